package dev.aludel.autogenerate.hibernate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Gives the things of a model other names.
 *
 * @param relations the new names of tables, views and sequences
 * @param types the new names of enum types
 */
record ModelNames(UnaryOperator<QualifiedName> relations, UnaryOperator<QualifiedName> types) {

	HibernateModel applyTo(HibernateModel model, @Nullable String defaultSchema) {
		return new HibernateModel(defaultSchema, model.currentSchema(), applyTo(model.schema(), defaultSchema),
				keys(model.initialRows()), keys(model.views()), types(model.structures()), keys(model.unconstrained()),
				model.sortedEnumTypes().stream().map(this.types).collect(Collectors.toSet()),
				model.ordinals()
					.stream()
					.map((column) -> new ColumnReference(this.relations.apply(column.table()), column.column()))
					.collect(Collectors.toSet()),
				model.searched().stream().map(this.relations).collect(Collectors.toSet()), model.notCompared());
	}

	private DatabaseSchema applyTo(DatabaseSchema schema, @Nullable String defaultSchema) {
		DatabaseSchema named = schema
			.enumTypes(schema.enumTypes()
				.stream()
				.map((type) -> new EnumType(this.types.apply(type.name()), type.values()))
				.toList())
			.sequences(schema.sequences().stream().map(this::sequence).toList())
			.tables(schema.tables().stream().map(this::table).toList());
		return named.schemas(schemas(named, schema.schemas(), defaultSchema));
	}

	private static List<String> schemas(DatabaseSchema named, List<String> before, @Nullable String defaultSchema) {
		Set<String> schemas = new TreeSet<>(before);
		Stream
			.of(named.tables().stream().map(Table::name), named.sequences().stream().map(Sequence::name),
					named.enumTypes().stream().map(EnumType::name))
			.flatMap((names) -> names)
			.map(QualifiedName::schema)
			.filter((schema) -> schema != null)
			.forEach(schemas::add);
		if (defaultSchema != null) {
			schemas.remove(defaultSchema);
		}
		return List.copyOf(schemas);
	}

	private Sequence sequence(Sequence sequence) {
		ColumnReference owner = sequence.ownedBy();
		return new Sequence(this.relations.apply(sequence.name()), sequence.type(), sequence.options(),
				(owner != null) ? new ColumnReference(this.relations.apply(owner.table()), owner.column()) : null);
	}

	private Table table(Table table) {
		List<Constraint> constraints = new ArrayList<>();
		table.constraints()
			.forEach((constraint) -> constraints
				.add((constraint instanceof ForeignKey key) ? foreignKey(key) : constraint));
		return table.named(this.relations.apply(table.name())).constraints(constraints);
	}

	private ForeignKey foreignKey(ForeignKey key) {
		return new ForeignKey(key.name(), key.columns(), this.relations.apply(key.referencedTable()),
				key.referencedColumns(), key.onDelete(), key.onDeleteColumns(), key.onUpdate(), key.match(),
				key.deferrability(), key.validated());
	}

	private <V> Map<QualifiedName, V> types(Map<QualifiedName, V> map) {
		Map<QualifiedName, V> result = new LinkedHashMap<>();
		map.forEach((name, value) -> result.put(this.types.apply(name), value));
		return result;
	}

	private <V> Map<QualifiedName, V> keys(Map<QualifiedName, V> map) {
		Map<QualifiedName, V> result = new LinkedHashMap<>();
		map.forEach((name, value) -> result.put(this.relations.apply(name), value));
		return result;
	}

}
