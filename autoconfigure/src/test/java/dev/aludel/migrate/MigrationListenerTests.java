package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.revision.RevisionNode;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@PostgresTest
class MigrationListenerTests {

	private final Path directory;

	MigrationListenerTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void isToldOfEachRevisionAndOfTheRun(TestDatabase database) {
		Diary diary = new Diary();
		Aludel aludel = MigrationProject.of(this.directory, revision("1"), revision("2", "1"))
			.aludel(database.dataSource(), diary);
		aludel.upgrade();
		aludel.upgrade();
		aludel.downgrade("1");
		assertThat(diary.entries).containsExactly("before UPGRADE 1", "after UPGRADE 1", "before UPGRADE 2",
				"after UPGRADE 2", "finished at [2]", "finished at [2]", "before DOWNGRADE 2", "after DOWNGRADE 2",
				"finished at [1]");
	}

	@Test
	void isToldOfAFailure(TestDatabase database) {
		Diary diary = new Diary();
		Aludel aludel = MigrationProject.of(this.directory, revision("1").sqlUp("selec 1"))
			.aludel(database.dataSource(), diary);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade);
		assertThat(diary.entries).containsExactly("before UPGRADE 1", "failed 1");
	}

	@Test
	void isNotToldOfRevisionsWhenNoneIsRun(TestDatabase database) {
		Diary diary = new Diary();
		MigrationProject.of(this.directory, revision("1")).aludel(database.dataSource(), diary).stamp(List.of("1"));
		assertThat(diary.entries).containsExactly("finished at [1]");
	}

	@Test
	void seesTheRevisionCommitted(TestDatabase database) {
		List<String> seen = new ArrayList<>();
		MigrationProject.of(this.directory, revision("1")).aludel(database.dataSource(), new MigrationListener() {

			@Override
			public void afterRevision(CompletedRevision revision) {
				seen.addAll(database.query("select revision from aludel_revision"));
			}

		}).upgrade();
		assertThat(seen).containsExactly("1");
	}

	@Test
	void stopsTheRunByThrowing(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, revision("1"), revision("2", "1"))
			.aludel(database.dataSource(), new MigrationListener() {

				@Override
				public void beforeRevision(RevisionNode revision, Direction direction) {
					if (revision.id().equals("2")) {
						throw new IllegalStateException("enough");
					}
				}

			});
		assertThatIllegalStateException().isThrownBy(aludel::upgrade).withMessage("enough");
		assertThat(aludel.state().heads()).containsExactly("1");
	}

	@Test
	void doesNotHideAFailureByThrowing(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, revision("1").sqlUp("selec 1"))
			.aludel(database.dataSource(), new MigrationListener() {

				@Override
				public void revisionFailed(RevisionFailedException failure) {
					throw new IllegalStateException("me too");
				}

			});
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade)
			.satisfies((ex) -> assertThat(ex.getSuppressed()).hasOnlyElementsOfType(IllegalStateException.class));
	}

	private static final class Diary implements MigrationListener {

		private final List<String> entries = new ArrayList<>();

		@Override
		public void beforeRevision(RevisionNode revision, Direction direction) {
			this.entries.add("before " + direction + " " + revision.id());
		}

		@Override
		public void afterRevision(CompletedRevision revision) {
			this.entries.add("after " + revision.action() + " " + revision.id());
		}

		@Override
		public void revisionFailed(RevisionFailedException failure) {
			this.entries.add("failed " + failure.revision());
		}

		@Override
		public void runFinished(RunReport report) {
			this.entries.add("finished at " + report.heads());
		}

	}

}
