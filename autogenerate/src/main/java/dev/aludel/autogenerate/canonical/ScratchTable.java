package dev.aludel.autogenerate.canonical;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.aludel.autogenerate.canonical.ScratchExpression.Kind;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.Table;

/**
 * A trial table that holds expressions of many tables at once: as long as they agree on
 * the columns they mention.
 */
final class ScratchTable {

	private static final int MOST_EXPRESSIONS = 250;

	// PostgreSQL allows 1600, the columns that hold defaults included.
	private static final int MOST_COLUMNS = 1000;

	private static final int MOST_KEYS = 32;

	private static final String PREFIX = "aludel_";

	private final List<ScratchExpression> expressions = new ArrayList<>();

	private final Map<String, String> columns = new TreeMap<>();

	private String name = "";

	private String indexPrefix = "";

	boolean accepts(ScratchExpression expression) {
		return this.expressions.isEmpty() || (this.expressions.size() < MOST_EXPRESSIONS
				&& this.columns.size() < MOST_COLUMNS
				&& Objects.equals(expression.table(), this.expressions.get(0).table()) && agreesOnColumns(expression));
	}

	private boolean agreesOnColumns(ScratchExpression expression) {
		return expression.columns()
			.entrySet()
			.stream()
			.allMatch((column) -> this.columns.getOrDefault(column.getKey(), column.getValue())
				.equals(column.getValue()));
	}

	void add(ScratchExpression expression) {
		this.expressions.add(expression);
		this.columns.putAll(expression.columns());
	}

	List<ScratchExpression> expressions() {
		return this.expressions;
	}

	/**
	 * Gives the table its name: the one its expressions mention, else the given one.
	 */
	String named(String freeName) {
		// Indexes share one namespace.
		this.indexPrefix = PREFIX + freeName + "_";
		this.name = Objects.requireNonNullElse(this.expressions.get(0).table(), PREFIX + freeName);
		return this.name;
	}

	List<ScratchTable> halves() {
		int middle = this.expressions.size() / 2;
		return List.of(of(this.expressions.subList(0, middle)),
				of(this.expressions.subList(middle, this.expressions.size())));
	}

	private static ScratchTable of(List<ScratchExpression> expressions) {
		ScratchTable table = new ScratchTable();
		expressions.forEach(table::add);
		return table;
	}

	List<String> statements() {
		List<String> elements = new ArrayList<>(
				this.columns.values().stream().filter((sql) -> !sql.isEmpty()).toList());
		List<String> statements = new ArrayList<>();
		for (int number = 0; number < this.expressions.size(); number++) {
			ScratchExpression expression = this.expressions.get(number);
			switch (expression.kind()) {
				case DEFAULT ->
					elements.add(item(number) + " " + expression.type() + " default " + expression.sql() + "\n");
				case GENERATED -> elements.add(item(number) + " " + expression.type() + " generated always as ("
						+ expression.sql() + "\n) stored");
				case CONDITION -> elements.add("constraint " + item(number) + " check (" + expression.sql() + "\n)");
				case INDEX -> statements.add("create index " + index(number) + " on pg_temp."
						+ Identifier.quote(this.name) + " " + expression.sql());
				case INDEX_KEY -> {
					// Together below.
				}
			}
		}
		statements.add(0,
				"create table pg_temp." + Identifier.quote(this.name) + " (" + String.join(",\n", elements) + ")");
		keyIndexes().forEach((index, keys) -> statements.add("create index " + index + " on pg_temp."
				+ Identifier.quote(this.name)
				+ keys.stream().map((key) -> "(" + key.sql() + "\n)").collect(Collectors.joining(", ", " (", ")"))));
		return statements;
	}

	/** As many keys in an index as PostgreSQL takes: an index costs a file. */
	private Map<String, List<ScratchExpression>> keyIndexes() {
		List<ScratchExpression> keys = this.expressions.stream()
			.filter((expression) -> expression.kind() == Kind.INDEX_KEY)
			.toList();
		Map<String, List<ScratchExpression>> indexes = new LinkedHashMap<>();
		for (int start = 0; start < keys.size(); start += MOST_KEYS) {
			indexes.put(this.indexPrefix + "keys_" + start,
					keys.subList(start, Math.min(start + MOST_KEYS, keys.size())));
		}
		return indexes;
	}

	/**
	 * Finds the expressions in what the server made of this table.
	 */
	Map<ScratchExpression, ScratchAnswer> answers(Table reflected) {
		Map<String, Index> indexes = reflected.indexes()
			.stream()
			.collect(Collectors.toMap((index) -> Objects.requireNonNull(index.name()), (index) -> index));
		Map<String, CheckConstraint> checks = reflected.checkConstraints()
			.stream()
			.collect(Collectors.toMap((check) -> Objects.requireNonNull(check.name()), (check) -> check));
		Map<String, Column> columnsByName = reflected.columns()
			.stream()
			.collect(Collectors.toMap(Column::name, (column) -> column));
		Map<ScratchExpression, ScratchAnswer> answers = new LinkedHashMap<>();
		for (int number = 0; number < this.expressions.size(); number++) {
			ScratchExpression expression = this.expressions.get(number);
			switch (expression.kind()) {
				case DEFAULT ->
					answers.put(expression, new ScratchAnswer.Text(found(columnsByName, item(number)).defaultValue()));
				case GENERATED -> answers.put(expression, generated(found(columnsByName, item(number))));
				case CONDITION ->
					answers.put(expression, new ScratchAnswer.Text(found(checks, item(number)).expression()));
				case INDEX ->
					answers.put(expression, new ScratchAnswer.Key(found(indexes, index(number)).keys().get(0)));
				case INDEX_KEY -> {
					// Together below.
				}
			}
		}
		keyIndexes().forEach((name, keys) -> {
			List<IndexKey> reflectedKeys = found(indexes, name).keys();
			for (int position = 0; position < keys.size(); position++) {
				answers.put(keys.get(position), new ScratchAnswer.Key(reflectedKeys.get(position)));
			}
		});
		return answers;
	}

	private static ScratchAnswer generated(Column column) {
		return new ScratchAnswer.Text((column.generation() instanceof ComputedValue value) ? value.expression() : null);
	}

	private static <T> T found(Map<String, T> objects, String name) {
		return Objects.requireNonNull(objects.get(name), () -> "the server lost " + name);
	}

	private String index(int number) {
		return this.indexPrefix + number;
	}

	private static String item(int number) {
		return PREFIX + number;
	}

}
