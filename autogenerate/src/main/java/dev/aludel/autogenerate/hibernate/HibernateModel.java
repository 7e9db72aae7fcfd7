package dev.aludel.autogenerate.hibernate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import dev.aludel.schema.ColumnReference;
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
 * @param currentSchema the schema in which the connection of the entities works, or
 * {@code null} when there is none: PostgreSQL finds in it what Hibernate gives no schema,
 * such as the types of enums
 * @param schema the objects
 * @param initialRows SQL statements that fill a table when it is created, by table
 * @param views the queries of the views that entities ask for with {@code @View}
 * @param structures the attributes of composite types as Hibernate writes them, by type,
 * each type after those that it uses
 * @param unconstrained the columns of associations whose mapping forbids a foreign key,
 * by table: one that the database has is not in the model, and not to be dropped either
 * @param sortedEnumTypes the enum types whose values Hibernate sorts by their names: the
 * order that they have in a database is as good
 * @param ordinals the columns in which entities keep the positions of enum constants
 * @param searched the tables, views and sequences that Hibernate writes without a schema,
 * so that PostgreSQL looks for them along its search path
 * @param notCompared what the entities ask for and {@link DatabaseSchema} cannot hold, a
 * phrase each: {@code options of table event (partition by list)}
 */
public record HibernateModel(@Nullable String defaultSchema, @Nullable String currentSchema, DatabaseSchema schema,
		Map<QualifiedName, List<String>> initialRows, Map<QualifiedName, String> views,
		Map<QualifiedName, String> structures, Map<QualifiedName, Set<Set<String>>> unconstrained,
		Set<QualifiedName> sortedEnumTypes, Set<ColumnReference> ordinals, Set<QualifiedName> searched,
		List<String> notCompared) {

	public HibernateModel {
		initialRows = Collections.unmodifiableMap(new LinkedHashMap<>(initialRows));
		views = Collections.unmodifiableMap(new LinkedHashMap<>(views));
		structures = Collections.unmodifiableMap(new LinkedHashMap<>(structures));
		unconstrained = Collections.unmodifiableMap(new LinkedHashMap<>(unconstrained));
		sortedEnumTypes = Collections.unmodifiableSet(new TreeSet<>(sortedEnumTypes));
		ordinals = Set.copyOf(ordinals);
		searched = Collections.unmodifiableSet(new TreeSet<>(searched));
		notCompared = List.copyOf(notCompared);
	}

	/**
	 * Returns the same in the names that a connection understands: what is in the schema
	 * in which it works carries no schema, and everything else does.
	 * @param workingSchema the schema in which the connection works
	 * @return the model
	 */
	public HibernateModel seenFrom(String workingSchema) {
		if (this.defaultSchema == null || this.defaultSchema.equals(workingSchema)) {
			return this;
		}
		// Hibernate writes no schema with the type of an enum.
		return new ModelNames((name) -> {
			String place = (name.schema() != null) ? name.schema() : this.defaultSchema;
			return name.inSchema(place.equals(workingSchema) ? null : place);
		}, UnaryOperator.identity()).applyTo(this, workingSchema);
	}

	/**
	 * Returns the same with what PostgreSQL finds elsewhere on the search path under the
	 * schema where it finds it.
	 * @param relations the schemas of tables, views and sequences, by their names
	 * @param types the schemas of enum types, by their names
	 * @return the model
	 */
	public HibernateModel found(Map<String, String> relations, Map<String, String> types) {
		if (relations.isEmpty() && types.isEmpty()) {
			return this;
		}
		return new ModelNames((name) -> this.searched.contains(name) ? name.inSchema(relations.get(name.name())) : name,
				(name) -> (name.schema() == null) ? name.inSchema(types.get(name.name())) : name)
			.applyTo(this, this.defaultSchema);
	}

}
