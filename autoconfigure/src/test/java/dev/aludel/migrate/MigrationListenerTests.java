package dev.aludel.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.revision.RevisionNode;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

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
	void isToldOfTheBeginningAndTheEndOfEveryRun(TestDatabase database) {
		Runs runs = new Runs();
		Aludel aludel = MigrationProject.of(this.directory, revision("1"), revision("2", "1").sqlUp("selec 1"))
			.aludel(database.dataSource(), runs);
		aludel.upgrade("1");
		aludel.upgrade("1");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade);
		aludel.downgrade("base");
		aludel.stamp(List.of("2"));
		assertThat(runs.entries).containsExactly("UPGRADE", "finished", "UPGRADE", "finished", "UPGRADE",
				"failed: RevisionFailedException", "DOWNGRADE", "finished", "STAMP", "finished");
	}

	@Test
	void isToldOfARunThatFindsNoDatabase() {
		Runs runs = new Runs();
		PGSimpleDataSource nowhere = new PGSimpleDataSource();
		nowhere.setUrl("jdbc:postgresql://localhost:1/tasks");
		Aludel aludel = MigrationProject.of(this.directory, revision("1")).aludel(nowhere, runs);
		assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(aludel::upgrade);
		assertThat(runs.entries).containsExactly("UPGRADE", "failed: DatabaseUnavailableException");
	}

	@Test
	void releasesTheLockWhenItIsRefusedAfterTheWait(TestDatabase database) throws Exception {
		MigrationProject project = MigrationProject.of(this.directory, revision("1"));
		MigrationListener refusal = new MigrationListener() {

			@Override
			public void afterLockWait(LockWait wait, Duration waited, boolean obtained) {
				assertThat(obtained).isTrue();
				throw new IllegalStateException("enough");
			}

		};
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setDataSource(database.dataSource());
			try (HeldRun other = HeldRun.of(project, database)) {
				Aludel aludel = project.aludel(pool, other.releaseOnWait(), refusal);
				assertThatExceptionOfType(IllegalStateException.class).isThrownBy(aludel::upgrade)
					.withMessage("enough");
			}
			assertThat(database.query("select count(*) from pg_locks where locktype = 'advisory' and database = "
					+ "(select oid from pg_database where datname = current_database())"))
				.containsExactly("0");
		}
	}

	@Test
	void isToldHowManyRevisionsThereAreAndOfEachStatement(TestDatabase database) {
		Statements statements = new Statements();
		MigrationProject
			.of(this.directory, revision("1").sqlUp("create table t (x int)", "select pg_sleep(0.01)"),
					revision("2", "1").up("op.createIndexConcurrently(\"t\", index(\"ix_t_x\").on(\"x\"));"))
			.aludel(database.dataSource(), statements)
			.upgrade();
		assertThat(statements.entries).containsExactly("UPGRADE of 1, 2",
				"before 1/1 UPGRADE: create table t (x int) (execute SQL)", "after 1/1: create table t (x int)",
				"before 1/2 UPGRADE: select pg_sleep(0.01) (execute SQL)", "after 1/2: select pg_sleep(0.01)",
				"before 2/1 UPGRADE: create index concurrently ix_t_x on t (x) (create index ix_t_x on t)",
				"after 2/1: create index concurrently ix_t_x on t (x)");
		assertThat(statements.elapsed.get(1)).isGreaterThanOrEqualTo(Duration.ofMillis(10));
	}

	@Test
	void isNotToldOfTheEndOfAStatementThatFailed(TestDatabase database) {
		Statements statements = new Statements();
		Aludel aludel = MigrationProject.of(this.directory, revision("1").sqlUp("selec 1"))
			.aludel(database.dataSource(), statements);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade);
		assertThat(statements.entries).containsExactly("UPGRADE of 1", "before 1/1 UPGRADE: selec 1 (execute SQL)");
	}

	@Test
	void isNotToldOfStatementsThatAnEarlierRunHasDone(TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory, revision("1").up("""
				op.execute("create table t (x int)");
				op.createIndexConcurrently("t", index("ix_t_x").on("x"));
				op.execute("insert into allowed values (1)");
				"""));
		Aludel aludel = project.aludel(database.dataSource());
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade);
		database.execute("create table allowed (x int)");
		Statements statements = new Statements();
		aludel.withListener(statements).upgrade();
		assertThat(statements.entries).filteredOn((entry) -> entry.startsWith("before"))
			.singleElement()
			.asString()
			.startsWith("before 1/3");
	}

	@Test
	void isAddedForOneRun(TestDatabase database) {
		Diary always = new Diary();
		Diary once = new Diary();
		Aludel aludel = MigrationProject.of(this.directory, revision("1"), revision("2", "1"))
			.aludel(database.dataSource(), always);
		aludel.withListener(once).upgrade("1");
		aludel.upgrade();
		assertThat(once.entries).containsExactly("before UPGRADE 1", "after UPGRADE 1", "finished at [1]");
		assertThat(always.entries).containsExactly("before UPGRADE 1", "after UPGRADE 1", "finished at [1]",
				"before UPGRADE 2", "after UPGRADE 2", "finished at [2]");
	}

	@Test
	void makesTheRevisionFailByThrowingDuringAStatement(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, revision("1").sqlUp("create table a (x int)"))
			.aludel(database.dataSource(), new MigrationListener() {

				@Override
				public void afterStatement(RunningStatement statement, Duration elapsed) {
					throw new IllegalStateException("enough");
				}

			});
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade)
			.withMessageContaining("enough");
		assertThat(database.query("select to_regclass('a')")).containsExactly("∅");
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

	@Test
	void isToldOfARevisionThatAnotherObjectsTo(TestDatabase database) {
		Diary diary = new Diary();
		Aludel aludel = MigrationProject.of(this.directory, revision("1"), revision("2", "1"))
			.aludel(database.dataSource(), new Objections("first"), new Objections("second"), diary);
		assertThatIllegalStateException().isThrownBy(aludel::upgrade)
			.withMessage("first: not 1")
			.satisfies((ex) -> assertThat(ex.getSuppressed()).extracting(Throwable::getMessage)
				.containsExactly("second: not 1"));
		assertThat(diary.entries).containsExactly("before UPGRADE 1", "after UPGRADE 1");
		assertThat(aludel.state().heads()).containsExactly("1");
	}

	@Test
	void isToldOfEachRevisionOfATransactionThatAnotherObjectsTo(TestDatabase database) {
		Diary diary = new Diary();
		Aludel aludel = MigrationProject.of(this.directory, revision("1"), revision("2", "1"))
			.aludel(database.dataSource(),
					AludelSettings.defaults()
						.withRun(AludelSettings.defaults().run().withTransaction(TransactionScope.RUN)),
					new Objections("first"), diary);
		assertThatIllegalStateException().isThrownBy(aludel::upgrade)
			.withMessage("first: not 1")
			.satisfies((ex) -> assertThat(ex.getSuppressed()).extracting(Throwable::getMessage)
				.containsExactly("first: not 2"));
		assertThat(diary.entries).containsExactly("before UPGRADE 1", "before UPGRADE 2", "after UPGRADE 1",
				"after UPGRADE 2");
	}

	@Test
	void isToldOfABaselineThatAnotherObjectsTo(TestDatabase database) {
		database.execute("create table one (x int)");
		List<String> recorded = new ArrayList<>();
		Aludel aludel = MigrationProject.of(this.directory, revision("1"), revision("2", "1"))
			.aludel(database.dataSource(),
					AludelSettings.defaults().withRun(AludelSettings.defaults().run().withBaseline("1")),
					new Objections("first"), new MigrationListener() {

						@Override
						public void afterBaseline(List<CompletedRevision> revisions) {
							revisions.forEach((revision) -> recorded.add(revision.id()));
						}

					});
		assertThatIllegalStateException().isThrownBy(aludel::upgrade).withMessage("first: no baseline");
		assertThat(recorded).containsExactly("1");
		assertThat(aludel.state().heads()).containsExactly("1");
	}

	@Test
	void isToldOfAnEndThatAnotherObjectsTo(TestDatabase database) {
		Runs runs = new Runs();
		Aludel aludel = MigrationProject.of(this.directory)
			.aludel(database.dataSource(), new Objections("first"), new Objections("second"), runs);
		assertThatIllegalStateException().isThrownBy(aludel::upgrade)
			.withMessage("first: no end")
			.satisfies((ex) -> assertThat(ex.getSuppressed()).extracting(Throwable::getMessage)
				.containsExactly("second: no end"));
		assertThat(runs.entries).containsExactly("UPGRADE", "finished");
	}

	@Test
	void mayThrowTheFailureThatItIsToldOf(TestDatabase database) {
		Runs runs = new Runs();
		Aludel aludel = MigrationProject.of(this.directory, revision("1").sqlUp("selec 1"))
			.aludel(database.dataSource(), new MigrationListener() {

				@Override
				public void revisionFailed(RevisionFailedException failure) {
					throw failure;
				}

				@Override
				public void runFailed(Throwable failure) {
					throw (RevisionFailedException) failure;
				}

			}, runs);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade)
			.satisfies((ex) -> assertThat(ex.getSuppressed()).isEmpty());
		assertThat(runs.entries).containsExactly("UPGRADE", "failed: RevisionFailedException");
	}

	private static final class Statements implements MigrationListener {

		private final List<String> entries = new ArrayList<>();

		private final List<Duration> elapsed = new ArrayList<>();

		@Override
		public void beforeRun(List<RevisionNode> revisions, Direction direction) {
			this.entries
				.add(direction + " of " + revisions.stream().map(RevisionNode::id).collect(Collectors.joining(", ")));
		}

		@Override
		public void beforeStatement(RunningStatement statement) {
			this.entries.add("before " + statement.revision() + "/" + statement.number() + " " + statement.direction()
					+ ": " + statement.sql() + " (" + statement.operation() + ")");
		}

		@Override
		public void afterStatement(RunningStatement statement, Duration duration) {
			this.entries.add("after " + statement.revision() + "/" + statement.number() + ": " + statement.sql());
			this.elapsed.add(duration);
		}

	}

	private static final class Runs implements MigrationListener {

		private final List<String> entries = new ArrayList<>();

		@Override
		public void runStarted(HistoryAction action) {
			this.entries.add(action.name());
		}

		@Override
		public void runFinished(RunReport report) {
			this.entries.add("finished");
		}

		@Override
		public void runFailed(Throwable failure) {
			this.entries.add("failed: " + failure.getClass().getSimpleName());
		}

	}

	/** Objects to whatever is done. */
	private record Objections(String name) implements MigrationListener {

		@Override
		public void afterBaseline(List<CompletedRevision> recorded) {
			throw new IllegalStateException(this.name + ": no baseline");
		}

		@Override
		public void afterRevision(CompletedRevision revision) {
			throw new IllegalStateException(this.name + ": not " + revision.id());
		}

		@Override
		public void runFinished(RunReport report) {
			throw new IllegalStateException(this.name + ": no end");
		}

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
