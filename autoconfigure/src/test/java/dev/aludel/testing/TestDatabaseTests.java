package dev.aludel.testing;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class TestDatabaseTests {

	@Test
	void isAnEmptyDatabaseOfItsOwn(TestDatabase database) {
		database.execute("create table things (id bigint)");
		assertThat(database.query("select current_database(), count(*), null from things"))
			.containsExactly(database.name() + "|0|∅");
	}

}
