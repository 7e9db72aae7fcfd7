package dev.aludel.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.junit5.EmbeddedPostgresExtension;
import io.zonky.test.db.postgres.junit5.PreparedDbExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands of the packaged application: {@code java -jar app.jar aludel …}.
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

	private List<String> applied() {
		DataSource dataSource = this.postgres.getTestDatabase();
		return new JdbcTemplate(dataSource).queryForList("select revision from aludel_revision order by 1",
				String.class);
	}

	private Run run(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
						System.getProperty("application.jar"), "aludel"));
		command.addAll(List.of(arguments));
		Path out = this.directory.resolve("out");
		Path err = this.directory.resolve("err");
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment()
			.putAll(Map.of("SPRING_DATASOURCE_URL", url(), "SPRING_DATASOURCE_USERNAME", "postgres",
					"SPRING_DATASOURCE_PASSWORD", "postgres"));
		int status = builder.start().waitFor();
		return new Run(status, Files.readString(out, StandardCharsets.UTF_8),
				Files.readString(err, StandardCharsets.UTF_8));
	}

	private String url() {
		return Objects.requireNonNull(new JdbcTemplate(this.postgres.getTestDatabase())
			.execute((Connection connection) -> connection.getMetaData().getURL()));
	}

	private record Run(int status, String out, String err) {
	}

}
