package dev.aludel.command;

import java.nio.file.Path;
import java.util.List;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.RevisionSource;
import dev.aludel.migrate.UnreachableDataSource;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class ValidateCommandTests {

	private final Path directory;

	ValidateCommandTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void endsWellWhenNothingIsWrong(TestDatabase database) {
		Aludel aludel = aludel(database, revision("1"), revision("2", "1").up("op.connection();"), revision("3", "2"),
				revision("4", "3"));
		aludel.upgrade("2");
		aludel.stamp(List.of("3"));
		CommandRun run = CommandRun.of(aludel, "validate");
		assertThat(run.status()).isZero();
		assertThat(run.out().replaceAll("localhost:\\d+", "localhost")).isEqualToNormalizingNewlines("""
				2: cannot be checked, it reads the database: its statements are known only when it runs
				3: not checked, it was recorded without being run
				4 revisions, 1 compared with what database %s on localhost has run: nothing wrong was found.
				""".formatted(database.name()));
		assertThat(CommandRun.of(aludel, "validate", "--quiet").lines()).hasSize(1);
		assertThat(CommandRun.of(aludel, "validate", "--verbose").lines()).first().isEqualTo("1: unchanged");
	}

	@Test
	void listsWhatIsWrong(TestDatabase database) {
		aludel(database, revision("1"), revision("2", "1")).upgrade();
		CommandRun run = CommandRun.of(aludel(database, revision("1").sqlUp("select 1")), "validate");
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.out().replaceAll("localhost:\\d+", "localhost")).isEqualToNormalizingNewlines("""
				Changed revision
				  Revision 1 (db.migration.R1_Step1) would run other statements than those it ran when it was applied.
				  Restore it as it was and put the change into a new revision, or accept it: aludel repair

				Unknown revision
				  Revision 2 (step 2) is applied and unknown to this application.
				  Deploy the application that has it, or forget it when it is gone for good: aludel repair --forget 2

				1 revision, 1 compared with what database %s on localhost has run: 2 findings.
				""".formatted(database.name()));
	}

	@Test
	void needsNoDatabaseForTheRevisionsAlone() {
		CommandRun run = CommandRun.of(offline(revision("1"), revision("2", "1"), revision("3", "1")), "validate",
				"--offline");
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.lines()).startsWith("Several heads", "  The revisions have two heads:")
			.endsWith("3 revisions: 1 finding.");
		assertThat(CommandRun.of(offline(revision("1")), "validate", "--offline").status()).isZero();
	}

	@Test
	void tellsTheSameAsJson(TestDatabase database) {
		aludel(database, revision("1"), revision("2", "1").message("")).upgrade();
		CommandRun run = CommandRun.of(aludel(database, revision("1")), "validate", "--format", "json");
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.out().replaceAll("localhost:\\d+", "localhost")).isEqualToNormalizingNewlines("""
				{"version":1,"command":"validate","valid":false,"database":"%s","host":"localhost","revisionCount":1,\
				"heads":["1"],"findings":[{"kind":"unknown-revision","revision":"2","className":null,"message":\
				"Revision 2 is applied and unknown to this application.\\nDeploy the application that has it, \
				or forget it when it is gone for good: aludel repair --forget 2"}],"checksums":[{"revision":"1",\
				"outcome":"unchanged","reason":null}]}
				""".formatted(database.name()));
	}

	private Aludel aludel(TestDatabase database, RevisionSource... revisions) {
		return MigrationProject.of(this.directory, revisions).aludel(database.dataSource());
	}

	private Aludel offline(RevisionSource... revisions) {
		return MigrationProject.of(this.directory, revisions).aludel(new UnreachableDataSource());
	}

}
