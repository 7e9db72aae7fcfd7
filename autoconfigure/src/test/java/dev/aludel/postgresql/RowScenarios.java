package dev.aludel.postgresql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.aludel.Operations;
import org.jspecify.annotations.Nullable;

import static dev.aludel.Definitions.row;
import static dev.aludel.Definitions.set;

/** SQL of the author's own, and rows. */
final class RowScenarios {

	private RowScenarios() {
	}

	static Stream<Scenario> scenarios() {
		return Stream.of(statements(), inserts(), values()).flatMap((scenarios) -> scenarios);
	}

	private static Stream<Scenario> statements() {
		return Stream.of(
				Scenario.of("runs SQL as it stands, with the operators that JDBC would take for parameters")
					.given("create table t (j jsonb, n integer); insert into t values ('{\"a\": 1}', 0)")
					.when((op) -> op.execute("update t set n = n + 1 where j ? 'a' and j ?| array['a', 'b']"))
					.then("select n from t", "1"),
				Scenario.of("runs SQL with parameters, and a doubled question mark for the operator")
					.given("create table t (j jsonb, n integer, d date); insert into t values ('{\"a\": 1}', 0)")
					.when((op) -> op.execute("update t set n = ?, d = ? where j ?? ? and n is distinct from ?", 7,
							"2025-01-15", "a", null))
					.then("select n, d from t", "7|2025-01-15"),
				Scenario.of("runs SQL that PostgreSQL reads as a function body").when((op) -> op.execute("""
						create function greet(name text) returns text language plpgsql as $$
						begin
							-- isn't it { fine } ?
							return 'hello; ' || name;
						end
						$$""")).then("select greet('you')", "hello; you"),
				Scenario.of("reads over the connection of the revision what it has done")
					.given("create table t (n integer)")
					.when((op) -> {
						op.execute("insert into t values (1), (2)");
						op.execute("insert into t values (?)", sum(op));
					})
					.then("select n from t order by 1", "1", "2", "3"));
	}

	private static int sum(Operations op) {
		try (PreparedStatement statement = op.connection().prepareStatement("select sum(n) from t");
				ResultSet rows = statement.executeQuery()) {
			rows.next();
			return rows.getInt(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Stream<Scenario> inserts() {
		return Stream.of(
				Scenario.of("fills rows in")
					.given("create table \"T x\" (n integer, s text); insert into \"T x\" values (1, null), (2, 'two')")
					.when((op) -> op.backfill("T x", set("s = 'none'").where("s is null")))
					.then("select * from \"T x\" order by n", "1|none", "2|two"),
				Scenario.of("inserts rows")
					.given("create schema audit; create table audit.\"Events\" (id bigint, \"User\" text, n integer default 9)")
					.when((op) -> op.bulkInsert("audit.Events", List.of("id", "User"),
							List.of(row(1, "it's me"), row(2, null))))
					.then("select * from audit.\"Events\" order by id", "1|it's me|9", "2|∅|9"),
				Scenario.of("inserts rows named one by one")
					.given("create table t (n integer, s text)")
					.when((op) -> op.bulkInsert("t", List.of("n", "s"), row(1, "one"), row(2, null)))
					.then("select * from t order by n", "1|one", "2|∅"),
				Scenario.of("inserts no rows")
					.given("create table t (n integer)")
					.when((op) -> op.bulkInsert("t", List.of("n"), List.of()))
					.then("select * from t"),
				Scenario.of("inserts rows without values")
					.given("create table t (n integer default 9)")
					.when((op) -> op.bulkInsert("t", List.of(), List.of(row(), row())))
					.then("select * from t", "9", "9"),
				Scenario.of("inserts more rows than one statement can hold")
					.given("create table t (a integer, b integer, c integer)")
					.when((op) -> op.bulkInsert("t", List.of("a", "b", "c"), numbers(25_000)))
					.then("select count(*), min(a), max(a), max(c) from t", "25000|0|24999|49998"));
	}

	private static List<List<@Nullable Object>> numbers(int rows) {
		List<List<@Nullable Object>> numbers = new ArrayList<>();
		for (int row = 0; row < rows; row++) {
			numbers.add(row(row, -row, 2 * row));
		}
		return numbers;
	}

	private static Stream<Scenario> values() {
		return Stream.of(Scenario.of("takes a string for a column of any type, as a literal would be")
			.given("""
					create type mood as enum ('sad', 'happy');
					create table t (a jsonb, b uuid, c timestamptz, d mood, e integer, f numeric, g boolean, h date,
						i interval, j text[], k varchar(9), l bytea, m inet, n json, o mood[], p integer)""")
			.when((op) -> op.bulkInsert("t",
					List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"),
					List.of(row("{\"a\": \"it's\"}", "0c2a1bd0-5f3a-4c8e-9c5e-1f0f8d7f0a11", "2025-01-15 14:30:22+01",
							"happy", "7", "1.50", "true", "2025-01-15", "1 day 2 hours", "{x,\"y z\"}", "ok", "\\xcafe",
							"10.0.0.7", "[1]", "{sad,happy}", 1),
							row(null, null, null, null, null, null, null, null, null, null, null, null, null, null,
									null, "2"))))
			.then("select * from t order by p",
					"{\"a\": \"it's\"}|0c2a1bd0-5f3a-4c8e-9c5e-1f0f8d7f0a11|2025-01-15 13:30:22+00|happy|7|1.50|t"
							+ "|2025-01-15|1 day 02:00:00|{x,\"y z\"}|ok|\\xcafe|10.0.0.7|[1]|{sad,happy}|1",
					"∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|2"),
				Scenario.of("takes Java's own values")
					.given("""
							create table t (a uuid, b numeric, c boolean, d date, e time, f timestamp, g timestamptz,
								h timestamptz, i bigint, j smallint, k real, l double precision, m bytea, n numeric, o text)""")
					.when((op) -> op.bulkInsert("t",
							List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o"),
							List.of(row(UUID.fromString("0c2a1bd0-5f3a-4c8e-9c5e-1f0f8d7f0a11"), new BigDecimal("1.50"),
									true, LocalDate.of(2025, 1, 15), LocalTime.of(14, 30, 22),
									LocalDateTime.of(2025, 1, 15, 14, 30, 22),
									OffsetDateTime.parse("2025-01-15T14:30:22+01:00"),
									Instant.parse("2025-01-15T14:30:22Z"), 7L, (short) 8, 1.5f, 2.5d,
									new byte[] { (byte) 0xca, (byte) 0xfe }, new BigInteger("12345678901234567890"),
									3))))
					.then("select * from t",
							"0c2a1bd0-5f3a-4c8e-9c5e-1f0f8d7f0a11|1.50|t|2025-01-15|14:30:22|2025-01-15 14:30:22"
									+ "|2025-01-15 13:30:22+00|2025-01-15 14:30:22+00|7|8|1.5|2.5|\\xcafe"
									+ "|12345678901234567890|3"),
				Scenario.of("takes arrays, also of enum values")
					.given("create type mood as enum ('sad', 'happy');"
							+ " create table t (a text[], b mood[], c uuid[], d integer[], e integer[], f numeric[])")
					.when((op) -> op.bulkInsert("t", List.of("a", "b", "c", "d", "e", "f"),
							List.<List<@Nullable Object>>of(row(new @Nullable String[] { "it's", "a \"b\", c", null },
									new String[] { "sad", "happy" },
									new UUID[] { UUID.fromString("0c2a1bd0-5f3a-4c8e-9c5e-1f0f8d7f0a11") },
									new Integer[] { 1, 2 }, new int[] { 3, 4 },
									new BigDecimal[] { new BigDecimal("1.50") }))))
					.then("select * from t", "{it's,\"a \\\"b\\\", c\",NULL}|{sad,happy}"
							+ "|{0c2a1bd0-5f3a-4c8e-9c5e-1f0f8d7f0a11}|{1,2}|{3,4}|{1.50}"));
	}

}
