package dev.aludel.migrate;

import java.io.IOException;
import java.sql.SQLException;

import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left of a URL where somebody reads it.
 */
class UrlSecretsTests {

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			jdbc:postgresql://db1/tasks jdbc:postgresql://db1/tasks
			jdbc:postgresql://db1:5433,[::1]/tasks jdbc:postgresql://db1:5433,[::1]/tasks
			jdbc:postgresql:tasks jdbc:postgresql:tasks
			jdbc:postgresql://db1/tasks?ssl=true jdbc:postgresql://db1/tasks
			jdbc:postgresql://db1/tasks?user=a@b&password=c@d jdbc:postgresql:
			jdbc:postgresql://db1/tasks&password=x jdbc:postgresql://db1/tasks
			jdbc:postgresql://tasks:secret@db1/tasks jdbc:postgresql://db1/tasks
			jdbc:postgresql://tasks:secret@db1/tasks?x=y jdbc:postgresql://db1/tasks
			jdbc:postgresql://tasks:sec@ret@db1/tasks jdbc:postgresql:
			jdbc:postgresql://tasks:sec?ret@db1/tasks jdbc:postgresql:
			jdbc:postgresql://tasks:sec/ret@db1/tasks jdbc:postgresql:
			jdbc:mariadb://db1/tasks?password=secret jdbc:mariadb://db1/tasks
			JDBC:postgresql://tasks:secret@db1 JDBC:postgresql://db1
			postgres://tasks:secret@db1/tasks postgres://db1/tasks
			""")
	void showsHostAndDatabase(String url, String shown) {
		assertThat(UrlSecrets.shown(url)).isEqualTo(shown);
	}

	@Test
	void saysThatSomethingIsLeftOutOfWhatADriverSays() {
		assertThat(UrlSecrets.hide("Unable to parse URL jdbc:postgresql://db1:x/tasks?user=a&password=b c"))
			.isEqualTo("Unable to parse URL jdbc:postgresql://db1:x/tasks?");
		assertThat(UrlSecrets.hide("Driver claims not to accept jdbcUrl, jdbc:postgresql://tasks:secret@db1/tasks"))
			.isEqualTo("Driver claims not to accept jdbcUrl, jdbc:postgresql://db1/tasks?");
		assertThat(UrlSecrets.hide("No driver for jdbc:postgresql://tasks:sec@ret@db1/tasks"))
			.isEqualTo("No driver for jdbc:postgresql:?");
		assertThat(UrlSecrets.hide("tasks:secret@db1")).isEqualTo("?db1");
	}

	@Test
	void leavesEverythingElse() {
		for (String text : new String[] { "", "The connection attempt failed.",
				"Connection to localhost:1 refused. Check that the hostname and port are correct.",
				"FATAL: no pg_hba.conf entry for host \"::1\", user \"me@corp\", database \"d\", no encryption",
				"See https://example.org/?a=b for more", "role postgres: not permitted; ask?" }) {
			assertThat(UrlSecrets.hide(text)).isEqualTo(text);
		}
	}

	@Test
	void keepsAFailureThatTellsNothing() {
		SQLException failure = new SQLException("refused", "08001", new IOException("connect"));
		assertThat(UrlSecrets.hide(failure)).isSameAs(failure);
	}

	@Test
	void retellsAFailureWithAllThatComesWithIt() {
		SQLException failure = new SQLException("jdbc:x://a/b?password=one", new IOException("u:two@a"));
		failure.addSuppressed(new IllegalStateException("jdbc:x://u:three@a", new IOException("u:four@a")));
		failure.setNextException(new SQLException("five:six@a"));
		String told = Throwables.getStackTrace(UrlSecrets.hide(failure));
		assertThat(told).startsWith("java.sql.SQLException: jdbc:x://a/b?")
			.contains("Caused by: java.io.IOException: ?a", "Suppressed: java.lang.IllegalStateException: jdbc:x://a")
			.contains(getClass().getSimpleName())
			.doesNotContain("one", "two", "three", "four", "five");
	}

	@Test
	void retellsFailuresThatComeWithEachOther() {
		SQLException failure = new SQLException("jdbc:x://a/b?password=one");
		failure.addSuppressed(new IOException("closed", failure));
		String told = Throwables.getStackTrace(UrlSecrets.hide(failure));
		assertThat(told).startsWith("java.sql.SQLException: jdbc:x://a/b?")
			.contains("Suppressed: java.io.IOException: closed")
			.doesNotContain("one");
	}

}
