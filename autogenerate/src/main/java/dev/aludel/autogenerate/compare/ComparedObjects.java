package dev.aludel.autogenerate.compare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.aludel.design.ComparedObject;
import dev.aludel.design.ComparedObject.Kind;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;

import org.jspecify.annotations.Nullable;

/** Everything that entities and database have, by name. */
final class ComparedObjects {

	private final DatabaseSchema model;

	private final DatabaseSchema database;

	private final String defaultSchema;

	ComparedObjects(DatabaseSchema model, DatabaseSchema database, String defaultSchema) {
		this.model = model;
		this.database = database;
		this.defaultSchema = defaultSchema;
	}

	List<ComparedObject> schemas() {
		return union(Kind.SCHEMA, null, this::schemas);
	}

	List<ComparedObject> tables() {
		return union(Kind.TABLE, null, (schema) -> schema.tables().stream().map(Table::name));
	}

	List<ComparedObject> sequences() {
		return union(Kind.SEQUENCE, null, (schema) -> schema.sequences().stream().map(Sequence::name));
	}

	List<ComparedObject> types() {
		return union(Kind.TYPE, null, (schema) -> schema.enumTypes().stream().map(EnumType::name));
	}

	List<ComparedObject> columns() {
		return parts(Kind.COLUMN, (table) -> table.columns().stream().map(Column::name));
	}

	/** Those of the entities under the names that they would get. */
	List<ComparedObject> all(NamingConvention naming) {
		ComparedObjects named = new ComparedObjects(ConventionalNames.in(this.model, naming), this.database,
				this.defaultSchema);
		return Stream
			.of(schemas(), tables(), sequences(), types(), columns(),
					named.parts(Kind.CONSTRAINT, (table) -> table.constraints().stream().map(Constraint::name)),
					named.parts(Kind.INDEX, (table) -> table.indexes().stream().map(Index::name)))
			.flatMap(List::stream)
			.toList();
	}

	private Stream<QualifiedName> schemas(DatabaseSchema schema) {
		return Stream
			.of(schema.schemas().stream(), Stream.of(this.defaultSchema),
					names(schema).map(QualifiedName::schema).filter((name) -> name != null))
			.flatMap((names) -> names)
			.map(QualifiedName::of);
	}

	private static Stream<QualifiedName> names(DatabaseSchema schema) {
		return Stream
			.of(schema.tables().stream().map(Table::name), schema.sequences().stream().map(Sequence::name),
					schema.enumTypes().stream().map(EnumType::name))
			.flatMap((names) -> names);
	}

	private List<ComparedObject> parts(Kind kind, Function<Table, Stream<@Nullable String>> names) {
		Set<QualifiedName> tables = new TreeSet<>(this.model.tablesByName().keySet());
		tables.addAll(this.database.tablesByName().keySet());
		var entities = this.model.tablesByName();
		var present = this.database.tablesByName();
		return tables.stream().flatMap((table) -> {
			Set<String> asked = names(entities.get(table), names);
			Set<String> there = names(present.get(table), names);
			Set<String> all = new LinkedHashSet<>(asked);
			all.addAll(there);
			return all.stream()
				.map((name) -> new ComparedObject(kind, table.sibling(name), table, asked.contains(name),
						there.contains(name)));
		}).toList();
	}

	private static Set<String> names(@Nullable Table table, Function<Table, Stream<@Nullable String>> names) {
		Set<String> found = new LinkedHashSet<>();
		if (table != null) {
			names.apply(table).forEach((name) -> {
				if (name != null) {
					found.add(name);
				}
			});
		}
		return found;
	}

	private List<ComparedObject> union(Kind kind, @Nullable QualifiedName table,
			Function<DatabaseSchema, Stream<QualifiedName>> names) {
		Set<QualifiedName> asked = new TreeSet<>(names.apply(this.model).toList());
		Set<QualifiedName> there = new TreeSet<>(names.apply(this.database).toList());
		Set<QualifiedName> all = new TreeSet<>(asked);
		all.addAll(there);
		return all.stream()
			.map((name) -> new ComparedObject(kind, name, table, asked.contains(name), there.contains(name)))
			.toList();
	}

}
