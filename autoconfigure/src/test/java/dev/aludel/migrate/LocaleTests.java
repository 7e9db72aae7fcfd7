package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A machine whose language writes numbers with digits of its own: the server does not
 * know them, and logs are read elsewhere.
 */
@PostgresTest
class LocaleTests {

	private final Locale before = Locale.getDefault();

	private final MigrationProject project;

	LocaleTests(@TempDir Path directory) {
		this.project = MigrationProject.of(directory,
				revision("1").sqlUp(
						"create table tasks (id bigint generated always as identity primary key, status text)",
						"insert into tasks (status) select null from generate_series(1, 25)"),
				revision("2", "1").up("op.backfill(\"tasks\", set(\"status = 'pending'\").where(\"status is null\")"
						+ ".batchSize(10));"));
	}

	@BeforeEach
	void liveInEgypt() {
		Locale.setDefault(Locale.forLanguageTag("ar-EG"));
		assertThat("%d".formatted(5)).isEqualTo("٥");
	}

	@AfterEach
	void comeHome() {
		Locale.setDefault(this.before);
	}

	@Test
	void runsAndLogsWithTheDigitsOfTheServer(TestDatabase database) {
		Aludel aludel = this.project.aludel(database.dataSource());
		assertThat(aludel.dryRun("1").headsReached()).containsExactly("1");
		try (CapturedLog log = new CapturedLog()) {
			aludel.upgrade();
			assertThat(log.lines()).containsExactly("INFO Applied 1 step 1 (2 statements, N ms)",
					"INFO Applied 2 step 2 (1 statement, N ms)",
					"INFO Database " + database.name() + " on localhost is at 2; 2 revisions applied (N ms)");
		}
		assertThat(database.query("select status, count(*) from tasks group by 1")).containsExactly("pending|25");
	}

	@Test
	void writesScriptsWithThem(TestDatabase database) {
		List<String> lines = this.project.aludel(database.dataSource()).script("base:1").lines().toList();
		assertThat(lines).anyMatch((line) -> line.contains("lock_timeout"))
			.allMatch((line) -> line.chars().noneMatch((character) -> character >= '٠' && character <= '٩'));
	}

}
