package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class ConcurrentStartTests {

	private static final int INSTANCES = 8;

	@Test
	void appliesEachRevisionOnceWhenEightInstancesStartAtOnce(TestDatabase database, @TempDir Path directory)
			throws Exception {
		MigrationProject project = MigrationProject.of(directory, revision("1").sqlUp("create table a (x int)"),
				revision("2", "1").up("op.createIndexConcurrently(\"a\", index(\"ix_a_x\").on(\"x\"));"),
				revision("3", "2").sqlUp("insert into a values (1)"));
		CyclicBarrier start = new CyclicBarrier(INSTANCES);
		ExecutorService executor = Executors.newFixedThreadPool(INSTANCES);
		List<RunReport> reports = new ArrayList<>();
		try {
			List<Future<RunReport>> runs = new ArrayList<>();
			for (int instance = 0; instance < INSTANCES; instance++) {
				Aludel aludel = project.aludel(database.dataSource());
				runs.add(executor.submit(() -> {
					start.await();
					return aludel.upgrade();
				}));
			}
			for (Future<RunReport> run : runs) {
				reports.add(run.get());
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(reports).allSatisfy((report) -> assertThat(report.heads()).containsExactly("3"));
		assertThat(reports).flatExtracting(RunReport::revisions).hasSize(3);
		assertThat(database.query("select revision, action, outcome from aludel_history order by id"))
			.containsExactly("1|upgrade|succeeded", "2|upgrade|succeeded", "3|upgrade|succeeded");
		assertThat(database.query("select count(*) from a")).containsExactly("1");
	}

}
