package dev.aludel.autogenerate.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.UniqueConstraint;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.enumType;
import static dev.aludel.Definitions.integer;
import static dev.aludel.Definitions.text;
import static dev.aludel.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Scenarios with rows in the tables, on a real server: there, and back to the same
 * catalog.
 */
@PostgresTest
class ServerScenarioTests {

	@Test
	@Tag("RUN-7")
	@Tag("IDN-3")
	void goesOnCountingWhenASerialColumnBecomesAnIdentityAndBack(TestDatabase database) throws SQLException {
		database.execute("create table t (id bigserial primary key, name text);"
				+ "insert into t (name) select 'row' from generate_series(1, 41)");
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("t", column("name", text()))
			.columns(List.of(column("id", bigint()).identity(), column("name", text()))));
		walk(database, model, Answers.NONE, () -> {
			database.execute("insert into t (name) values ('there')");
			assertThat(database.query("select max(id) from t")).containsExactly("42");
		});
		database.execute("insert into t (name) values ('back')");
		assertThat(database.query("select max(id) from t")).containsExactly("43");
	}

	@Test
	@Tag("RUN-9")
	@Tag("RUN-10")
	void convertsValuesAndTheDefaultAndBack(TestDatabase database) throws SQLException {
		database.execute("create table t (id bigint primary key, n varchar(10) default 'none');"
				+ "insert into t values (1, '12'), (2, null)");
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("t", column("n", integer()).defaultValue("0")));
		walk(database, model, Answers.NONE,
				() -> assertThat(database.query("select n + 1 from t order by id")).containsExactly("13", "∅"));
		assertThat(database.query("select n from t order by id")).containsExactly("12", "∅");
	}

	@Test
	@Tag("RUN-16")
	@Tag("ENM-4")
	void addsAnEnumValueThatIsADefaultAtOnceAndTakesItAwayAgain(TestDatabase database) throws SQLException {
		database.execute("create type status as enum ('NEW', 'DONE');"
				+ "create table t (id bigint primary key, status status default 'NEW' check (status <> 'DONE'));"
				+ "create index ix_t_status on t (status) where status = 'NEW';" + "insert into t (id) values (1)");
		DatabaseSchema before = reflect(database);
		DatabaseSchema model = before
			.enumTypes(List.of(new EnumType(QualifiedName.of("status"), List.of("NEW", "OPEN", "DONE"))))
			.tables(before.tables()
				.stream()
				.map((table) -> table.columns(table.columns()
					.stream()
					.map((column) -> column.name().equals("status") ? column.defaultValue("'OPEN'::status") : column)
					.toList()))
				.toList());
		walk(database, model, Answers.NONE, () -> assertThat(database.query("select unnest(enum_range(null::status))"))
			.containsExactly("NEW", "OPEN", "DONE"));
		assertThat(database.query("select status from t")).containsExactly("NEW");
	}

	@Test
	@Tag("ENM-11")
	void turnsTextIntoAnEnumAndBack(TestDatabase database) throws SQLException {
		// One value, as the text of several is another one once it is read and written
		// again.
		database.execute("create table t (id bigint primary key, status varchar(255) default 'NEW' "
				+ "check (status in ('NEW'))); insert into t (id) values (1)");
		DatabaseSchema model = DatabaseSchema
			.of(Scenarios.entity("t", column("status", enumType("status")).defaultValue("'NEW'::status")))
			.enumTypes(List.of(new EnumType(QualifiedName.of("status"), List.of("DONE", "NEW"))));
		walk(database, model, Answers.NONE, () -> assertThat(database.query("select status, pg_typeof(status) from t"))
			.containsExactly("NEW|status"));
	}

	@Test
	@Tag("RUN-20")
	@Tag("RUN-26")
	@Tag("REN-4")
	void renamesDropsAndNamesWithRowsInPlace(TestDatabase database) throws SQLException {
		database.execute(
				"""
						create table author (id bigint primary key, surname varchar(50) unique check (surname <> 'surname'), age int);
						create index on author (lower(surname));
						create index on author (surname, age);
						create table book (id bigint primary key, author_id bigint references author, note text);
						insert into author values (1, 'Kafka', 40);
						insert into book values (1, 1, 'x')""");
		DatabaseSchema model = DatabaseSchema.of(
				Scenarios.entity("writer", column("last_name", varchar(80)),
						UniqueConstraint.of(null, List.of("last_name")),
						CheckConstraint.of(null, "(last_name)::text <> 'surname'::text")),
				Scenarios.entity("book", column("author_id", bigint()), column("isbn", varchar(13)),
						UniqueConstraint.of(null, List.of("isbn"))));
		Renames renames = Renames.NONE.table(QualifiedName.of("author"), "writer")
			.column(new ColumnReference(QualifiedName.of("author"), "surname"), "last_name");
		walk(database, model, Answers.NONE.renames(renames),
				() -> assertThat(database.query("select last_name from writer")).containsExactly("Kafka"));
		assertThat(database.query("select surname from author")).containsExactly("Kafka");
	}

	@Test
	@Tag("COL-6")
	void leavesNothingHalfDoneWhenARowHoldsNull(TestDatabase database) throws SQLException {
		database.execute("create table t (id bigint primary key, name text); insert into t values (1, null)");
		DatabaseSchema before = reflect(database);
		Comparison comparison = new SchemaComparer(Ownership.NONE, Map.of())
			.compare(DatabaseSchema.of(Scenarios.entity("t", column("name", text()).notNull())), before, Answers.NONE);
		try (Connection connection = database.connect()) {
			connection.setAutoCommit(false);
			LiveSchema live = new LiveSchema(connection);
			assertThatThrownBy(() -> live.apply(comparison.upgrade()))
				.hasMessageContaining("column \"name\" of relation \"t\" contains null values");
			connection.rollback();
		}
		assertThat(reflect(database)).isEqualTo(before);
	}

	@Test
	@Tag("COL-4")
	void bringsRequiredColumnsOfEveryKindBackIntoATableWithRows(TestDatabase database) throws SQLException {
		database.execute(
				"""
						create type mood as enum ('SAD', 'GLAD');
						create table t (id bigint primary key, code varchar(20) not null, fixed char(3) not null, note text not null,
						  small smallint not null, price numeric(10, 2) not null, ratio double precision not null,
						  done boolean not null, due date not null, made timestamp(3) not null, seen timestamptz not null,
						  starts time not null, zoned timetz not null, lasts interval not null, raw json not null,
						  doc jsonb not null, tags text[] not null, token uuid not null, bytes bytea not null,
						  mood mood not null, status text not null check (status in ('NEW', 'DONE')));
						insert into t values (1, 'a', 'b', 'c', 1, 1, 1, true, now(), now(), now(), '1:00', '1:00', '1 day', '1', '1',
						  '{a}', gen_random_uuid(), 'x', 'GLAD', 'DONE'), (2, 'a', 'b', 'c', 1, 1, 1, true, now(), now(), now(),
						  '1:00', '1:00', '1 day', '1', '1', '{a}', gen_random_uuid(), 'x', 'GLAD', 'DONE')""");
		DatabaseSchema model = DatabaseSchema.of(Scenarios.entity("t"));
		walk(database, model, Answers.NONE,
				() -> assertThat(database.query("select * from t order by id")).containsExactly("1", "2"));
		assertThat(database.query("select id, code, small, done, due, tags, mood, status from t order by id"))
			.containsExactly("1||0|f|-infinity|{}|SAD|NEW", "2||0|f|-infinity|{}|SAD|NEW");
	}

	/** There, nothing left to do, back, and the same catalog as before. */
	private static void walk(TestDatabase database, DatabaseSchema model, Answers answers, Runnable meanwhile)
			throws SQLException {
		DatabaseSchema before = reflect(database);
		Comparison comparison = new SchemaComparer(Ownership.NONE, Map.of()).compare(model, before,
				Agreement.answers(model, before, Ownership.NONE, answers.renames()));
		try (Connection connection = database.connect()) {
			LiveSchema live = new LiveSchema(connection);
			live.apply(comparison.upgrade());
			assertThat(live.reflect()).isEqualTo(SchemaEditor.normalized(comparison.after()));
			meanwhile.run();
			live.apply(comparison.downgrade());
			assertThat(live.reflect()).isEqualTo(before);
		}
	}

	private static DatabaseSchema reflect(TestDatabase database) throws SQLException {
		try (Connection connection = database.connect()) {
			return new LiveSchema(connection).reflect();
		}
	}

}
