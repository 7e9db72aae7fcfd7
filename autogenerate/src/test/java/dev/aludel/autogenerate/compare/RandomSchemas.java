package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Deferrability;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Grows pairs of schemas, the second one from the first: things go, come, change and
 * trade names. The same seed gives the same pair.
 */
final class RandomSchemas {

	private static final List<String> TYPES = List.of("integer", "integer", "bigint", "smallint",
			"character varying(20)", "character varying(50)", "text", "boolean", "numeric(10,2)", "uuid", "date",
			"timestamp with time zone", "jsonb", "int4range", "integer[]", "mood", "mood", "s1.level", "mood[]");

	private static final int TABLES = 6;

	private static final int COLUMNS = 7;

	private final Random random;

	private final int major;

	RandomSchemas(long seed) {
		this(seed, 18);
	}

	/**
	 * Creates a generator.
	 * @param seed the seed
	 * @param major the version of PostgreSQL that has to understand the schemas
	 */
	RandomSchemas(long seed, int major) {
		this.random = new Random(seed);
		this.major = major;
	}

	SchemaPair pair() {
		DatabaseSchema from = new SchemaRepair(grow()).schema();
		DatabaseSchema to = new SchemaRepair(evolve(from)).schema();
		return new SchemaPair(from, to);
	}

	private DatabaseSchema grow() {
		List<Table> tables = new ArrayList<>();
		List<Sequence> sequences = new ArrayList<>();
		for (QualifiedName name : tableNames()) {
			if (chance(60)) {
				tables.add(table(name, sequences));
			}
		}
		return new DatabaseSchema(List.of("s1"), List.of(), enumTypes(), sequences(sequences), withForeignKeys(tables));
	}

	private DatabaseSchema evolve(DatabaseSchema from) {
		Map<QualifiedName, Table> before = from.tablesByName();
		List<Sequence> sequences = new ArrayList<>();
		from.sequences().forEach((sequence) -> {
			if (chance(80)) {
				sequences.add(chance(70) ? sequence
						: new Sequence(sequence.name(), sequenceType(), options(), sequence.ownedBy()));
			}
		});
		List<Table> tables = new ArrayList<>();
		for (QualifiedName name : tableNames()) {
			Table table = before.get(name);
			if (table == null && chance(30)) {
				tables.add(table(name, sequences));
			}
			else if (table != null && chance(85)) {
				tables.add(chance(25) ? table : evolve(table, sequences));
			}
		}
		List<EnumType> types = new ArrayList<>(chance(40) ? from.enumTypes() : enumTypes());
		return new DatabaseSchema(from.schemas(), List.of(), types, sequences(sequences), withForeignKeys(tables));
	}

	private static List<QualifiedName> tableNames() {
		return IntStream.range(0, TABLES)
			.mapToObj((number) -> new QualifiedName((number == TABLES - 1) ? "s1" : null, "t" + number))
			.toList();
	}

	private List<EnumType> enumTypes() {
		List<EnumType> types = new ArrayList<>();
		if (chance(80)) {
			types.add(new EnumType(QualifiedName.of("mood"), values()));
		}
		if (chance(60)) {
			types.add(new EnumType(new QualifiedName("s1", "level"), values()));
		}
		return types;
	}

	private List<String> values() {
		List<String> values = new ArrayList<>();
		for (String value : List.of("a", "b", "it's", "D d")) {
			if (chance(70)) {
				values.add(this.random.nextInt(values.size() + 1), value);
			}
		}
		return values.isEmpty() ? List.of("a") : values;
	}

	private List<Sequence> sequences(List<Sequence> present) {
		Map<QualifiedName, Sequence> sequences = new LinkedHashMap<>();
		present.forEach((sequence) -> sequences.put(sequence.name(), sequence));
		for (int number = 0; number < 2; number++) {
			QualifiedName name = QualifiedName.of("q" + number);
			if (chance(40)) {
				sequences.putIfAbsent(name, new Sequence(name, sequenceType(), options(), null));
			}
		}
		return List.copyOf(sequences.values());
	}

	private ColumnType sequenceType() {
		return new ColumnType(pick(List.of("bigint", "integer", "smallint")));
	}

	private SequenceOptions options() {
		SequenceOptions options = SequenceOptions.DEFAULTS;
		if (chance(40)) {
			options = options.incrementBy(pick(List.of(10L, 50L, -1L)));
		}
		Long increment = options.increment();
		boolean up = increment == null || increment > 0;
		if (chance(20)) {
			options = up ? options.maxValue(30000) : options.minValue(-30000);
		}
		if (chance(20)) {
			options = options.startWith(up ? 100 : -100);
		}
		if (chance(20)) {
			options = options.cache(5);
		}
		return chance(20) ? options.cycling() : options;
	}

	private Table table(QualifiedName name, List<Sequence> sequences) {
		List<Column> columns = new ArrayList<>();
		if (chance(90)) {
			columns.add(idColumn(name, sequences));
		}
		for (int number = 0; number < COLUMNS; number++) {
			if (chance(60)) {
				columns.add(column(name, "c" + number, sequences));
			}
		}
		return decorate(Table.of(name, columns.toArray(Column[]::new)), List.of(), List.of()).comment(comment());
	}

	private Table evolve(Table table, List<Sequence> sequences) {
		List<Column> columns = new ArrayList<>();
		for (Column column : table.columns()) {
			if (chance(70)) {
				columns.add(column);
			}
			else if (chance(70)) {
				columns.add(column.name().equals("id") ? idColumn(table.name(), sequences)
						: column(table.name(), column.name(), sequences));
			}
		}
		for (int number = 0; number < COLUMNS; number++) {
			if (table.column("c" + number).isEmpty() && chance(30)) {
				columns.add(column(table.name(), "c" + number, sequences));
			}
		}
		List<Constraint> constraints = new ArrayList<>();
		table.constraints().forEach((constraint) -> {
			if (chance(75)) {
				constraints.add(validated(chance(80) ? constraint : constraint.named(newName(table, constraint))));
			}
		});
		List<Index> indexes = new ArrayList<>();
		table.indexes().forEach((index) -> {
			if (chance(75)) {
				indexes.add(chance(80) ? index : index.named(indexName(table.name())).comment(comment()));
			}
		});
		Table evolved = Table.of(table.name(), columns.toArray(Column[]::new));
		return decorate(evolved, constraints, indexes).comment(chance(70) ? table.comment() : comment());
	}

	private Constraint validated(Constraint constraint) {
		if (constraint instanceof CheckConstraint check && chance(70)) {
			return Validity.validated(check);
		}
		return (constraint instanceof ForeignKey key && chance(70)) ? Validity.validated(key) : constraint;
	}

	private String newName(Table table, Constraint constraint) {
		if (constraint instanceof CheckConstraint) {
			return checkName(table.name());
		}
		return (constraint instanceof ForeignKey) ? foreignKeyName(table.name()) : keyName(table.name());
	}

	private Column idColumn(QualifiedName table, List<Sequence> sequences) {
		Column column = Column.of("id", new ColumnType(pick(List.of("bigint", "bigint", "integer", "uuid")))).notNull();
		if (column.type().text().equals("uuid")) {
			return column;
		}
		return switch (this.random.nextInt(5)) {
			case 0 -> column.identity();
			case 1 -> column.identity(Identity.always().with(SequenceOptions.DEFAULTS.startWith(chance(50) ? 1 : 100)));
			case 2 -> serial(table, column, sequences);
			default -> column;
		};
	}

	private Column serial(QualifiedName table, Column column, List<Sequence> sequences) {
		QualifiedName name = table.sibling(table.name() + "_" + column.name() + "_serial");
		sequences.removeIf((sequence) -> sequence.name().equals(name));
		sequences.add(
				new Sequence(name, column.type(), SequenceOptions.DEFAULTS, new ColumnReference(table, column.name())));
		return column.defaultValue("nextval('" + name + "'::regclass)");
	}

	private Column column(QualifiedName table, String name, List<Sequence> sequences) {
		ColumnType type = new ColumnType(pick(TYPES));
		Column column = Column.of(name, type).withNullable(chance(60)).comment(comment());
		if (type.text().equals("bigint") && chance(20)) {
			return serial(table, column, sequences);
		}
		if (type.text().equals("text") && chance(20)) {
			column = column.collation("C");
		}
		if (type.text().equals("integer") && chance(30)) {
			return computed(column);
		}
		return chance(40) ? column.defaultValue(defaultValue(type.text())) : column;
	}

	private Column computed(Column column) {
		String expression = pick(List.of("c0 + 1", "c1 * 2", "c2 + c3", "length(c4)"));
		return column.withNullable(true)
			.generation(new ComputedValue(expression,
					(chance(60) || this.major < 18) ? ComputedValue.Storage.STORED : ComputedValue.Storage.VIRTUAL));
	}

	private @Nullable String defaultValue(String type) {
		return switch (type) {
			case "integer", "bigint", "smallint", "numeric(10,2)" -> pick(List.of("0", "1"));
			case "character varying(20)", "character varying(50)" -> pick(List.of("'x'::character varying", "''"));
			case "text" -> pick(List.of("'c0 in text'::text", "''::text"));
			case "boolean" -> pick(List.of("true", "false"));
			case "date" -> "CURRENT_DATE";
			case "timestamp with time zone" -> "now()";
			case "mood" -> pick(List.of("'a'::mood", "'b'::mood"));
			case "s1.level" -> "'a'::s1.level";
			case "jsonb" -> "'{}'::jsonb";
			default -> null;
		};
	}

	private @Nullable String comment() {
		return chance(15) ? pick(List.of("a comment", "it's \"special\"; --")) : null;
	}

	private Table decorate(Table table, List<Constraint> present, List<Index> presentIndexes) {
		List<Constraint> constraints = new ArrayList<>(present);
		boolean hasKey = present.stream().anyMatch(PrimaryKey.class::isInstance);
		if (!hasKey && chance(80)) {
			List<String> columns = (table.column("id").isPresent() && chance(80)) ? List.of("id") : someColumns(table);
			constraints.add(PrimaryKey.of("pk_" + table.name().name() + "_" + this.random.nextInt(2), columns));
		}
		maybe(constraints, 40, () -> unique(table));
		maybe(constraints, 30, () -> unique(table));
		maybe(constraints, 40, () -> check(table));
		maybe(constraints, 30, () -> check(table));
		maybe(constraints, 25, () -> exclusion(table));
		List<Index> indexes = new ArrayList<>(presentIndexes);
		maybe(indexes, 50, () -> index(table));
		maybe(indexes, 40, () -> index(table));
		maybe(indexes, 30, () -> index(table));
		return table.constraints(constraints).indexes(indexes);
	}

	private UniqueConstraint unique(Table table) {
		UniqueConstraint unique = UniqueConstraint.of(keyName(table.name()), someColumns(table));
		return (chance(20) && this.major >= 15) ? unique.nullsNotDistinct() : chance(10) ? unique.deferrable() : unique;
	}

	private CheckConstraint check(Table table) {
		CheckConstraint check = CheckConstraint.of(checkName(table.name()), condition(table));
		return chance(20) ? check.notValid() : check;
	}

	private ExclusionConstraint exclusion(Table table) {
		String column = someColumn(table);
		return new ExclusionConstraint(keyName(table.name()), "gist",
				List.of(new ExclusionConstraint.Element(IndexKey.column(column), "&&")), List.of(), null,
				Deferrability.NOT_DEFERRABLE);
	}

	private Index index(Table table) {
		List<IndexKey> keys = new ArrayList<>(someColumns(table).stream().map(IndexKey::column).toList());
		if (chance(20)) {
			keys.set(0, IndexKey.expression("lower(" + someColumn(table) + "::text)"));
		}
		else if (chance(20)) {
			keys.set(0, keys.get(0).desc());
		}
		else if (chance(15)) {
			keys.set(0, keys.get(0).operatorClass("text_pattern_ops"));
		}
		Index index = Index.of(indexName(table.name()), chance(30), keys).comment(comment());
		if (chance(10)) {
			index = Index.of(index.name(), false, List.of(IndexKey.column(someColumn(table)))).using("gin");
		}
		if (chance(20)) {
			index = index.where(condition(table));
		}
		return chance(10) ? index.with("fillfactor", "70") : index;
	}

	private String condition(Table table) {
		String column = someColumn(table);
		return column + pick(List.of(" > 0", " <> ''", " IS NOT NULL", " <> 'a'::mood", " > 0 AND c0 IS NOT NULL"));
	}

	private List<Table> withForeignKeys(List<Table> tables) {
		if (tables.isEmpty()) {
			return tables;
		}
		List<Table> connected = new ArrayList<>();
		for (Table table : tables) {
			List<Constraint> constraints = new ArrayList<>(table.constraints());
			maybe(constraints, 50, () -> foreignKey(table, pick(tables)));
			maybe(constraints, 40, () -> foreignKey(table, pick(tables)));
			connected.add(table.constraints(constraints));
		}
		return connected;
	}

	/** The repair drops it again where the types do not fit, so several are tried. */
	private @Nullable ForeignKey foreignKey(Table table, Table referenced) {
		for (int attempt = 0; attempt < 8 && !table.columns().isEmpty(); attempt++) {
			List<String> target = pick(new ArrayList<>(Keys.of(referenced)), List.of()).stream().sorted().toList();
			List<String> columns = IntStream.range(0, target.size())
				.mapToObj((number) -> table.columns().get(this.random.nextInt(table.columns().size())).name())
				.distinct()
				.toList();
			if (target.isEmpty() || columns.size() != target.size()) {
				continue;
			}
			ForeignKey key = ForeignKey.of(foreignKeyName(table.name()), columns, referenced.name(), target);
			if (SchemaRepair.typesFit(table, key, referenced)) {
				ReferentialAction action = pick(List.of(ReferentialAction.NO_ACTION, ReferentialAction.CASCADE));
				return chance(15) ? key.onDelete(action).notValid() : key.onDelete(action);
			}
		}
		return null;
	}

	private List<String> someColumns(Table table) {
		String first = someColumn(table);
		String second = someColumn(table);
		return (first.equals(second) || chance(60)) ? List.of(first) : List.of(first, second);
	}

	private String someColumn(Table table) {
		return table.columns().isEmpty() ? "id" : pick(table.columns()).name();
	}

	private String keyName(QualifiedName table) {
		return "uq_" + table.name() + "_" + this.random.nextInt(4);
	}

	private String checkName(QualifiedName table) {
		return "ck_" + table.name() + "_" + this.random.nextInt(4);
	}

	private String indexName(QualifiedName table) {
		return "ix_" + table.name() + "_" + this.random.nextInt(4);
	}

	private String foreignKeyName(QualifiedName table) {
		return "fk_" + table.name() + "_" + this.random.nextInt(4);
	}

	private <T> void maybe(List<? super T> list, int percent, Supplier<@Nullable T> element) {
		if (chance(percent)) {
			T made = element.get();
			if (made != null) {
				list.add(made);
			}
		}
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	private <T> T pick(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	private Collection<String> pick(List<Set<String>> keys, List<String> otherwise) {
		keys.sort(Comparator.comparing((key) -> key.stream().sorted().toList().toString()));
		return keys.isEmpty() ? otherwise : keys.get(this.random.nextInt(keys.size()));
	}

}
