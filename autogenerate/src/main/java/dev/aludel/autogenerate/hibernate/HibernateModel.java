package dev.aludel.autogenerate.hibernate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What the entities of one persistence unit ask of the database, in Hibernate's own
 * spelling: types as its DDL writes them, expressions as the author wrote them, generated
 * names left out. Names in the default schema carry no schema.
 *
 * @param defaultSchema the schema that unqualified names mean, or {@code null} when
 * neither {@code hibernate.default_schema} nor a connection says
 * @param schema the objects
 * @param initialRows SQL statements that fill a table when it is created, by table
 * @param views the queries of the views that entities ask for with {@code @View}
 * @param unconstrained the columns of associations whose mapping forbids a foreign key,
 * by table: one that the database has is not in the model, and not to be dropped either
 * @param sortedEnumTypes the enum types whose values Hibernate sorts by their names: the
 * order that they have in a database is as good
 * @param notCompared what the entities ask for and {@link DatabaseSchema} cannot hold, a
 * phrase each: {@code options of table event (partition by list)}
 */
public record HibernateModel(@Nullable String defaultSchema, DatabaseSchema schema,
		Map<QualifiedName, List<String>> initialRows, Map<QualifiedName, String> views,
		Map<QualifiedName, Set<Set<String>>> unconstrained, Set<QualifiedName> sortedEnumTypes,
		List<String> notCompared) {

	public HibernateModel {
		initialRows = Collections.unmodifiableMap(new LinkedHashMap<>(initialRows));
		views = Collections.unmodifiableMap(new LinkedHashMap<>(views));
		unconstrained = Collections.unmodifiableMap(new LinkedHashMap<>(unconstrained));
		sortedEnumTypes = Collections.unmodifiableSet(new TreeSet<>(sortedEnumTypes));
		notCompared = List.copyOf(notCompared);
	}

}
