package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class ConcurrentStartTests {

	private static final int INSTANCES = 20;

	@Test
	void appliesEachRevisionOnceWhenTwentyInstancesStartAtOnce(TestDatabase database, @TempDir Path directory)
			throws Exception {
		MigrationProject project = MigrationProject.of(directory,
				revision("1").sqlUp("create table a (id bigint primary key, x int, y int not null default 0)",
						"insert into a select n, n from generate_series(1, 100) n"),
				revision("2", "1").up("op.createIndexConcurrently(\"a\", index(\"ix_a_x\").on(\"x\"));"),
				revision("3", "2").up("op.backfill(\"a\", set(\"y = y + 1\").batchSize(30));"),
				revision("4", "3").sqlUp("insert into a values (101, 101)"));
		CyclicBarrier start = new CyclicBarrier(INSTANCES);
		ExecutorService executor = Executors.newFixedThreadPool(INSTANCES);
		List<RunReport> reports = new ArrayList<>();
		try {
			List<Future<RunReport>> runs = new ArrayList<>();
			for (int instance = 0; instance < INSTANCES; instance++) {
				runs.add(executor.submit(() -> {
					try (HikariDataSource pool = poolOfOne(database)) {
						Aludel aludel = project.aludel(pool);
						start.await();
						return aludel.upgrade();
					}
				}));
			}
			for (Future<RunReport> run : runs) {
				reports.add(run.get());
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(reports).hasSize(INSTANCES).allSatisfy((report) -> assertThat(report.heads()).containsExactly("4"));
		assertThat(reports).flatExtracting(RunReport::revisions).hasSize(4);
		assertThat(database.query("select revision, action, outcome from aludel_history order by id")).containsExactly(
				"1|upgrade|succeeded", "2|upgrade|succeeded", "3|upgrade|succeeded", "4|upgrade|succeeded");
		assertThat(database.query("select count(*), sum(y) from a")).containsExactly("101|100");
		assertThat(database.query("select indisvalid from pg_index where indexrelid = 'ix_a_x'::regclass"))
			.containsExactly("t");
		assertThat(database.query("select count(*) from aludel_progress")).containsExactly("0");
	}

	private static HikariDataSource poolOfOne(TestDatabase database) {
		HikariConfig config = new HikariConfig();
		config.setDataSource(database.dataSource());
		config.setMaximumPoolSize(1);
		return new HikariDataSource(config);
	}

}
