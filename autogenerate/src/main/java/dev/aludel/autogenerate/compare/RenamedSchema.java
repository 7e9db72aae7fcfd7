package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;

import org.jspecify.annotations.Nullable;

/** Carries {@link Renames} through everything that mentions a renamed thing. */
final class RenamedSchema {

	private final Renames renames;

	private final DatabaseSchema database;

	RenamedSchema(Renames renames, DatabaseSchema database) {
		this.renames = renames;
		this.database = database;
	}

	DatabaseSchema schema() {
		check();
		return this.database.schemas(schemas())
			.enumTypes(this.database.enumTypes().stream().map(this::enumType).toList())
			.tables(this.database.tables().stream().map(this::table).toList())
			.sequences(this.database.sequences().stream().map(this::sequence).toList());
	}

	private void check() {
		Map<QualifiedName, Table> tables = this.database.tablesByName();
		this.renames.tables().forEach((name, newName) -> {
			require(tables.containsKey(name), "table " + name);
			requireFree(tables.containsKey(newName), "table " + name, newName.toString());
		});
		this.renames.columns().forEach((name, columns) -> columns.forEach((column, newName) -> {
			Table table = tables.get(name);
			require(table != null && table.column(column).isPresent(), "column " + name + "." + column);
			requireFree(table != null && table.column(newName).isPresent(), "column " + name + "." + column, newName);
		}));
		List<QualifiedName> sequences = this.database.sequences().stream().map(Sequence::name).toList();
		this.renames.sequences().forEach((name, newName) -> {
			require(sequences.contains(name), "sequence " + name);
			requireFree(sequences.contains(newName), "sequence " + name, newName.toString());
		});
		checkEnumTypes();
	}

	private void checkEnumTypes() {
		Map<QualifiedName, List<String>> types = new TreeMap<>();
		this.database.enumTypes().forEach((type) -> types.put(type.name(), type.values()));
		this.renames.enumTypes().forEach((name, newName) -> {
			require(types.containsKey(name), "enum type " + name);
			requireFree(types.containsKey(newName), "enum type " + name, newName.toString());
		});
		this.renames.enumValues().forEach((name, values) -> values.forEach((value, newValue) -> {
			List<String> present = types.getOrDefault(name, List.of());
			require(present.contains(value), "value " + value + " of an enum type " + name);
			requireFree(present.contains(newValue), "value " + value + " of enum type " + name, newValue);
		}));
	}

	/** A schema that something moves to is there by then. */
	private List<String> schemas() {
		Set<String> schemas = new TreeSet<>(this.database.schemas());
		this.renames.tables().values().stream().map(QualifiedName::schema).forEach((schema) -> {
			if (schema != null) {
				schemas.add(schema);
			}
		});
		return List.copyOf(schemas);
	}

	private EnumType enumType(EnumType type) {
		Map<String, String> values = this.renames.enumValues().getOrDefault(type.name(), Map.of());
		return new EnumType(this.renames.enumType(type.name()),
				type.values().stream().map((value) -> values.getOrDefault(value, value)).toList());
	}

	private static void require(boolean present, String object) {
		if (!present) {
			throw new RenameException("The database has no " + object
					+ ", so it cannot be renamed.\nNothing was compared. Name what the database has, old:new.");
		}
	}

	private static void requireFree(boolean taken, String object, String newName) {
		if (taken) {
			throw new RenameException("The " + object + " cannot be renamed to " + newName
					+ ": the database has that already.\nNothing was compared. Drop or rename the other one first.");
		}
	}

	private Table table(Table table) {
		List<Column> columns = table.columns().stream().map((column) -> column(table, column)).toList();
		List<Constraint> constraints = new ArrayList<>();
		table.constraints().forEach((constraint) -> constraints.add(constraint(table, constraint)));
		List<Index> indexes = table.indexes().stream().map((index) -> index(table, index)).toList();
		return Table.of(this.renames.table(table.name()), columns.toArray(Column[]::new))
			.constraints(constraints)
			.indexes(indexes)
			.comment(table.comment());
	}

	private Column column(Table table, Column column) {
		Column renamed = column.named(columnName(table.name(), column.name())).type(type(column.type()));
		if (column.generation() instanceof ComputedValue computed) {
			renamed = renamed
				.generation(new ComputedValue(sql(table.name(), computed.expression()), computed.storage()));
		}
		QualifiedName sequence = SequenceUse.of(column).orElse(null);
		if (sequence != null && this.renames.sequences().containsKey(sequence)) {
			return renamed.defaultValue(SequenceUse.renamed(column, this.renames.sequence(sequence)));
		}
		return renamed.defaultValue(enums(renamed.defaultValue()));
	}

	private Constraint constraint(Table table, Constraint constraint) {
		QualifiedName name = table.name();
		if (constraint instanceof PrimaryKey key) {
			return new PrimaryKey(key.name(), names(name, key.columns()), names(name, key.include()),
					key.deferrability());
		}
		if (constraint instanceof UniqueConstraint unique) {
			return new UniqueConstraint(unique.name(), names(name, unique.columns()), names(name, unique.include()),
					unique.nulls(), unique.deferrability());
		}
		if (constraint instanceof ForeignKey key) {
			return new ForeignKey(key.name(), names(name, key.columns()), this.renames.table(key.referencedTable()),
					names(key.referencedTable(), key.referencedColumns()), key.onDelete(),
					names(name, key.onDeleteColumns()), key.onUpdate(), key.match(), key.deferrability(),
					key.validated());
		}
		if (constraint instanceof CheckConstraint check) {
			return check.expression(sql(name, check.expression()));
		}
		if (constraint instanceof ExclusionConstraint exclusion) {
			return new ExclusionConstraint(exclusion.name(), exclusion.method(),
					exclusion.elements()
						.stream()
						.map((element) -> new ExclusionConstraint.Element(key(name, element.key()), element.operator()))
						.toList(),
					names(name, exclusion.include()), condition(name, exclusion.where()), exclusion.deferrability());
		}
		throw new IllegalStateException("An unknown kind of constraint: " + constraint);
	}

	private Index index(Table table, Index index) {
		QualifiedName name = table.name();
		return new Index(index.name(), index.keys().stream().map((key) -> key(name, key)).toList(), index.unique(),
				index.method(), names(name, index.include()), index.nulls(), index.storageParameters(),
				condition(name, index.where()), index.comment(), index.valid());
	}

	private IndexKey key(QualifiedName table, IndexKey key) {
		if (key.subject() instanceof IndexKey.OfColumn column) {
			return key.subject(new IndexKey.OfColumn(columnName(table, column.name())));
		}
		if (key.subject() instanceof IndexKey.OfExpression expression) {
			return key.subject(new IndexKey.OfExpression(sql(table, expression.sql())));
		}
		return key;
	}

	private Sequence sequence(Sequence sequence) {
		ColumnReference owner = sequence.ownedBy();
		return new Sequence(this.renames.sequence(sequence.name()), sequence.type(), sequence.options(), (owner != null)
				? new ColumnReference(this.renames.table(owner.table()), columnName(owner.table(), owner.column()))
				: null);
	}

	private List<String> names(QualifiedName table, List<String> columns) {
		return columns.stream().map((column) -> columnName(table, column)).toList();
	}

	private String columnName(QualifiedName table, String column) {
		return this.renames.columns().getOrDefault(table, Map.of()).getOrDefault(column, column);
	}

	private ColumnType type(ColumnType type) {
		QualifiedName name = TypeName.of(type).name().orElse(null);
		QualifiedName newName = (name != null) ? this.renames.enumTypes().get(name) : null;
		if (newName == null) {
			return type;
		}
		return new ColumnType(Identifier.quote(newName) + (type.isArray() ? "[]" : ""));
	}

	private @Nullable String enums(@Nullable String sql) {
		return (sql != null) ? new SqlExpression(sql).renameEnums(this.renames) : null;
	}

	private @Nullable String condition(QualifiedName table, @Nullable String sql) {
		return (sql != null) ? sql(table, sql) : null;
	}

	private String sql(QualifiedName table, String sql) {
		String text = this.renames.columns().containsKey(table)
				? new SqlExpression(sql).renameColumns((column) -> columnName(table, column)) : sql;
		return new SqlExpression(text).renameEnums(this.renames);
	}

}
