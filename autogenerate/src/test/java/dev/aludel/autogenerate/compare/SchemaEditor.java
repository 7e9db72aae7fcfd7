package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AddEnumValue;
import dev.aludel.operation.AddIdentity;
import dev.aludel.operation.AlterColumnType;
import dev.aludel.operation.AlterIdentity;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.AlterTable;
import dev.aludel.operation.Backfill;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.CreateEnumType;
import dev.aludel.operation.CreateExtension;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateSchema;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropDefault;
import dev.aludel.operation.DropEnumType;
import dev.aludel.operation.DropExtension;
import dev.aludel.operation.DropIdentity;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropNotNull;
import dev.aludel.operation.DropSchema;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.MoveSequence;
import dev.aludel.operation.MoveTable;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameEnumType;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.RenameSequence;
import dev.aludel.operation.RenameTable;
import dev.aludel.operation.SetComment;
import dev.aludel.operation.SetDefault;
import dev.aludel.operation.SetNotNull;
import dev.aludel.operation.ValidateConstraint;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Carries operations out on a {@link DatabaseSchema} as PostgreSQL would, and refuses
 * what it refuses. It is stricter in one point: what PostgreSQL would drop silently along
 * with a column (indexes, constraints) must have been dropped before.
 */
final class SchemaEditor implements Operation.Visitor<SchemaEditor> {

	private static final Set<String> BUILT_IN = Set.of("smallint", "integer", "bigint", "text", "character varying",
			"boolean", "numeric", "uuid", "timestamp with time zone", "date", "jsonb", "int4range", "character",
			"double precision", "real", "bytea", "oid", "zip_code", "json", "citext", "timestamp without time zone");

	private static final Pattern DROP_EXPRESSION = Pattern
		.compile("alter table (\\S+) alter column (\\S+) drop expression");

	private final Set<String> schemas;

	private final Set<String> extensions;

	private final Map<QualifiedName, EnumType> enumTypes = new TreeMap<>();

	private final Map<QualifiedName, Sequence> sequences = new TreeMap<>();

	private final Map<QualifiedName, Table> tables = new TreeMap<>();

	private SchemaEditor(DatabaseSchema schema) {
		this.schemas = new TreeSet<>(schema.schemas());
		this.extensions = new TreeSet<>(schema.extensions());
		schema.enumTypes().forEach((type) -> this.enumTypes.put(type.name(), type));
		schema.sequences().forEach((sequence) -> this.sequences.put(sequence.name(), sequence));
		schema.tables().forEach((table) -> this.tables.put(table.name(), table));
	}

	static DatabaseSchema apply(List<Operation> operations, DatabaseSchema schema) {
		SchemaEditor editor = new SchemaEditor(ReferencedColumns.writtenOut(schema));
		for (Operation operation : operations) {
			try {
				operation.accept(editor);
			}
			catch (Refusal ex) {
				throw new Refusal(operation.describe() + ": " + ex.getMessage() + "\n  " + operation);
			}
		}
		return editor.schema();
	}

	/** The same schema in one order and one spelling. */
	static DatabaseSchema normalized(DatabaseSchema schema) {
		return new SchemaEditor(ReferencedColumns.writtenOut(schema)).schema();
	}

	private DatabaseSchema schema() {
		return new DatabaseSchema(List.copyOf(this.schemas), List.copyOf(this.extensions),
				List.copyOf(this.enumTypes.values()),
				this.sequences.values()
					.stream()
					.map((sequence) -> sequence.with(sequence.options().reduced(sequence.type())))
					.toList(),
				this.tables.values().stream().map(SchemaEditor::normalized).toList());
	}

	private static Table normalized(Table table) {
		List<Column> columns = new ArrayList<>();
		for (Column column : table.columns()) {
			columns.add((column.generation() instanceof Identity identity)
					? column.generation(identity.with(identity.options().reduced(column.type()))) : column);
		}
		columns.sort(Comparator.comparing(Column::name));
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints.sort(Comparator.comparing(Constraint::toString));
		List<Index> indexes = new ArrayList<>(table.indexes());
		indexes.sort(Comparator.comparing(Index::toString));
		return Table.of(table.name(), columns.toArray(Column[]::new))
			.constraints(constraints)
			.indexes(indexes)
			.comment(table.comment());
	}

	@Override
	public SchemaEditor visit(CreateSchema operation) {
		refuseUnless(this.schemas.add(operation.name()), "the schema exists");
		return this;
	}

	@Override
	public SchemaEditor visit(DropSchema operation) {
		refuseUnless(this.schemas.remove(operation.name()), "there is no such schema");
		refuseIf(names().stream().anyMatch((name) -> operation.name().equals(name.schema())),
				"the schema is not empty");
		return this;
	}

	private List<QualifiedName> names() {
		List<QualifiedName> names = new ArrayList<>(this.tables.keySet());
		names.addAll(this.sequences.keySet());
		names.addAll(this.enumTypes.keySet());
		return names;
	}

	@Override
	public SchemaEditor visit(CreateExtension operation) {
		refuseUnless(this.extensions.add(operation.name()), "the extension exists");
		return this;
	}

	@Override
	public SchemaEditor visit(DropExtension operation) {
		refuseUnless(this.extensions.remove(operation.name()), "there is no such extension");
		return this;
	}

	@Override
	public SchemaEditor visit(CreateEnumType operation) {
		refuseIf(this.enumTypes.containsKey(operation.type().name()), "the type exists");
		requireSchema(operation.type().name());
		this.enumTypes.put(operation.type().name(), operation.type());
		return this;
	}

	@Override
	public SchemaEditor visit(DropEnumType operation) {
		refuseUnless(this.enumTypes.remove(operation.type()) != null, "there is no such type");
		for (Table table : this.tables.values()) {
			for (Column column : table.columns()) {
				refuseIf(ColumnChanges.uses(column.type(), Set.of(operation.type())),
						"column " + table.name() + "." + column.name() + " has the type");
			}
			expressions(table).forEach((sql) -> refuseIf(new SqlExpression(sql).mentionsType(Set.of(operation.type())),
					"an expression of " + table.name() + " uses the type: " + sql));
		}
		return this;
	}

	@Override
	public SchemaEditor visit(RenameEnumType operation) {
		EnumType type = this.enumTypes.remove(operation.type());
		refuseIf(type == null, "there is no such type");
		QualifiedName newName = operation.type().sibling(operation.newName());
		refuseIf(this.enumTypes.containsKey(newName), "the new name is taken");
		if (type != null) {
			this.enumTypes.put(newName, new EnumType(newName, type.values()));
		}
		UnaryOperator<String> rename = (sql) -> sql.replaceAll("\\b" + operation.type().name() + "\\b",
				operation.newName());
		this.tables.replaceAll((name, table) -> rewrite(table, rename));
		return this;
	}

	@Override
	public SchemaEditor visit(AddEnumValue operation) {
		EnumType type = this.enumTypes.get(operation.type());
		refuseIf(type == null || type.values().contains(operation.value()),
				"there is no such type, or it has the value");
		List<String> values = new ArrayList<>((type != null) ? type.values() : List.of());
		AddEnumValue.Position position = operation.position();
		int index = (position != null) ? values.indexOf(position.neighbour()) : values.size();
		refuseIf(index < 0, "there is no such neighbour");
		boolean after = position != null && position.side() == AddEnumValue.Side.AFTER;
		values.add(after ? index + 1 : index, operation.value());
		this.enumTypes.put(operation.type(), new EnumType(operation.type(), values));
		return this;
	}

	@Override
	public SchemaEditor visit(RenameEnumValue operation) {
		throw new Refusal("not meant to be drafted");
	}

	@Override
	public SchemaEditor visit(CreateSequence operation) {
		Sequence sequence = operation.sequence();
		requireSchema(sequence.name());
		requireFreeRelation(sequence.name());
		if (sequence.ownedBy() != null) {
			column(sequence.ownedBy().table(), sequence.ownedBy().column());
		}
		this.sequences.put(sequence.name(), sequence);
		return this;
	}

	@Override
	public SchemaEditor visit(AlterSequence operation) {
		Sequence sequence = this.sequences.get(operation.sequence());
		if (sequence == null) {
			throw new Refusal("there is no such sequence");
		}
		if (operation.type() != null) {
			sequence = sequence.with(sequence.options().reduced(sequence.type())).as(operation.type());
		}
		if (operation.ownership() != null) {
			ColumnReference owner = operation.ownership().column();
			if (owner != null) {
				column(owner.table(), owner.column());
			}
			sequence = new Sequence(sequence.name(), sequence.type(), sequence.options(), owner);
		}
		this.sequences.put(operation.sequence(),
				sequence.with(overlay(sequence.options().resolved(sequence.type()), operation.options())));
		return this;
	}

	private static SequenceOptions overlay(SequenceOptions options, SequenceOptions changes) {
		return new SequenceOptions(or(changes.start(), options.start()), or(changes.increment(), options.increment()),
				or(changes.minValue(), options.minValue()), or(changes.maxValue(), options.maxValue()),
				or(changes.cache(), options.cache()), or(changes.cycle(), options.cycle()));
	}

	private static <T> @Nullable T or(@Nullable T value, @Nullable T other) {
		return (value != null) ? value : other;
	}

	@Override
	public SchemaEditor visit(DropSequence operation) {
		refuseUnless(this.sequences.containsKey(operation.sequence()), "there is no such sequence");
		removeSequence(operation.sequence());
		return this;
	}

	private void removeSequence(QualifiedName name) {
		this.sequences.remove(name);
		for (Table table : this.tables.values()) {
			for (Column column : table.columns()) {
				refuseIf(SequenceUse.of(column).filter(name::equals).isPresent(),
						"the default of " + table.name() + "." + column.name() + " uses sequence " + name);
			}
		}
	}

	@Override
	public SchemaEditor visit(RenameSequence operation) {
		return rename(Renames.NONE.sequence(operation.sequence(), operation.newName()));
	}

	@Override
	public SchemaEditor visit(CreateTable operation) {
		Table table = operation.table();
		requireSchema(table.name());
		requireFreeRelation(table.name());
		this.tables.put(table.name(),
				Table.of(table.name(), table.columns().toArray(Column[]::new)).comment(table.comment()));
		table.columns().forEach((column) -> check(table.name(), column));
		if (table.primaryKey() != null) {
			table.primaryKey().columns().forEach((name) -> change(table.name(), name, Column::notNull));
		}
		table.constraints().forEach((constraint) -> {
			refuseIf(constraint instanceof CheckConstraint check && !check.validated(), "a new table has no rows");
			refuseIf(constraint instanceof ForeignKey key && !key.validated(), "a new table has no rows");
			addConstraint(table.name(), constraint);
		});
		table.indexes().forEach((index) -> new CreateIndex(table.name(), index, false, false).accept(this));
		return this;
	}

	@Override
	public SchemaEditor visit(DropTable operation) {
		Table dropped = table(operation.table());
		this.tables.remove(dropped.name());
		for (Table table : this.tables.values()) {
			table.foreignKeys()
				.forEach((key) -> refuseIf(key.referencedTable().equals(dropped.name()),
						"foreign key " + key.name() + " of " + table.name() + " points at it"));
		}
		dropped.columns().forEach((column) -> removeOwned(new ColumnReference(dropped.name(), column.name())));
		return this;
	}

	private void removeOwned(ColumnReference owner) {
		List<QualifiedName> owned = this.sequences.values()
			.stream()
			.filter((sequence) -> owner.equals(sequence.ownedBy()))
			.map(Sequence::name)
			.toList();
		owned.forEach(this::removeSequence);
	}

	@Override
	public SchemaEditor visit(RenameTable operation) {
		return rename(Renames.NONE.table(operation.table(), operation.newName()));
	}

	@Override
	public SchemaEditor visit(MoveTable operation) {
		return rename(Renames.NONE.table(operation.table(), moved(operation.table(), operation.schema())));
	}

	@Override
	public SchemaEditor visit(MoveSequence operation) {
		return rename(Renames.NONE.sequence(operation.sequence(), moved(operation.sequence(), operation.schema())));
	}

	/** The default schema has no name here. */
	private QualifiedName moved(QualifiedName name, String schema) {
		requireSchema(name.inSchema(schema.equals("public") ? null : schema));
		return name.inSchema(schema.equals("public") ? null : schema);
	}

	@Override
	public SchemaEditor visit(RenameColumn operation) {
		return rename(
				Renames.NONE.column(new ColumnReference(operation.table(), operation.column()), operation.newName()));
	}

	private SchemaEditor rename(Renames renames) {
		SchemaEditor renamed = new SchemaEditor(renames.applyTo(schema()));
		this.tables.clear();
		this.tables.putAll(renamed.tables);
		this.sequences.clear();
		this.sequences.putAll(renamed.sequences);
		return this;
	}

	@Override
	public SchemaEditor visit(AlterTable operation) {
		operation.changes().forEach((change) -> change.accept((Operation.Visitor<SchemaEditor>) this));
		return this;
	}

	@Override
	public SchemaEditor visit(AddColumn operation) {
		Table table = table(operation.table());
		refuseIf(table.column(operation.column().name()).isPresent(), "the column exists");
		List<Column> columns = new ArrayList<>(table.columns());
		columns.add(operation.column());
		this.tables.put(table.name(), table.columns(columns));
		check(table.name(), operation.column());
		return this;
	}

	@Override
	public SchemaEditor visit(DropColumn operation) {
		Column dropped = column(operation.table(), operation.column());
		Table table = table(operation.table());
		Remains remains = new Remains(Set.of(dropped.name()));
		table.columns().forEach((column) -> refuseIf(computedFrom(column, dropped.name()), "it is used by " + column));
		table.indexes().forEach((index) -> refuseUnless(remains.whole(index), "it would take along " + index.name()));
		for (Constraint constraint : table.constraints()) {
			refuseIf(mentions(constraint, dropped.name()), "it would take along " + constraint.name());
		}
		refuseIfReferenced(table.name(), (key) -> key.contains(dropped.name()));
		List<Column> columns = new ArrayList<>(table.columns());
		columns.remove(dropped);
		this.tables.put(table.name(), table.columns(columns));
		removeOwned(new ColumnReference(table.name(), dropped.name()));
		return this;
	}

	private static boolean mentions(Constraint constraint, String column) {
		if (constraint instanceof ForeignKey key) {
			return key.columns().contains(column);
		}
		if (constraint instanceof CheckConstraint check) {
			return new SqlExpression(check.expression()).mentionsColumn(Set.of(column));
		}
		if (constraint instanceof ExclusionConstraint exclusion) {
			return !new Remains(Set.of(column)).whole(exclusion);
		}
		return Keys.of(constraint).filter((columns) -> columns.contains(column)).isPresent();
	}

	@Override
	public SchemaEditor visit(AlterColumnType operation) {
		Column column = column(operation.table(), operation.column());
		Table table = table(operation.table());
		refuseIf(column.generation() instanceof ComputedValue, "it is computed");
		table.columns().forEach((other) -> refuseIf(computedFrom(other, column.name()), "it is used by " + other));
		boolean sameBase = TypeName.of(column.type()).sameBase(TypeName.of(operation.type()));
		if (!sameBase) {
			refuseIf(column.defaultValue() != null, "its default would keep the marks of the old type");
			expressions(table).forEach((sql) -> refuseIf(new SqlExpression(sql).mentionsColumn(Set.of(column.name())),
					"an expression would keep the marks of the old type: " + sql));
		}
		change(operation.table(), operation.column(),
				(old) -> old.type(operation.type()).collation(operation.collation()));
		check(operation.table(), column(operation.table(), operation.column()));
		this.tables.values().forEach((other) -> other.foreignKeys().forEach((key) -> checkTypes(other, key)));
		return this;
	}

	@Override
	public SchemaEditor visit(SetNotNull operation) {
		refuseUnless(column(operation.table(), operation.column()).nullable(), "it is not null already");
		return change(operation.table(), operation.column(), Column::notNull);
	}

	@Override
	public SchemaEditor visit(DropNotNull operation) {
		Column column = column(operation.table(), operation.column());
		PrimaryKey key = table(operation.table()).primaryKey();
		refuseIf(key != null && key.columns().contains(column.name()), "it is part of the primary key");
		refuseIf(column.generation() instanceof Identity, "it is an identity column");
		refuseIf(column.nullable(), "it is nullable already");
		return change(operation.table(), operation.column(), (old) -> old.withNullable(true));
	}

	@Override
	public SchemaEditor visit(SetDefault operation) {
		refuseIf(column(operation.table(), operation.column()).generation() != null, "its value is generated");
		change(operation.table(), operation.column(), (old) -> old.defaultValue(operation.expression()));
		check(operation.table(), column(operation.table(), operation.column()));
		return this;
	}

	@Override
	public SchemaEditor visit(DropDefault operation) {
		refuseIf(column(operation.table(), operation.column()).defaultValue() == null, "it has no default");
		return change(operation.table(), operation.column(), (old) -> old.defaultValue(null));
	}

	@Override
	public SchemaEditor visit(AddIdentity operation) {
		Column column = column(operation.table(), operation.column());
		refuseIf(column.nullable() || column.defaultValue() != null || column.generation() != null,
				"it is nullable or has a value already: " + column);
		change(operation.table(), operation.column(), (old) -> old.generation(operation.identity()));
		check(operation.table(), column(operation.table(), operation.column()));
		return this;
	}

	@Override
	public SchemaEditor visit(AlterIdentity operation) {
		Column column = column(operation.table(), operation.column());
		if (!(column.generation() instanceof Identity identity)) {
			throw new Refusal("it is no identity column");
		}
		SequenceOptions options = overlay(identity.options().resolved(column.type()), operation.identity().options());
		return change(operation.table(), operation.column(),
				(old) -> old.generation(operation.identity().with(options)));
	}

	@Override
	public SchemaEditor visit(DropIdentity operation) {
		refuseUnless(column(operation.table(), operation.column()).generation() instanceof Identity,
				"it is no identity column");
		return change(operation.table(), operation.column(), (old) -> old.generation(null));
	}

	@Override
	public SchemaEditor visit(AddConstraint operation) {
		addConstraint(operation.table(), operation.constraint());
		return this;
	}

	private void addConstraint(QualifiedName name, Constraint constraint) {
		Table table = table(name);
		refuseIf(constraint.name() == null, "it has no name");
		refuseIf(table.constraints().stream().anyMatch((other) -> Objects.equals(other.name(), constraint.name())),
				"the name of " + constraint.name() + " is taken");
		if (!(constraint instanceof CheckConstraint || constraint instanceof ForeignKey)) {
			requireFreeRelation(name.sibling(Objects.requireNonNull(constraint.name())));
		}
		if (constraint instanceof PrimaryKey key) {
			refuseIf(table.primaryKey() != null, "there is a primary key");
			key.columns().forEach((column) -> refuseIf(column(name, column).nullable(), column + " is nullable"));
		}
		if (constraint instanceof CheckConstraint check) {
			requireColumns(table, check.expression());
		}
		if (constraint instanceof ForeignKey key) {
			Table referenced = key.referencedTable().equals(name) ? table : table(key.referencedTable());
			refuseUnless(Keys.of(referenced).contains(Set.copyOf(key.referencedColumns())),
					"there is no key to point at: " + key);
			checkTypes(table, key);
		}
		Keys.of(constraint).ifPresent((columns) -> columns.forEach((column) -> column(name, column)));
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints.add(constraint);
		this.tables.put(name, table.constraints(constraints));
	}

	private void checkTypes(Table table, ForeignKey key) {
		for (int index = 0; index < key.columns().size(); index++) {
			ColumnType type = column(table.name(), key.columns().get(index)).type();
			ColumnType referenced = column(key.referencedTable(), key.referencedColumns().get(index)).type();
			refuseUnless(areComparable(TypeName.of(type), TypeName.of(referenced)),
					"foreign key %s compares %s with %s".formatted(key.name(), type, referenced));
		}
	}

	private static boolean areComparable(TypeName one, TypeName other) {
		Set<String> numbers = Set.of("smallint", "integer", "bigint");
		Set<String> strings = Set.of("text", "character varying");
		return one.sameBase(other) || (numbers.contains(one.base()) && numbers.contains(other.base()))
				|| (strings.contains(one.base()) && strings.contains(other.base()));
	}

	@Override
	public SchemaEditor visit(DropConstraint operation) {
		Table table = table(operation.table());
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		Constraint dropped = constraint(table, operation.name());
		constraints.remove(dropped);
		this.tables.put(table.name(), table.constraints(constraints));
		Keys.of(dropped).ifPresent((columns) -> refuseIfReferenced(table.name(), columns::equals));
		return this;
	}

	private void refuseIfReferenced(QualifiedName name, Predicate<Set<String>> keys) {
		for (Table table : this.tables.values()) {
			for (ForeignKey key : table.foreignKeys()) {
				refuseIf(key.referencedTable().equals(name) && keys.test(Set.copyOf(key.referencedColumns())),
						"foreign key " + key.name() + " of " + table.name() + " points at it");
			}
		}
	}

	@Override
	public SchemaEditor visit(RenameConstraint operation) {
		Table table = table(operation.table());
		Constraint renamed = constraint(table, operation.name());
		refuseIf(table.constraints().stream().anyMatch((other) -> operation.newName().equals(other.name())),
				"the new name is taken");
		if (!(renamed instanceof CheckConstraint || renamed instanceof ForeignKey)) {
			requireFreeRelation(table.name().sibling(operation.newName()));
		}
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints.set(constraints.indexOf(renamed), renamed.named(operation.newName()));
		this.tables.put(table.name(), table.constraints(constraints));
		return this;
	}

	@Override
	public SchemaEditor visit(ValidateConstraint operation) {
		Table table = table(operation.table());
		Constraint constraint = constraint(table, operation.name());
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints.set(constraints.indexOf(constraint), (constraint instanceof CheckConstraint check)
				? Validity.validated(check) : Validity.validated((ForeignKey) constraint));
		refuseIf(constraints.contains(constraint), "it is valid already");
		this.tables.put(table.name(), table.constraints(constraints));
		return this;
	}

	@Override
	public SchemaEditor visit(CreateIndex operation) {
		Table table = table(operation.table());
		Index index = operation.index();
		requireFreeRelation(table.name().sibling(Objects.requireNonNull(index.name())));
		expressions(index).forEach((sql) -> requireColumns(table, sql));
		for (IndexKey key : index.keys()) {
			if (key.subject() instanceof IndexKey.OfColumn column) {
				column(table.name(), column.name());
			}
		}
		List<Index> indexes = new ArrayList<>(table.indexes());
		indexes.add(index);
		this.tables.put(table.name(), table.indexes(indexes));
		return this;
	}

	@Override
	public SchemaEditor visit(DropIndex operation) {
		Table table = table(operation.table());
		Index dropped = index(table, operation.name());
		List<Index> indexes = new ArrayList<>(table.indexes());
		indexes.remove(dropped);
		this.tables.put(table.name(), table.indexes(indexes));
		Keys.of(dropped).ifPresent((columns) -> refuseIfReferenced(table.name(), columns::equals));
		return this;
	}

	@Override
	public SchemaEditor visit(RenameIndex operation) {
		requireFreeRelation(operation.table().sibling(operation.newName()));
		return changeIndex(operation.table(), operation.name(), (index) -> index.named(operation.newName()));
	}

	@Override
	public SchemaEditor visit(SetComment operation) {
		SetComment.Target target = operation.target();
		if (target instanceof SetComment.OnColumn column) {
			return change(column.table(), column.column(), (old) -> old.comment(operation.comment()));
		}
		if (target instanceof SetComment.OnIndex index) {
			return changeIndex(index.table(), index.index(), (old) -> old.comment(operation.comment()));
		}
		refuseUnless(target instanceof SetComment.OnTable, "not meant to be drafted");
		this.tables.put(target.table(), table(target.table()).comment(operation.comment()));
		return this;
	}

	@Override
	public SchemaEditor visit(ExecuteSql operation) {
		if (operation.sql().startsWith("do $held$") || operation.sql().startsWith("update ")) {
			// It looks at rows, or changes them, and there are none.
			return this;
		}
		Matcher matcher = DROP_EXPRESSION.matcher(operation.sql());
		if (matcher.matches()) {
			return change(QualifiedName.parse(matcher.group(1)), matcher.group(2).replace("\"", ""),
					(old) -> old.generation(null));
		}
		boolean moves = operation.sql().startsWith("select setval(") || operation.sql().contains(" restart with ");
		refuseUnless(moves, "not meant to be drafted");
		return this;
	}

	@Override
	public SchemaEditor visit(BulkInsert operation) {
		throw new Refusal("not meant to be drafted");
	}

	@Override
	public SchemaEditor visit(Backfill operation) {
		return this;
	}

	private Table table(QualifiedName name) {
		Table table = this.tables.get(name);
		if (table == null) {
			throw new Refusal("there is no table " + name);
		}
		return table;
	}

	private Column column(QualifiedName table, String name) {
		return table(table).column(name).orElseThrow(() -> new Refusal("there is no column " + table + "." + name));
	}

	private static Constraint constraint(Table table, String name) {
		return table.constraints()
			.stream()
			.filter((candidate) -> name.equals(candidate.name()))
			.findFirst()
			.orElseThrow(() -> new Refusal("there is no constraint " + name));
	}

	private static Index index(Table table, String name) {
		return table.indexes()
			.stream()
			.filter((candidate) -> name.equals(candidate.name()))
			.findFirst()
			.orElseThrow(() -> new Refusal("there is no index " + name));
	}

	private SchemaEditor change(QualifiedName name, String column, UnaryOperator<Column> change) {
		column(name, column);
		Table table = table(name);
		this.tables.put(name, table.columns(
				table.columns().stream().map((old) -> old.name().equals(column) ? change.apply(old) : old).toList()));
		return this;
	}

	private SchemaEditor changeIndex(QualifiedName name, String indexName, UnaryOperator<Index> change) {
		Table table = table(name);
		Index index = index(table, indexName);
		List<Index> indexes = new ArrayList<>(table.indexes());
		indexes.set(indexes.indexOf(index), change.apply(index));
		this.tables.put(name, table.indexes(indexes));
		return this;
	}

	/** What PostgreSQL checks of a column: its type, its sequence, its expression. */
	private void check(QualifiedName table, Column column) {
		TypeName type = TypeName.of(column.type());
		boolean known = BUILT_IN.contains(type.base()) || type.name().filter(this.enumTypes::containsKey).isPresent();
		refuseUnless(known, "there is no type " + column.type());
		SequenceUse.of(column)
			.ifPresent((sequence) -> refuseUnless(this.sequences.containsKey(sequence), "there is no " + sequence));
		if (column.defaultValue() != null) {
			Matcher cast = Pattern.compile(".*::(\\w+)").matcher(column.defaultValue());
			refuseIf(
					cast.matches() && !BUILT_IN.contains(cast.group(1)) && !cast.group(1).equals("regclass")
							&& !cast.group(1).equals(type.name().map(QualifiedName::name).orElse("")),
					"the default is of another type: " + column);
		}
		if (column.generation() instanceof ComputedValue computed) {
			requireColumns(table(table), computed.expression());
		}
		refuseIf(column.generation() instanceof Identity
				&& !Set.of("smallint", "integer", "bigint").contains(type.base()), "an identity is a number");
	}

	private static void requireColumns(Table table, String sql) {
		new SqlExpression(sql).columns()
			.stream()
			.filter((name) -> name.matches("(c\\d|id)"))
			.forEach((name) -> refuseIf(table.column(name).isEmpty(), "there is no column " + name));
	}

	private static boolean computedFrom(Column column, String source) {
		return column.generation() instanceof ComputedValue computed && !column.name().equals(source)
				&& new SqlExpression(computed.expression()).mentionsColumn(Set.of(source));
	}

	private void requireSchema(QualifiedName name) {
		refuseIf(name.schema() != null && !this.schemas.contains(name.schema()), "there is no schema " + name.schema());
	}

	private void requireFreeRelation(QualifiedName name) {
		Set<QualifiedName> taken = new HashSet<>(this.tables.keySet());
		taken.addAll(this.sequences.keySet());
		for (Table table : this.tables.values()) {
			table.indexes().forEach((index) -> taken.add(table.name().sibling(Objects.requireNonNull(index.name()))));
			table.constraints()
				.stream()
				.filter((constraint) -> !(constraint instanceof CheckConstraint || constraint instanceof ForeignKey))
				.forEach((constraint) -> taken.add(table.name().sibling(Objects.requireNonNull(constraint.name()))));
		}
		refuseIf(taken.contains(name), "the name " + name + " is taken");
	}

	private static List<String> expressions(Table table) {
		List<String> expressions = new ArrayList<>();
		table.checkConstraints().forEach((check) -> expressions.add(check.expression()));
		table.indexes().forEach((index) -> expressions.addAll(expressions(index)));
		table.columns().forEach((column) -> {
			if (column.defaultValue() != null) {
				expressions.add(column.defaultValue());
			}
			if (column.generation() instanceof ComputedValue computed) {
				expressions.add(computed.expression());
			}
		});
		return expressions;
	}

	private static List<String> expressions(Index index) {
		List<String> expressions = new ArrayList<>();
		if (index.where() != null) {
			expressions.add(index.where());
		}
		index.keys().forEach((key) -> {
			if (key.subject() instanceof IndexKey.OfExpression expression) {
				expressions.add(expression.sql());
			}
		});
		return expressions;
	}

	private static Table rewrite(Table table, UnaryOperator<String> sql) {
		List<Column> columns = table.columns().stream().map((column) -> {
			Column changed = column.type(new ColumnType(sql.apply(column.type().text())));
			if (column.defaultValue() != null) {
				return changed.defaultValue(sql.apply(column.defaultValue()));
			}
			return changed;
		}).toList();
		List<Constraint> constraints = table.constraints()
			.stream()
			.map((constraint) -> (constraint instanceof CheckConstraint check)
					? check.expression(sql.apply(check.expression())) : constraint)
			.toList();
		List<Index> indexes = table.indexes()
			.stream()
			.map((index) -> (index.where() != null) ? index.where(sql.apply(index.where())) : index)
			.toList();
		return table.columns(columns).constraints(constraints).indexes(indexes);
	}

	private static void refuseIf(boolean wrong, String reason) {
		if (wrong) {
			throw new Refusal(reason);
		}
	}

	private static void refuseUnless(boolean right, String reason) {
		refuseIf(!right, reason);
	}

	/** What PostgreSQL would answer. */
	static final class Refusal extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Refusal(String message) {
			super(message);
		}

	}

}
