package dev.aludel.autogenerate.benchmark;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.aludel.autogenerate.canonical.AlignedModel;
import dev.aludel.autogenerate.canonical.ModelAlignment;
import dev.aludel.autogenerate.compare.Comparison;
import dev.aludel.autogenerate.compare.Ownership;
import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.compare.SchemaComparer;
import dev.aludel.autogenerate.draft.Draft;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.autogenerate.draft.DraftWriter;
import dev.aludel.autogenerate.prove.DraftProof;
import dev.aludel.autogenerate.prove.ProofReport;
import dev.aludel.autogenerate.prove.ProofSettings;
import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.autogenerate.reflection.SchemaReflector;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What it takes to find that nothing has changed: tables of ten columns with an index, a
 * unique constraint, a check and a foreign key each, in the spelling of Hibernate,
 * compared with what PostgreSQL made of them. And that thousands of differences neither
 * fill the lock table of a server under default settings.
 */
class ComparisonBenchmark {

	private static final int ROUNDS = 7;

	/** Five times the tables, and a sixth for what grows a little faster. */
	private static final double MOST_GROWTH = 6;

	private static final Set<String> EXECUTIONS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");

	@Test
	void unchangedTables() throws SQLException {
		try (TestServer server = TestServer.start()) {
			Measured thousand = measure(server, 1_000, true);
			Measured fiveThousand = measure(server, 5_000, false);
			System.out.printf("%n5000 tables take %.1f times as long as 1000%n",
					fiveThousand.milliseconds() / thousand.milliseconds());
			assertThat(fiveThousand.statements()).isEqualTo(thousand.statements());
			assertThat(fiveThousand.milliseconds()).isLessThan(MOST_GROWTH * thousand.milliseconds());
		}
	}

	@Test
	void differingTablesLeaveLocksToOthers() throws SQLException {
		try (TestServer server = TestServer.start();
				TestDatabase database = server.createDatabase();
				Connection connection = database.connect()) {
			int tables = 3_000;
			create(connection, tables);
			DatabaseSchema model = model(tables);
			DatabaseSchema changed = model.tables(model.tables().stream().map(ComparisonBenchmark::changed).toList());
			List<Comparison> found = new ArrayList<>();
			double taken = milliseconds(() -> found.add(compared(connection, changed)));
			Comparison comparison = found.get(0);
			assertThat(comparison.upgrade()).hasSize(tables);
			System.out.printf("%n%d differing tables compared in %.1f ms%n", tables, taken);
			System.out.println(proof(database, comparison).describe());
		}
	}

	private static Table changed(Table table) {
		List<Column> columns = new ArrayList<>(table.columns());
		columns.add(column("added", "varchar(40)"));
		return table.columns(columns);
	}

	private static ProofReport proof(TestDatabase database, Comparison comparison) {
		Draft draft = Draft.of(DraftRevision.of("1", List.of(), "change them all", "db.migration"),
				comparison.upgrade(), comparison.downgrade());
		return new DraftProof(database.dataSource(), ComparisonBenchmark.class.getClassLoader(),
				System.getProperty("java.class.path"), ProofSettings.DEFAULTS)
			.prove(List.of(new DraftWriter().write(draft)), (connection) -> List.of(), (connection) -> List.of());
	}

	private static Measured measure(TestServer server, int tables, boolean cold) throws SQLException {
		try (TestDatabase database = server.createDatabase(); Connection connection = database.connect()) {
			create(connection, tables);
			DatabaseSchema model = model(tables);
			List<Double> comparisons = new ArrayList<>();
			List<Double> baseline = new ArrayList<>();
			AtomicInteger statements = new AtomicInteger();
			for (int round = 0; round < ROUNDS; round++) {
				statements.set(0);
				comparisons.add(milliseconds(() -> {
					Comparison comparison = compared(counting(Connection.class, connection, statements), model);
					assertThat(comparison.upgrade()).isEmpty();
				}));
				baseline.add(milliseconds(() -> readColumns(connection)));
			}
			System.out.printf("%n%d unchanged tables of ten columns, %d statements%n", tables, statements.get());
			if (cold) {
				System.out.printf("  first round in this JVM        %8.1f ms%n", comparisons.get(0));
			}
			System.out.printf("  median of %d rounds             %8.1f ms (min %.1f, max %.1f)%n", ROUNDS,
					median(comparisons), Collections.min(comparisons), Collections.max(comparisons));
			System.out.printf("  JDBC getColumns of the schema  %8.1f ms%n", median(baseline));
			return new Measured(statements.get(), median(comparisons));
		}
	}

	// In portions: one transaction with all of them would need as many locks.
	private static void create(Connection connection, int tables) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (int number = 0; number < tables; number++) {
				statement.execute(
						"""
								create table t%1$04d (id bigint generated by default as identity primary key,
									name varchar(255) not null, code varchar(20), active boolean default true not null,
									amount numeric(38,2), quantity integer not null check (quantity >= 0), ratio float(53), born date,
									state varchar(10) not null check (state in ('NEW','DONE')), parent_id bigint,
									constraint uq_t%1$04d unique (code),
									constraint fk_t%1$04d foreign key (parent_id) references t%2$04d);
								create index ix_t%1$04d on t%1$04d (name)"""
							.formatted(number, Math.max(0, number - 1)));
			}
			statement.execute("analyze pg_catalog.pg_class, pg_catalog.pg_attribute, pg_catalog.pg_constraint, "
					+ "pg_catalog.pg_index, pg_catalog.pg_depend");
		}
	}

	/** The same tables in the words of Hibernate's DDL. */
	private static DatabaseSchema model(int tables) {
		List<Table> result = IntStream.range(0, tables).mapToObj(ComparisonBenchmark::table).toList();
		return DatabaseSchema.EMPTY.tables(result);
	}

	private static Table table(int number) {
		String name = "t%04d".formatted(number);
		return Table
			.of(QualifiedName.of(name), column("id", "bigint").identity(), column("name", "varchar(255)").notNull(),
					column("code", "varchar(20)"), column("active", "boolean").notNull().defaultValue("true"),
					column("amount", "numeric(38,2)"), column("quantity", "integer").notNull(),
					column("ratio", "float(53)"), column("born", "date"), column("state", "varchar(10)").notNull(),
					column("parent_id", "bigint"), PrimaryKey.of(null, List.of("id")),
					UniqueConstraint.of("uq_" + name, List.of("code")), CheckConstraint.of(null, "quantity >= 0"),
					CheckConstraint.of(null, "state in ('NEW','DONE')"),
					ForeignKey.of("fk_" + name, List.of("parent_id"),
							QualifiedName.of("t%04d".formatted(Math.max(0, number - 1))), List.of("id")))
			.indexes(List.of(Index.of("ix_" + name, false, List.of(IndexKey.column("name")))));
	}

	private static Column column(String name, String type) {
		return Column.of(name, new ColumnType(type));
	}

	private static Comparison compared(Connection connection, DatabaseSchema model) throws SQLException {
		ReflectedSchema database = new SchemaReflector().reflect(connection, List.of("public"));
		AlignedModel aligned = new ModelAlignment().align(connection, model, database);
		return new SchemaComparer(Ownership.NONE, Map.of()).compare(aligned.schema(), database.schema(), Answers.NONE);
	}

	private static void readColumns(Connection connection) throws SQLException {
		try (ResultSet columns = connection.getMetaData().getColumns(null, "public", "%", "%")) {
			int count = 0;
			while (columns.next()) {
				count++;
			}
			assertThat(count).isPositive();
		}
	}

	private static double milliseconds(Work work) throws SQLException {
		long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1e6;
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
	}

	private static <T> T counting(Class<T> type, Object target, AtomicInteger statements) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			if (EXECUTIONS.contains(method.getName())) {
				statements.incrementAndGet();
			}
			try {
				Object result = method.invoke(target, arguments);
				Class<?> returned = method.getReturnType();
				return Statement.class.isAssignableFrom(returned) ? counting(returned, result, statements) : result;
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		};
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	/**
	 * What one size took.
	 *
	 * @param statements how many statements
	 * @param milliseconds how long
	 */
	private record Measured(int statements, double milliseconds) {

	}

	/** Something to time. */
	@FunctionalInterface
	private interface Work {

		void run() throws SQLException;

	}

}
