package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.List;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class RunLogTests {

	private final MigrationProject project;

	RunLogTests(@TempDir Path directory) {
		this.project = MigrationProject.of(directory,
				revision("1").message("create tasks").sqlUp("create table a (x int)").sqlDown("drop table a"),
				revision("2", "1").message("").sqlUp("select 1", "select 2"), revision("3", "2"));
	}

	@Test
	void hasALineForEachRevisionAndASummary(TestDatabase database) {
		try (CapturedLog log = new CapturedLog()) {
			this.project.aludel(database.dataSource()).upgrade();
			assertThat(log.lines()).containsExactly("INFO Applied 1 create tasks (1 statement, N ms)",
					"INFO Applied 2 (2 statements, N ms)", "INFO Applied 3 step 3 (0 statements, N ms)",
					"INFO Database " + database.name() + " on localhost is at 3; 3 revisions applied (N ms)");
		}
	}

	@Test
	void countsWhatWasThereBefore(TestDatabase database) {
		Aludel aludel = this.project.aludel(database.dataSource());
		aludel.upgrade("1");
		assertThat(summary(database, () -> aludel.upgrade("2")))
			.isEqualTo("INFO Database X on localhost is at 2; 1 revision applied, 1 was already there (N ms)");
		assertThat(summary(database, aludel::upgrade))
			.isEqualTo("INFO Database X on localhost is at 3; 1 revision applied, 2 were already there (N ms)");
		assertThat(summary(database, aludel::upgrade))
			.isEqualTo("INFO Database X on localhost is at 3; nothing to do, 3 revisions are there (N ms)");
	}

	@Test
	void tellsOfTheWayBack(TestDatabase database) {
		Aludel aludel = this.project.aludel(database.dataSource());
		aludel.upgrade("1");
		try (CapturedLog log = new CapturedLog()) {
			aludel.downgrade("base");
			assertThat(log.lines()).containsExactly("INFO Undid 1 create tasks (1 statement, N ms)", "INFO Database "
					+ database.name() + " on localhost is without revisions; 1 revision undone (N ms)");
		}
	}

	@Test
	void tellsOfStamps(TestDatabase database) {
		Aludel aludel = this.project.aludel(database.dataSource());
		assertThat(summary(database, () -> aludel.stamp(List.of("3"))))
			.isEqualTo("INFO Database X on localhost is at 3; 3 revisions stamped (N ms)");
		assertThat(summary(database, () -> aludel.stamp(List.of("2"))))
			.isEqualTo("INFO Database X on localhost is at 2; 1 revision unstamped (N ms)");
	}

	@Test
	void tellsWhereItLookedWhenThereAreNoMigrations(TestDatabase database, @TempDir Path empty) {
		try (CapturedLog log = new CapturedLog()) {
			MigrationProject.of(empty).aludel(database.dataSource()).upgrade();
			assertThat(log.lines()).containsExactly("INFO No class named R<id>_<Message> in db.migration",
					"INFO Database " + database.name() + " on localhost is without revisions; nothing to do (N ms)");
		}
	}

	private static String summary(TestDatabase database, Runnable run) {
		try (CapturedLog log = new CapturedLog()) {
			run.run();
			List<String> lines = log.lines();
			return lines.get(lines.size() - 1).replace(database.name(), "X");
		}
	}

}
