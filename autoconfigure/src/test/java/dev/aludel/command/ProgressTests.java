package dev.aludel.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.aludel.migrate.BlockingSession;
import dev.aludel.migrate.Direction;
import dev.aludel.migrate.FailedStatement;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.RevisionRetry;
import dev.aludel.migrate.RunningStatement;
import dev.aludel.migrate.ServerError;
import dev.aludel.operation.OperationKind;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class ProgressTests {

	private final Path directory;

	private final StringWriter err = new StringWriter();

	private Duration now = Duration.ofDays(-3);

	ProgressTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void changesItsLineInPlaceAndTakesItAway(TestDatabase database) {
		run(database, progress(true, 80), Duration.ofSeconds(12));
		assertThat(this.err).hasToString("""
				\rrevision 1 of 2, 1 create tasks: create table tasks (id int) (12 s)\u001B[K\
				\rrevision 2 of 2, 2b fill tasks: insert into tasks select generate_serie… (12 s)\u001B[K\
				\rrevision 2 of 2, 2b fill tasks: create index ix on tasks (id) (12 s)\u001B[K\
				\r\u001B[K""");
	}

	@Test
	void writesALineNowAndThenWhereNobodyWatches(TestDatabase database) {
		run(database, progress(false, 80), Duration.ofSeconds(9));
		assertThat(this.err.toString().lines()).containsExactly(
				"revision 2 of 2, 2b fill tasks: insert into tasks select generate_series(1, 10) as a_long_n… (9 s)");
	}

	@Test
	void saysNothingAboutAShortRunWhereNobodyWatches(TestDatabase database) {
		run(database, progress(false, 80), Duration.ofSeconds(1));
		assertThat(this.err.toString()).isEmpty();
	}

	@Test
	void writesLessAndLessOftenAboutTheSameStatement() {
		Progress progress = progress(false, 80);
		dev.aludel.revision.RevisionNode node = new dev.aludel.revision.RevisionNode("1", List.of(), List.of(),
				List.of(), "", "R1");
		progress.beforeRun(List.of(node), dev.aludel.migrate.Direction.UPGRADE);
		progress.beforeRevision(node, dev.aludel.migrate.Direction.UPGRADE);
		progress
			.beforeStatement(new RunningStatement("1", dev.aludel.migrate.Direction.UPGRADE, 1, "vacuum", "vacuum"));
		for (int second = 0; second < 4000; second++) {
			this.now = this.now.plusSeconds(1);
			progress.tick();
		}
		assertThat(this.err.toString().lines().limit(7)).containsExactly("revision 1 of 1, 1: vacuum (10 s)",
				"revision 1 of 1, 1: vacuum (30 s)", "revision 1 of 1, 1: vacuum (1 min 10 s)",
				"revision 1 of 1, 1: vacuum (2 min 30 s)", "revision 1 of 1, 1: vacuum (5 min 10 s)",
				"revision 1 of 1, 1: vacuum (10 min 10 s)", "revision 1 of 1, 1: vacuum (15 min 10 s)");
		progress.close();
	}

	@Test
	void saysWhoHoldsARevisionUp() {
		Progress progress = progress(false, 80);
		progress.beforeRetry(new RevisionRetry("2", Direction.UPGRADE,
				new FailedStatement(1, "drop table tasks", "drop table tasks", OperationKind.FAST),
				new ServerError("canceling statement due to lock timeout", "55P03", null, null, null), 1, 11,
				Duration.ofMillis(87), List.of(new BlockingSession(4711, "reports", "idle in transaction",
						Duration.ofMinutes(3), "select *\n from tasks"))));
		assertThat(this.err.toString().strip()).isEqualTo("Revision 2 was held up at statement 1 (drop table tasks): "
				+ "canceling statement due to lock timeout (55P03), in the way is pid 4711 (application \"reports\", "
				+ "idle in transaction, its transaction began 3 min ago), ran last: select * from tasks; "
				+ "attempt 2 of 11 in 87 ms.");
		progress.close();
	}

	private Progress progress(boolean inPlace, int width) {
		return new Progress(new PrintWriter(this.err), inPlace, width, () -> this.now.toNanos());
	}

	/** Each statement takes a time by the clock of the test. */
	private void run(TestDatabase database, Progress progress, Duration time) {
		MigrationListener clock = new MigrationListener() {

			@Override
			public void beforeStatement(RunningStatement statement) {
				ProgressTests.this.now = ProgressTests.this.now.plus(time);
				progress.tick();
			}

		};
		try (progress) {
			MigrationProject
				.of(this.directory, revision("1").message("create tasks").sqlUp("create table tasks (id int)"),
						revision("2b", "1").message("fill tasks")
							.sqlUp("insert  into tasks\t select generate_series(1, 10) as a_long_name_of_a_column",
									"create index ix on tasks (id)"))
				.aludel(database.dataSource())
				.withListener(progress)
				.withListener(clock)
				.upgrade();
		}
	}

}
