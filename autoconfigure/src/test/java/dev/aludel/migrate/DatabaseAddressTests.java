package dev.aludel.migrate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseAddressTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			jdbc:postgresql://db1/tasks                             | tasks on db1
			jdbc:postgresql://db1:5432/tasks                        | tasks on db1
			jdbc:postgresql://db1:54321/tasks?password=secret       | tasks on db1:54321
			jdbc:postgresql://db1:5432,db2:5433/tasks?user=me       | tasks on db1,db2:5433
			jdbc:postgresql://[::1]:5432/tasks                      | tasks on [::1]
			jdbc:postgresql:tasks                                   | tasks
			jdbc:postgresql://db1/                                  | me on db1
			jdbc:postgresql://db1                                   | me on db1
			jdbc:other:tasks                                        | ?
			jdbc:postgresql://db1/my%20tasks                        | my tasks on db1
			""")
	void namesDatabaseAndHostAndNothingSecret(String url, String text) {
		assertThat(DatabaseAddress.of(url, "me", null)).hasToString(text);
	}

	@Test
	void nameOfTheApplicationComesFirst() {
		assertThat(DatabaseAddress.of("jdbc:postgresql://db1/tasks", "me", "orders"))
			.hasToString("orders (tasks on db1)");
	}

}
