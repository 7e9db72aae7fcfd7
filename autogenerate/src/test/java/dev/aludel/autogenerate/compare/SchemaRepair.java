package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;

/** Takes everything out of a schema that PostgreSQL would not accept. */
final class SchemaRepair {

	private static final Set<String> NUMBERS = Set.of("integer", "bigint", "smallint", "numeric");

	private static final Set<String> STRINGS = Set.of("character varying", "text");

	private static final Set<String> NOT_SORTED = Set.of("jsonb");

	private final DatabaseSchema schema;

	private final Set<String> taken = new HashSet<>();

	SchemaRepair(DatabaseSchema schema) {
		this.schema = schema;
	}

	DatabaseSchema schema() {
		this.schema.tables().forEach((table) -> this.taken.add(key(table.name())));
		this.schema.sequences().forEach((sequence) -> this.taken.add(key(sequence.name())));
		Map<QualifiedName, Table> tables = new LinkedHashMap<>();
		for (Table table : this.schema.tables()) {
			tables.put(table.name(), repaired(table));
		}
		tables.replaceAll((name, table) -> withForeignKeys(table, tables));
		List<Sequence> sequences = this.schema.sequences().stream().map((sequence) -> {
			Table owner = (sequence.ownedBy() != null) ? tables.get(sequence.ownedBy().table()) : null;
			boolean there = owner != null && sequence.ownedBy() != null
					&& owner.column(sequence.ownedBy().column()).isPresent();
			return there ? sequence : new Sequence(sequence.name(), sequence.type(), sequence.options(), null);
		}).toList();
		return this.schema.sequences(sequences).tables(List.copyOf(tables.values()));
	}

	private Table repaired(Table table) {
		List<Column> columns = new ArrayList<>();
		table.columns().stream().filter(this::hasType).map(this::withFittingDefault).forEach(columns::add);
		Table plain = Table.of(table.name(), columns.toArray(Column[]::new));
		columns.removeIf((column) -> column.generation() instanceof ComputedValue computed
				&& !isComputable(plain, column, computed));
		Table bare = Table.of(table.name(), columns.toArray(Column[]::new));
		List<Constraint> constraints = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (Constraint constraint : table.constraints()) {
			if (isPossible(bare, constraint) && names.add(Objects.requireNonNull(constraint.name()))
					&& (constraint instanceof CheckConstraint || constraint instanceof ForeignKey
							|| this.taken.add(key(table.name().sibling(constraint.name()))))) {
				constraints.add(constraint);
			}
		}
		List<Index> indexes = table.indexes()
			.stream()
			.filter((index) -> isPossible(bare, index)
					&& this.taken.add(key(table.name().sibling(Objects.requireNonNull(index.name())))))
			.toList();
		Table complete = bare.constraints(constraints).indexes(indexes).comment(table.comment());
		PrimaryKey key = complete.primaryKey();
		return (key == null) ? complete
				: complete.columns(columns.stream()
					.map((column) -> key.columns().contains(column.name()) ? column.notNull() : column)
					.toList());
	}

	private static Table withForeignKeys(Table table, Map<QualifiedName, Table> tables) {
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints.removeIf((constraint) -> {
			Table referenced = (constraint instanceof ForeignKey key) ? tables.get(key.referencedTable()) : null;
			return constraint instanceof ForeignKey key && (referenced == null || !typesFit(table, key, referenced));
		});
		return table.constraints(constraints);
	}

	static boolean typesFit(Table table, ForeignKey key, Table referenced) {
		if (!hasUsableKey(referenced, Set.copyOf(key.referencedColumns()))) {
			return false;
		}
		for (int index = 0; index < key.columns().size(); index++) {
			Column column = table.column(key.columns().get(index)).orElse(null);
			Column target = referenced.column(key.referencedColumns().get(index)).orElse(null);
			if (column == null || target == null || isVirtual(table, column.name())
					|| !column.type().equals(target.type())
					|| !Objects.equals(column.collation(), target.collation())) {
				return false;
			}
		}
		return true;
	}

	/**
	 * PostgreSQL takes neither a deferrable key nor one with its own idea of equality.
	 */
	private static boolean hasUsableKey(Table table, Set<String> columns) {
		boolean deferrable = table.uniqueConstraints()
			.stream()
			.anyMatch((unique) -> Set.copyOf(unique.columns()).equals(columns)
					&& !unique.deferrability().name().equals("NOT_DEFERRABLE"));
		boolean peculiar = table.indexes()
			.stream()
			.anyMatch((index) -> index.keys().stream().anyMatch((key) -> key.operatorClass() != null));
		return Keys.of(table).contains(columns) && !deferrable && !peculiar;
	}

	private boolean hasType(Column column) {
		TypeName type = TypeName.of(column.type());
		boolean custom = type.base().equals("mood") || type.base().equals("s1.level");
		return !custom || this.schema.enumTypes()
			.stream()
			.anyMatch((candidate) -> type.name().filter(candidate.name()::equals).isPresent());
	}

	private Column withFittingDefault(Column column) {
		boolean lost = SequenceUse.of(column).filter((name) -> !isThere(name)).isPresent()
				|| (column.defaultValue() != null && !isValue(column.defaultValue()));
		return lost ? column.defaultValue(null) : column;
	}

	private boolean isThere(QualifiedName sequence) {
		return this.schema.sequences().stream().anyMatch((candidate) -> candidate.name().equals(sequence));
	}

	/** Whether every {@code 'a'::mood} in a text is a value of its type. */
	private boolean isValue(String sql) {
		Matcher matcher = Pattern.compile("'(\\w+)'::(mood|s1\\.level)").matcher(sql);
		while (matcher.find()) {
			QualifiedName name = QualifiedName.parse(matcher.group(2));
			String value = matcher.group(1);
			if (this.schema.enumTypes()
				.stream()
				.filter((candidate) -> candidate.name().equals(name))
				.map(EnumType::values)
				.noneMatch((values) -> values.contains(value))) {
				return false;
			}
		}
		return true;
	}

	private boolean isComputable(Table table, Column column, ComputedValue computed) {
		if (computed.expression().contains("length") && !is(table, "c4", STRINGS)) {
			return false;
		}
		return new SqlExpression(computed.expression()).columns()
			.stream()
			.allMatch((name) -> !name.equals(column.name())
					&& (name.equals("c4") ? is(table, name, STRINGS) : is(table, name, NUMBERS))
					&& table.column(name).filter((source) -> source.generation() instanceof ComputedValue).isEmpty());
	}

	private boolean isPossible(Table table, Constraint constraint) {
		if (constraint instanceof CheckConstraint check) {
			return isCondition(table, check.expression());
		}
		if (constraint instanceof PrimaryKey key) {
			return key.columns().stream().allMatch((name) -> isSorted(table, name) && !isComputed(table, name));
		}
		if (constraint instanceof UniqueConstraint unique) {
			return unique.columns().stream().allMatch((name) -> isSorted(table, name));
		}
		if (constraint instanceof ExclusionConstraint exclusion) {
			return exclusion.elements()
				.stream()
				.allMatch((element) -> element.key().subject() instanceof IndexKey.OfColumn column
						&& is(table, column.name(), Set.of("int4range")));
		}
		return true;
	}

	private boolean isPossible(Table table, Index index) {
		if (index.where() != null && (!isCondition(table, index.where()) || mentionsVirtual(table, index.where()))) {
			return false;
		}
		for (IndexKey key : index.keys()) {
			if (key.subject() instanceof IndexKey.OfExpression expression
					&& !new SqlExpression(expression.sql()).columns()
						.stream()
						.allMatch((name) -> is(table, name, STRINGS))) {
				return false;
			}
			if (key.subject() instanceof IndexKey.OfColumn column && !isIndexable(table, index, key, column.name())) {
				return false;
			}
		}
		return !(index.method().equals("gin")
				&& (index.unique() || index.storageParameters().containsKey("fillfactor")));
	}

	private boolean isIndexable(Table table, Index index, IndexKey key, String column) {
		if (index.method().equals("gin")) {
			return is(table, column, NOT_SORTED);
		}
		return isSorted(table, column) && (key.operatorClass() == null || is(table, column, STRINGS));
	}

	private boolean isCondition(Table table, String sql) {
		Set<String> columns = new SqlExpression(sql).columns();
		boolean there = columns.stream().allMatch((name) -> table.column(name).isPresent());
		String first = columns.iterator().next();
		if (!there || !isValue(sql)) {
			return false;
		}
		if (sql.contains("> 0")) {
			return is(table, first, NUMBERS);
		}
		if (sql.contains("mood")) {
			return is(table, first, Set.of("mood"));
		}
		return !sql.contains("''") || is(table, first, STRINGS);
	}

	private static boolean mentionsVirtual(Table table, String sql) {
		return new SqlExpression(sql).columns().stream().anyMatch((name) -> isVirtual(table, name));
	}

	private static boolean isSorted(Table table, String name) {
		return table.column(name).filter((column) -> !NOT_SORTED.contains(column.type().text())).isPresent()
				&& !isVirtual(table, name);
	}

	private static boolean isVirtual(Table table, String name) {
		return table.column(name)
			.filter((column) -> column.generation() instanceof ComputedValue computed
					&& computed.storage() == ComputedValue.Storage.VIRTUAL)
			.isPresent();
	}

	private static boolean isComputed(Table table, String name) {
		return table.column(name).filter((column) -> column.generation() instanceof ComputedValue).isPresent();
	}

	private static boolean is(Table table, String name, Set<String> bases) {
		return table.column(name)
			.map((column) -> TypeName.of(column.type()))
			.filter((type) -> !type.array() && bases.contains(type.base()))
			.isPresent();
	}

	private static String key(QualifiedName name) {
		return name.toString();
	}

}
