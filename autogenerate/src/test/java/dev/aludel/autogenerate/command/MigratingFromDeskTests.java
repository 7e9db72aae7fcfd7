package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import dev.aludel.autogenerate.command.DeskProject.Outcome;
import dev.aludel.autogenerate.command.tracker.TrackerApplication;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/migrating-from.md} has a developer do at the desk.
 */
@PostgresTest
class MigratingFromDeskTests {

	private static final String BASELINE = "20261121090000";

	private final DeskProject project;

	private final String page;

	MigratingFromDeskTests(@TempDir Path directory) throws IOException {
		this.project = DeskProject.in(directory);
		this.page = Files.readString(Path.of("../docs/migrating-from.md"));
	}

	@Test
	void theFirstRevisionIsDraftedAsOnThePage() throws IOException {
		Outcome draft = draft();
		assertThat(draft.err()).isEmpty();
		assertThat(draft.status()).isZero();
		assertThat(this.project.migrations()).hasSize(1);
		assertThat(blocks("java", "@Revision(id = \"" + BASELINE + "\"")).singleElement()
			.isEqualTo(Files.readString(this.project.migrations().get(0)));
	}

	@Test
	void theTablesOfHibernateAgreeWithTheFirstRevision(TestDatabase database) throws IOException {
		this.project.start(TrackerApplication.class, database, "--aludel.enabled=false",
				"--spring.jpa.hibernate.ddl-auto=create");
		agreesOnceItIsRecorded(database);
	}

	@Test
	void theTablesOfTheScriptAgreeWithTheFirstRevision(TestDatabase database) throws IOException {
		database.execute(blocks("sql", "create table tasks").get(0)
				+ "create table flyway_schema_history (installed_rank integer primary key)");
		agreesOnceItIsRecorded(database);
		assertThat(database.query("select count(*) from flyway_schema_history")).containsExactly("0");
	}

	private void agreesOnceItIsRecorded(TestDatabase database) throws IOException {
		draft();
		this.project.compile();
		this.project.start(TrackerApplication.class, database, "--aludel.baseline=" + BASELINE,
				"--spring.jpa.hibernate.ddl-auto=validate");
		assertThat(database.query("select revision, action from aludel_history")).containsExactly(BASELINE + "|stamp");
		Outcome check = this.project.run("check", TrackerApplication.class, database.url(), database.user());
		assertThat(check.out()).contains(" agree.");
		assertThat(check.status()).isZero();
	}

	private Outcome draft() {
		return this.project.run("revision", TrackerApplication.class, "jdbc:postgresql://localhost:1/nowhere", "nobody",
				"--source-directory", this.project.sources().toString(), "--against", "migrations", "-m",
				"create the schema", "--id", BASELINE);
	}

	private List<String> blocks(String language, String words) {
		return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
			.matcher(this.page)
			.results()
			.map((block) -> block.group(1))
			.filter((block) -> block.contains(words))
			.toList();
	}

}
