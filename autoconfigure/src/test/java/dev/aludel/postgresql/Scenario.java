package dev.aludel.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.aludel.Operations;
import dev.aludel.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A database, what a migration does to it, and what PostgreSQL's catalog says afterwards.
 *
 * @param name what a user notices, as a sentence
 * @param since the first major version of PostgreSQL that can do it
 * @param before the SQL that prepares the database
 * @param change what the migration does
 * @param expectations what is there afterwards
 */
record Scenario(String name, int since, String before, Consumer<Operations> change, List<Expectation> expectations) {

	/**
	 * A query and its rows.
	 *
	 * @param query the query
	 * @param rows the rows as {@link TestDatabase#query} gives them
	 */
	record Expectation(String query, List<String> rows) {

	}

	static Scenario of(String name) {
		return new Scenario(name, 14, "", (op) -> {
		}, List.of());
	}

	Scenario since(int major) {
		return new Scenario(this.name, major, this.before, this.change, this.expectations);
	}

	Scenario given(String sql) {
		return new Scenario(this.name, this.since, sql, this.change, this.expectations);
	}

	Scenario when(Consumer<Operations> newChange) {
		return new Scenario(this.name, this.since, this.before, newChange, this.expectations);
	}

	Scenario then(String query, String... rows) {
		List<Expectation> more = new ArrayList<>(this.expectations);
		more.add(new Expectation(query, List.of(rows)));
		return new Scenario(this.name, this.since, this.before, this.change, more);
	}

	void play(TestDatabase database) {
		int major = Integer.parseInt(database.query("show server_version_num").get(0)) / 10_000;
		assumeTrue(major >= this.since, () -> "PostgreSQL " + major + " cannot do it; " + this.since + " can");
		if (!this.before.isEmpty()) {
			database.execute(this.before);
		}
		LiveOperations.run(database, this.change);
		assertThat(this.expectations).isNotEmpty();
		for (Expectation expectation : this.expectations) {
			assertThat(database.query(expectation.query())).as(expectation.query())
				.containsExactlyElementsOf(expectation.rows());
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

}
