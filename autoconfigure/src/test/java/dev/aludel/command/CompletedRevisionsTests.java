package dev.aludel.command;

import java.nio.file.Path;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.RevisionFailedException;
import dev.aludel.migrate.RevisionSource;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class CompletedRevisionsTests {

	private static final RevisionSource SQUASHED = revision("1to2").replaces("1", "2")
		.sqlUp("create table one (x int)");

	private final CompletedRevisions completed = new CompletedRevisions();

	private final Path directory;

	CompletedRevisionsTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void hasWhatWasOnlyRecordedBeforeAFailure(TestDatabase database) {
		Aludel aludel = aludel(database, revision("3", "2").sqlUp("selec 1"));
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade);
		assertThat(this.completed.revisions()).extracting(CompletedRevision::id).containsExactly("1to2", "1", "2");
		this.completed.forget();
		assertThat(this.completed.revisions()).isEmpty();
	}

	@Test
	void hasAllOfARunThatCameToItsEnd(TestDatabase database) {
		aludel(database, revision("3", "2")).upgrade();
		assertThat(this.completed.revisions()).extracting(CompletedRevision::id).containsExactly("1to2", "1", "2", "3");
	}

	private Aludel aludel(TestDatabase database, RevisionSource last) {
		return MigrationProject.of(this.directory, revision("1"), revision("2", "1"), SQUASHED, last)
			.aludel(database.dataSource())
			.withListener(this.completed);
	}

}
