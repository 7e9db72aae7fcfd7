package dev.aludel.migrate;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionNameTests {

	@Test
	void extendsTheNameThatTheDataSourceGives() {
		assertThat(SessionName.of("orders 7", "tasks", "upgrade")).isEqualTo("orders 7 (aludel upgrade)");
	}

	@Test
	void takesTheNameOfTheApplicationWhereOnlyTheDriverHasGivenOne() {
		assertThat(SessionName.of("PostgreSQL JDBC Driver", "tasks", "repair")).isEqualTo("tasks (aludel repair)");
		assertThat(SessionName.of("", "tasks", "stamp")).isEqualTo("tasks (aludel stamp)");
		assertThat(SessionName.of("", null, "stamp")).isEqualTo("aludel stamp");
	}

	@Test
	void cutsTheGivenNameAndNotWhatTheSessionDoes() {
		assertThat(SessionName.of("x".repeat(80), null, "upgrade")).hasSize(63).endsWith("xx (aludel upgrade)");
		String name = SessionName.of("ü".repeat(40), null, "downgrade");
		assertThat(name).endsWith("üü (aludel downgrade)");
		assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
	}

}
