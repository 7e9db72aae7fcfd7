package dev.aludel.autogenerate.scratch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.testcontainers.DockerClientFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which server replays the migrations, by what the class path brings. */
class ScratchServersTests {

	@Test
	void anEmbeddedServerComesFirst() throws Exception {
		try (ScratchServer server = new ScratchServers(getClass().getClassLoader()).start()) {
			assertThat(server.describe()).endsWith(", embedded");
			assertThat(databaseOf(server)).startsWith("aludel_scratch_");
		}
	}

	@Test
	@EnabledIf(value = "dockerAnswers", disabledReason = "Docker does not answer")
	void aContainerComesNext() throws Exception {
		ClassLoader withoutEmbedded = new FilteredClassLoader("io.zonky.test");
		try (ScratchServer server = new ScratchServers(withoutEmbedded).start()) {
			assertThat(server.describe()).contains(", container postgres:");
			assertThat(databaseOf(server)).startsWith("aludel_scratch_");
		}
	}

	@Test
	void withoutBothItIsSaidWhatToBring() {
		ClassLoader withoutBoth = new FilteredClassLoader("io.zonky.test", "org.testcontainers");
		assertThatExceptionOfType(ScratchServerException.class)
			.isThrownBy(() -> new ScratchServers(withoutBoth).start())
			.withMessageContaining("There is no server to replay the migrations on.");
	}

	static boolean dockerAnswers() {
		return DockerClientFactory.instance().isDockerAvailable();
	}

	private static String databaseOf(ScratchServer server) throws Exception {
		try (Connection connection = server.create(new Properties()).connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select current_database()")) {
			row.next();
			assertThat(server.owns(connection)).isTrue();
			return row.getString(1);
		}
	}

}
