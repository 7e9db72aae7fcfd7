package dev.aludel.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.junit5.EmbeddedPostgresExtension;
import io.zonky.test.db.postgres.junit5.PreparedDbExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged application: its commands ({@code java -jar app.jar aludel …}), and its
 * start with the code that the build has generated for its context.
 */
class PackagedApplicationIT {

	@RegisterExtension
	final PreparedDbExtension postgres = EmbeddedPostgresExtension.preparedDatabase((dataSource) -> {
	});

	@TempDir
	private Path directory;

	@Test
	void goesUpAndDownAndTellsWhereItStands() throws Exception {
		Run behind = run("current", "--check-heads");
		assertThat(behind.status()).isEqualTo(1);
		assertThat(behind.out()).contains("behind by 4");

		assertThat(run("upgrade", "+1").status()).isZero();
		assertThat(applied()).containsExactly("20260105090000");

		Run upgrade = run("upgrade", "--format", "json");
		assertThat(upgrade.status()).isZero();
		JsonContent json = new JsonContent(upgrade.out());
		assertThat(json).extractingPath("$.version").isEqualTo(1);
		assertThat(json).extractingPath("$.command").isEqualTo("upgrade");
		assertThat(json).extractingPath("$.revisions.length()").isEqualTo(3);
		assertThat(applied()).hasSize(4);

		assertThat(run("downgrade", "base").status()).isZero();
		assertThat(applied()).isEmpty();
	}

	@Test
	void writesAScriptThatLeavesWhatARunLeaves() throws Exception {
		Run script = run("upgrade", "20260105090000", "--sql");
		assertThat(script.status()).isZero();
		assertThat(script.out()).contains("create table tasks").contains("insert into");
		assertThat(new JdbcTemplate(this.postgres.getTestDatabase()).queryForList(
				"select relname from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'public'"))
			.as("nothing is done to the database")
			.isEmpty();
	}

	@Test
	void endsWithTwoForWrongUsage() throws Exception {
		Run run = run("upgrad");
		assertThat(run.status()).isEqualTo(2);
		assertThat(run.out()).isEmpty();
		assertThat(run.err()).contains("upgrade").doesNotContain("\tat ");
	}

	@Test
	void migratesBeforeJpaWhenItsContextIsGeneratedCode() throws Exception {
		Path log = this.directory.resolve("service");
		Process service = process(List.of("-Dspring.aot.enabled=true"), List.of("--server.port=0"))
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		try {
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.until(() -> !service.isAlive() || Files.readString(log).contains("Started SampleApplication"));
			assertThat(Files.readString(log)).containsSubsequence("Starting AOT-processed SampleApplication",
					"Applied 20260105090000 create the task tracker", "Applied 20260209102500",
					"Initialized JPA EntityManagerFactory", "Started SampleApplication");
			assertThat(applied()).hasSize(4);
		}
		finally {
			service.destroy();
			service.waitFor();
		}
		Run current = run(List.of("-Dspring.aot.enabled=true"), "current", "--check-heads");
		assertThat(current.err()).isEmpty();
		assertThat(current.out()).contains("20260209102500");
		assertThat(current.status()).isZero();
	}

	private List<String> applied() {
		DataSource dataSource = this.postgres.getTestDatabase();
		return new JdbcTemplate(dataSource).queryForList("select revision from aludel_revision order by 1",
				String.class);
	}

	private Run run(String... arguments) throws IOException, InterruptedException {
		return run(List.of(), arguments);
	}

	private Run run(List<String> options, String... command) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(List.of("aludel"));
		arguments.addAll(List.of(command));
		Path out = this.directory.resolve("out");
		Path err = this.directory.resolve("err");
		int status = process(options, arguments).redirectOutput(out.toFile())
			.redirectError(err.toFile())
			.start()
			.waitFor();
		return new Run(status, Files.readString(out, StandardCharsets.UTF_8),
				Files.readString(err, StandardCharsets.UTF_8));
	}

	private ProcessBuilder process(List<String> options, List<String> arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(options);
		command.addAll(List.of("-jar", System.getProperty("application.jar")));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment()
			.putAll(Map.of("SPRING_DATASOURCE_URL", url(), "SPRING_DATASOURCE_USERNAME", "postgres",
					"SPRING_DATASOURCE_PASSWORD", "postgres"));
		return builder;
	}

	private String url() {
		return Objects.requireNonNull(new JdbcTemplate(this.postgres.getTestDatabase())
			.execute((Connection connection) -> connection.getMetaData().getURL()));
	}

	private record Run(int status, String out, String err) {
	}

}
