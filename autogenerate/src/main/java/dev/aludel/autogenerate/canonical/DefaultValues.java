package dev.aludel.autogenerate.canonical;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.aludel.schema.ColumnType;

/**
 * Compares defaults by their values: {@code 0} and {@code '0'::bigint}. Only where both
 * are built in, so that nothing of the application is run: then PostgreSQL notes no
 * function, operator or type that the default depends on. And only where both are
 * immutable, so that no sequence advances: then it accepts them for a generated column.
 * In that order, because it computes what it can while it creates a generated column.
 */
final class DefaultValues {

	private static final int MOST_PAIRS = 100;

	// Built-in objects are not noted. An enum type runs no code of its own.
	private static final String FOREIGN_CODE = """
			select a.attname
			from pg_catalog.pg_attrdef x
			join pg_catalog.pg_attribute a on a.attrelid = x.adrelid and a.attnum = x.adnum
			join pg_catalog.pg_depend d
			  on d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass and d.objid = x.oid
			  or d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
			     and d.objid = x.adrelid and d.objsubid = x.adnum
			left join pg_catalog.pg_type t
			  on d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass and t.oid = d.refobjid
			left join pg_catalog.pg_type e on e.oid = t.typelem
			where x.adrelid = 'pg_temp.aludel_defaults'::pg_catalog.regclass
			  and d.refclassid <> 'pg_catalog.pg_class'::pg_catalog.regclass
			  and coalesce(t.typtype, 'x') <> 'e'
			  and coalesce(e.typtype, 'x') <> 'e'
			""";

	private final Connection connection;

	private final ScratchContext context;

	DefaultValues(Connection connection, ScratchContext context) {
		this.connection = connection;
		this.context = context;
	}

	/**
	 * Two defaults of one type; however many columns have them, they are compared once.
	 */
	record Pair(ColumnType type, String model, String database) {

		static Pair of(Question question) {
			ScratchExpression expression = question.expression();
			return new Pair(Objects.requireNonNull(expression.type(), "a default has the type of its column"),
					expression.sql(), question.counterpart().expressions().get(0));
		}

		String columns(int number, String start, String end) {
			return "model_" + number + " " + this.type + start + this.model + end + ",\ndatabase_" + number + " "
					+ this.type + start + this.database + end;
		}

		/**
		 * Numbers are equal whatever their scale. Everything else is equal when it prints
		 * the same: an equality operator would also find 24 hours equal to 1 day, and
		 * json and some other types have none.
		 */
		String comparison(int number) {
			String modelColumn = "model_" + number;
			String databaseColumn = "database_" + number;
			if (this.type.text().startsWith("numeric") && !this.type.isArray()) {
				return modelColumn + " is not distinct from " + databaseColumn;
			}
			String cast = this.type.text().equals("json") ? "::pg_catalog.jsonb::pg_catalog.text" : "::pg_catalog.text";
			return modelColumn + cast + " is not distinct from " + databaseColumn + cast;
		}

	}

	/**
	 * Finds the pairs whose values are the same.
	 */
	Set<Pair> equal(Collection<Pair> defaults) throws SQLException {
		List<Pair> pairs = defaults.stream().distinct().toList();
		Set<Pair> equal = new HashSet<>();
		Deque<List<Pair>> pending = new ArrayDeque<>();
		for (int start = 0; start < pairs.size(); start += MOST_PAIRS) {
			pending.add(pairs.subList(start, Math.min(start + MOST_PAIRS, pairs.size())));
		}
		while (!pending.isEmpty()) {
			List<Pair> some = pending.removeFirst();
			Optional<Set<Pair>> answer = run(some);
			if (answer.isPresent()) {
				equal.addAll(answer.get());
			}
			else if (some.size() > 1) {
				pending.add(some.subList(0, some.size() / 2));
				pending.add(some.subList(some.size() / 2, some.size()));
			}
		}
		return equal;
	}

	/**
	 * Compares some defaults.
	 * @return those that are equal, or empty when one of them cannot be compared
	 */
	private Optional<Set<Pair>> run(List<Pair> pairs) throws SQLException {
		try (Scratch scratch = Scratch.open(this.connection, this.context)) {
			if (scratch.attempt(List.of(createTable("aludel_defaults", pairs, " default (", "\n)"))).isPresent()) {
				return Optional.empty();
			}
			Set<String> foreign = foreignCode(scratch);
			List<Pair> comparable = IntStream.range(0, pairs.size())
				.filter((number) -> !foreign.contains("model_" + number) && !foreign.contains("database_" + number))
				.mapToObj(pairs::get)
				.toList();
			return comparable.isEmpty() ? Optional.of(Set.of()) : compare(scratch, comparable);
		}
	}

	private static Optional<Set<Pair>> compare(Scratch scratch, List<Pair> pairs) throws SQLException {
		scratch.execute("set local statement_timeout = '1s'");
		Optional<ServerRefusal> refusal = scratch
			.attempt(List.of(createTable("aludel_values", pairs, " generated always as (", "\n) stored"),
					"insert into pg_temp.aludel_values default values"));
		if (refusal.isPresent()) {
			return Optional.empty();
		}
		String comparisons = IntStream.range(0, pairs.size())
			.mapToObj((number) -> pairs.get(number).comparison(number))
			.collect(Collectors.joining(",\n"));
		Set<Pair> equal = new HashSet<>();
		try (Statement statement = scratch.statement();
				ResultSet row = statement.executeQuery("select " + comparisons + " from pg_temp.aludel_values")) {
			row.next();
			for (int number = 0; number < pairs.size(); number++) {
				if (row.getBoolean(number + 1)) {
					equal.add(pairs.get(number));
				}
			}
		}
		return Optional.of(equal);
	}

	private static String createTable(String table, List<Pair> pairs, String start, String end) {
		return IntStream.range(0, pairs.size())
			.mapToObj((number) -> pairs.get(number).columns(number, start, end))
			.collect(Collectors.joining(",\n", "create table pg_temp." + table + " (", ")"));
	}

	private static Set<String> foreignCode(Scratch scratch) throws SQLException {
		Set<String> columns = new HashSet<>();
		try (Statement statement = scratch.statement(); ResultSet rows = statement.executeQuery(FOREIGN_CODE)) {
			while (rows.next()) {
				columns.add(rows.getString(1));
			}
		}
		return columns;
	}

}
