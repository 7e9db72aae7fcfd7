package dev.aludel.autogenerate.canonical;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

	private static final int MOST_QUESTIONS = 100;

	private static final String TABLE = "aludel_values";

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
			where x.adrelid = 'pg_temp.aludel_values'::pg_catalog.regclass
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
	 * Finds the questions whose default has the same value as its only candidate.
	 */
	Set<Question> equal(Collection<Question> questions) throws SQLException {
		Set<Question> equal = new HashSet<>();
		List<Question> all = List.copyOf(questions);
		Deque<List<Question>> pending = new ArrayDeque<>();
		for (int start = 0; start < all.size(); start += MOST_QUESTIONS) {
			pending.add(all.subList(start, Math.min(start + MOST_QUESTIONS, all.size())));
		}
		while (!pending.isEmpty()) {
			List<Question> some = pending.removeFirst();
			Optional<Set<Question>> answer = run(some);
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
	private Optional<Set<Question>> run(List<Question> questions) throws SQLException {
		try (Scratch scratch = Scratch.open(this.connection, this.context)) {
			if (scratch.attempt(List.of(createTable(questions, " default ("))).isPresent()) {
				return Optional.empty();
			}
			Set<String> foreign = foreignCode(scratch);
			List<Question> comparable = IntStream.range(0, questions.size())
				.filter((number) -> !foreign.contains("model_" + number) && !foreign.contains("database_" + number))
				.mapToObj(questions::get)
				.toList();
			if (comparable.isEmpty()) {
				return Optional.of(Set.of());
			}
			scratch.execute("drop table pg_temp." + TABLE);
			String computed = createTable(comparable, " generated always as (");
			return scratch.attempt(List.of(computed)).isPresent() ? Optional.empty() : compare(scratch, comparable);
		}
	}

	private Optional<Set<Question>> compare(Scratch scratch, List<Question> questions) throws SQLException {
		scratch.execute("set local statement_timeout = '1s'");
		if (scratch.attempt(List.of("insert into pg_temp." + TABLE + " default values")).isPresent()) {
			return Optional.empty();
		}
		String comparisons = IntStream.range(0, questions.size())
			.mapToObj((number) -> comparison(number, type(questions.get(number))))
			.collect(Collectors.joining(",\n"));
		Set<Question> equal = new HashSet<>();
		try (Statement statement = scratch.statement();
				ResultSet row = statement.executeQuery("select " + comparisons + " from pg_temp." + TABLE)) {
			row.next();
			for (int number = 0; number < questions.size(); number++) {
				if (row.getBoolean(number + 1)) {
					equal.add(questions.get(number));
				}
			}
		}
		return Optional.of(equal);
	}

	private static String createTable(List<Question> questions, String clause) {
		String end = clause.contains("generated") ? "\n) stored" : "\n)";
		List<String> columns = new ArrayList<>();
		for (int number = 0; number < questions.size(); number++) {
			Question question = questions.get(number);
			String start = " " + type(question) + clause;
			columns.add("model_" + number + start + question.expression().sql() + end);
			columns.add("database_" + number + start + question.candidates().get(0).sql() + end);
		}
		return "create table pg_temp." + TABLE + " (" + String.join(",\n", columns) + ")";
	}

	private static ColumnType type(Question question) {
		return Objects.requireNonNull(question.expression().type(), "a default has the type of its column");
	}

	/**
	 * Numbers are equal whatever their scale. Everything else is equal when it prints the
	 * same: an equality operator would also find 24 hours equal to 1 day, and json and
	 * some other types have none.
	 */
	private static String comparison(int number, ColumnType type) {
		String model = "model_" + number;
		String database = "database_" + number;
		if (type.text().startsWith("numeric") && !type.isArray()) {
			return model + " is not distinct from " + database;
		}
		String cast = type.text().equals("json") ? "::pg_catalog.jsonb::pg_catalog.text" : "::pg_catalog.text";
		return model + cast + " is not distinct from " + database + cast;
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
