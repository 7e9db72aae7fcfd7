package dev.aludel.autogenerate.compare;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.design.ComparedObject;
import dev.aludel.design.ComparedObject.Kind;
import dev.aludel.design.ComparisonFilter;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;

/**
 * Decides what an application compares: the patterns first, then its beans, all of which
 * have to agree.
 *
 * @param patterns what is named in the configuration
 * @param filters the beans
 */
public record SchemaFilter(ObjectPatterns patterns, List<ComparisonFilter> filters) {

	/**
	 * Everything is compared.
	 */
	public static final SchemaFilter ALL = new SchemaFilter(ObjectPatterns.ALL, List.of());

	public SchemaFilter {
		filters = List.copyOf(filters);
	}

	/**
	 * Says what of two schemas is left alone.
	 * @param model what the entities ask for
	 * @param database what the database holds
	 * @param ownership what of it Aludel keeps
	 * @return what is left alone
	 */
	public Exclusions exclusions(DatabaseSchema model, ReflectedSchema database, Ownership ownership) {
		if (this.patterns.isEmpty() && this.filters.isEmpty()) {
			return Exclusions.NONE;
		}
		Asked asked = new Asked(database.defaultSchema());
		ComparedObjects objects = new ComparedObjects(model, ownership.withoutBookkeeping(database.schema()),
				database.defaultSchema());
		asked.ask(objects.schemas());
		asked.ask(objects.tables());
		asked.ask(objects.sequences());
		asked.ask(objects.types());
		asked.ask(objects.columns());
		return new Exclusions(asked::includes, asked.excluded, asked.columns);
	}

	/**
	 * Returns the patterns that match nothing.
	 * @param model what the entities ask for
	 * @param database what the database holds
	 * @param naming how what has no name would be named
	 * @return the patterns, as they were written
	 */
	public List<String> idlePatterns(DatabaseSchema model, ReflectedSchema database, NamingConvention naming) {
		String defaultSchema = database.defaultSchema();
		return this.patterns.isEmpty() ? List.of() : this.patterns
			.without(new ComparedObjects(model, database.schema(), defaultSchema).all(naming), defaultSchema);
	}

	/** Answers, from the whole to its parts. */
	private final class Asked {

		private final String defaultSchema;

		private final Map<Kind, Set<QualifiedName>> excluded = new EnumMap<>(Kind.class);

		private final Map<QualifiedName, Set<String>> columns = new HashMap<>();

		Asked(String defaultSchema) {
			this.defaultSchema = defaultSchema;
			List.of(Kind.SCHEMA, Kind.TABLE, Kind.SEQUENCE, Kind.TYPE)
				.forEach((kind) -> this.excluded.put(kind, new TreeSet<>()));
		}

		void ask(List<ComparedObject> objects) {
			for (ComparedObject object : objects) {
				QualifiedName table = object.table();
				if (table == null) {
					if (isInExcludedSchema(object) || !includes(object)) {
						excluded(object.kind()).add(object.name());
					}
				}
				else if (!excluded(Kind.TABLE).contains(table) && !includes(object)) {
					this.columns.computeIfAbsent(table, (name) -> new HashSet<>()).add(object.name().name());
				}
			}
		}

		private boolean isInExcludedSchema(ComparedObject object) {
			String schema = object.name().schema();
			return object.kind() != Kind.SCHEMA
					&& excluded(Kind.SCHEMA).contains(QualifiedName.of((schema != null) ? schema : this.defaultSchema));
		}

		private Set<QualifiedName> excluded(Kind kind) {
			return this.excluded.getOrDefault(kind, Set.of());
		}

		boolean includes(ComparedObject object) {
			return SchemaFilter.this.patterns.includes(object, this.defaultSchema)
					&& SchemaFilter.this.filters.stream().allMatch((filter) -> filter.includes(object));
		}

	}

}
