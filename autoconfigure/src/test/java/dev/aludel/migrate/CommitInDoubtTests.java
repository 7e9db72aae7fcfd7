package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.testing.BreakingWire;
import dev.aludel.testing.BreakingWire.Deed;
import dev.aludel.testing.BreakingWire.Moment;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What is told of a commit that was done, when its answer is lost. */
@PostgresTest
class CommitInDoubtTests {

	private static final String DRIVER = "PostgreSQL: An I/O error occurred while sending to the backend. (08006)";

	private final MigrationProject project;

	CommitInDoubtTests(@TempDir Path directory) {
		this.project = MigrationProject.of(directory, revision("1").sqlUp("create table t (x int)"),
				revision("2", "1").up("""
						op.execute("alter table t add column y int");
						op.createIndexConcurrently("t", index("ix_t_y").on("y"));
						op.execute("create table b (x int)");
						""").down("""
						op.execute("drop table b");
						op.execute("alter table t drop column y");
						"""));
	}

	@Test
	void ofTheCreationOfTheTables(TestDatabase database) {
		int commit;
		try (TestDatabase like = database.another(); BreakingWire wire = BreakingWire.whole(like)) {
			this.project.aludel(dataSource(like, wire)).upgrade();
			commit = wire.steps().indexOf("COMMIT") + 1;
		}
		assertThat(lose(database, commit, Moment.AFTER, Aludel::upgrade)).hasMessageEndingWith("""
				 cannot be used.
				%s
				Nothing was run.
				See that the database is up and start again.""".formatted(DRIVER));
		assertThat(goOn(database)).containsExactly("upgrade 1", "upgrade 2");
	}

	@Test
	void ofARevision(TestDatabase database) {
		Throwable failure = loseAnswer(database, 1, Aludel::upgrade);
		assertThat(failure).hasMessage("""
				Revision 1 (db.migration.R1_Step1) failed at its commit after statement 1:
				%s
				The connection was lost, so it is not known whether that was committed; \
				without it the database is still without revisions.
				Start again: it goes on where the database is.""".formatted(DRIVER));
		assertThat(failure).isInstanceOfSatisfying(RevisionFailedException.class,
				(failed) -> assertThat(failed.outcome()).isEqualTo(Outcome.UNKNOWN));
		assertThat(goOn(database)).containsExactly("upgrade 1", "upgrade 2");
	}

	@Test
	void ofWhatComesBeforeAConcurrentIndex(TestDatabase database) {
		Throwable failure = loseAnswer(database, 2, Aludel::upgrade);
		assertThat(failure).hasMessage("""
				Revision 2 (db.migration.R2_Step2) failed at statement 2 (create index ix_t_y on t):
				  create index concurrently ix_t_y on t (y)
				%s
				The connection was lost, so it is not known whether what was done up to there was committed; \
				without it the revision before it was completed and the database is at 1.
				Start again: it goes on where the database is.""".formatted(DRIVER));
		assertThat(database.query("select revision, completed_statements, next_begun from aludel_progress"))
			.containsExactly("2|1|t");
		assertThat(goOn(database)).containsExactly("upgrade 1", "upgrade 2");
	}

	@Test
	void ofTheRecordOfAConcurrentIndex(TestDatabase database) {
		assertThat(loseAnswer(database, 3, Aludel::upgrade)).hasMessageContaining("""

				Statement 1 is committed, whether statement 2 is done is not known; \
				the revision before it was completed and the database is at 1, with 2 unfinished.
				""");
		assertThat(goOn(database)).containsExactly("upgrade 1", "upgrade 2");
	}

	@Test
	void ofTheRestOfARevisionInParts(TestDatabase database) {
		assertThat(loseAnswer(database, 4, Aludel::upgrade)).hasMessage("""
				Revision 2 (db.migration.R2_Step2) failed at its commit after statement 3:
				%s
				The connection was lost, so it is not known whether that was committed; \
				without it the revision before it was completed and the database is at 1.
				Start again: it goes on where the database is.""".formatted(DRIVER));
		assertThat(goOn(database)).containsExactly("upgrade 1", "upgrade 2");
	}

	@Test
	void ofADowngrade(TestDatabase database) {
		this.project.aludel(database.dataSource()).upgrade();
		assertThat(loseAnswer(database, 1, (aludel) -> aludel.downgrade("1"))).hasMessage("""
				The downgrade of revision 2 (db.migration.R2_Step2) failed at its commit after statement 2:
				%s
				The connection was lost, so it is not known whether that was committed; \
				without it the database is still at 2.
				Downgrade again: it goes on where the database is.""".formatted(DRIVER));
		assertThat(this.project.aludel(database.dataSource()).downgrade("1").heads()).containsExactly("1");
		assertThat(successes(database)).containsExactly("upgrade 1", "upgrade 2", "downgrade 2");
	}

	@Test
	void ofAStamp(TestDatabase database) {
		assertThat(loseAnswer(database, 1, (aludel) -> aludel.stamp(List.of("2")))).hasMessageEndingWith("""
				 cannot be used.
				%s
				The connection was lost, so it is not known whether revisions were recorded; \
				without that the database is without revisions.
				See that the database is up and start again.""".formatted(DRIVER));
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
		assertThat(this.project.aludel(database.dataSource()).stamp(List.of("2")).revisions()).isEmpty();
		assertThat(successes(database)).containsExactly("stamp 1", "stamp 2");
	}

	@Test
	void ofARepair(TestDatabase database) {
		this.project.aludel(database.dataSource()).upgrade();
		assertThat(loseAnswer(database, 1, (aludel) -> {
			new JdbcTemplate(aludel.dataSource())
				.update("update aludel_revision set checksum = 'old' where revision = '1'");
			aludel.repair(aludel.planRepair());
		})).hasMessageEndingWith("""
				 cannot be used.
				%s
				The connection was lost, so it is not known whether the records were repaired; aludel validate tells.
				See that the database is up and start again.""".formatted(DRIVER));
		assertThat(this.project.aludel(database.dataSource()).planRepair().repairs()).isEmpty();
	}

	@Test
	void neitherOfAStampThatDidNotComeToItsCommit(TestDatabase database) {
		this.project.aludel(database.dataSource()).ensureTables();
		List<String> steps = stepsOf(database, (aludel) -> aludel.stamp(List.of("2")));
		int insert = steps.indexOf("COMMIT");
		Throwable failure = lose(database, insert, Moment.BEFORE, (aludel) -> aludel.stamp(List.of("2")));
		assertThat(failure).hasMessageContaining("\nNo revision was recorded; the database is without revisions.\n");
		assertThat(database.query("select revision from aludel_revision")).isEmpty();
		assertThat(successes(database)).isEmpty();
	}

	/** Loses the answer to one of the commits of a run. */
	private Throwable loseAnswer(TestDatabase database, int commit, Consumer<Aludel> task) {
		this.project.aludel(database.dataSource()).ensureTables();
		List<String> steps = stepsOf(database, task);
		List<Integer> commits = new ArrayList<>();
		for (int step = 1; step <= steps.size(); step++) {
			if (steps.get(step - 1).equals("COMMIT")) {
				commits.add(step);
			}
		}
		return lose(database, commits.get(commit - 1), Moment.AFTER, task);
	}

	/** What the run does, found out on a database that is like the other. */
	private List<String> stepsOf(TestDatabase database, Consumer<Aludel> task) {
		try (TestDatabase like = database.another(); BreakingWire wire = BreakingWire.whole(like)) {
			// Else the creation of the tables would be the first commit.
			this.project.aludel(like.dataSource()).ensureTables();
			if (!successes(database).isEmpty()) {
				this.project.aludel(like.dataSource()).upgrade();
			}
			task.accept(this.project.aludel(dataSource(like, wire)));
			return wire.steps();
		}
	}

	private Throwable lose(TestDatabase database, int step, Moment moment, Consumer<Aludel> task) {
		try (BreakingWire wire = BreakingWire.breakingAt(database, step, moment, Deed.CUT)) {
			@Nullable Throwable failure = catchThrowable(() -> task.accept(this.project.aludel(dataSource(database, wire))));
			assertThat(failure).isInstanceOf(AludelException.class);
			return failure;
		}
	}

	private List<String> goOn(TestDatabase database) {
		assertThat(this.project.aludel(database.dataSource()).upgrade().heads()).containsExactly("2");
		assertThat(database.query("select * from aludel_progress")).isEmpty();
		return successes(database);
	}

	private static List<String> successes(TestDatabase database) {
		return database
			.query("select action || ' ' || revision from aludel_history where outcome = 'succeeded' order by id");
	}

	private static DataSource dataSource(TestDatabase database, BreakingWire wire) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl("jdbc:postgresql://localhost:" + wire.port() + "/" + database.name() + "?sslmode=disable");
		dataSource.setUser(database.user());
		dataSource.setPassword("");
		dataSource.setSocketTimeout(60);
		return dataSource;
	}

}
