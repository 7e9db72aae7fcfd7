package dev.aludel.benchmark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long it takes to apply many small revisions: each sample on an empty database, each
 * kind in turn. Databases are dropped with their server only: a file system that has just
 * cleared away thousands of files is slow for a while, whoever comes next.
 */
class ApplyBenchmark {

	static final int REVISIONS = 1_000;

	private static final int SAMPLES = Integer.getInteger("benchmark.samples", 7);

	private static final List<String> KINDS = List.of(ApplyProbe.BARE, ApplyProbe.ALUDEL, ApplyProbe.FLYWAY_JAVA,
			ApplyProbe.FLYWAY_SQL, ApplyProbe.LIQUIBASE);

	@Test
	void aThousandTables(@TempDir Path classes) throws Exception {
		try (TestServer server = TestServer.start()) {
			ColdJvm jvm = new ColdJvm(GeneratedMigrations.write(classes, REVISIONS).onClassPath(), ApplyProbe.class);
			Samples samples = new Samples();
			for (int sample = 0; sample < SAMPLES; sample++) {
				for (String kind : KINDS) {
					TestDatabase database = server.createDatabase();
					samples.add(kind, jvm.run(kind, classes, database).milliseconds());
					assertApplied(database);
				}
			}
			samples.print("Cold JVM, %d revisions of one table, %d samples".formatted(REVISIONS, SAMPLES));
			printRatio(samples);
		}
	}

	@Test
	void aThousandTablesInAnApplication(@TempDir Path classes) throws Exception {
		try (TestServer server = TestServer.start()) {
			GeneratedMigrations migrations = GeneratedMigrations.write(classes, REVISIONS);
			Map<String, ColdJvm> jvms = new LinkedHashMap<>();
			jvms.put(ApplyProbe.BARE,
					new ColdJvm(ApplicationClassPath.WITHOUT_TOOL.of(migrations), ApplicationProbe.class));
			jvms.put(ApplyProbe.ALUDEL,
					new ColdJvm(ApplicationClassPath.WITH_ALUDEL.of(migrations), ApplicationProbe.class));
			Samples samples = new Samples();
			for (int sample = 0; sample < SAMPLES; sample++) {
				for (Map.Entry<String, ColdJvm> kind : jvms.entrySet()) {
					TestDatabase database = server.createDatabase();
					samples.add(kind.getKey(), kind.getValue().run(kind.getKey(), classes, database).milliseconds());
					assertApplied(database);
				}
			}
			samples.print("Starting application, %d revisions of one table, %d samples".formatted(REVISIONS, SAMPLES));
			printRatio(samples);
		}
	}

	@Test
	void aThousandTablesInAWarmJvm(@TempDir Path classes) throws Exception {
		try (TestServer server = TestServer.start()) {
			GeneratedMigrations.write(classes, REVISIONS);
			Samples samples = new Samples();
			// As many again come first, and are not counted.
			for (int sample = -SAMPLES; sample < SAMPLES; sample++) {
				for (String kind : List.of(ApplyProbe.BARE, ApplyProbe.ALUDEL)) {
					TestDatabase database = server.createDatabase();
					try (RecordingClassLoader loader = new RecordingClassLoader(classes)) {
						double taken = ApplyProbe.apply(kind, database.dataSource(), loader);
						assertApplied(database);
						if (sample >= 0) {
							samples.add(kind, taken);
						}
					}
				}
			}
			samples.print("Warm JVM, %d revisions of one table, %d samples".formatted(REVISIONS, SAMPLES));
			printRatio(samples);
		}
	}

	private static void assertApplied(TestDatabase database) {
		assertThat(database.query("select count(*) from pg_tables where tablename like 'step%'"))
			.containsExactly("" + REVISIONS);
	}

	private static void printRatio(Samples samples) {
		System.out.printf("Aludel takes %.2f times as long as bare JDBC%n",
				samples.median(ApplyProbe.ALUDEL) / samples.median(ApplyProbe.BARE));
	}

	@Test
	void aThousandTablesBehindOthers(@TempDir Path none, @TempDir Path some) throws Exception {
		int before = 5 * REVISIONS;
		try (TestServer server = TestServer.start()) {
			ColdJvm alone = new ColdJvm(GeneratedMigrations.write(none, REVISIONS).onClassPath(), ApplyProbe.class);
			ColdJvm behind = new ColdJvm(GeneratedMigrations.write(some, before + REVISIONS).onClassPath(),
					ApplyProbe.class);
			Samples samples = new Samples();
			for (int sample = 0; sample < SAMPLES; sample++) {
				TestDatabase first = server.createDatabase();
				TestDatabase second = server.createDatabase();
				record(second, before);
				samples.add("behind no revision", alone.run(ApplyProbe.ALUDEL, none, first).milliseconds());
				samples.add("behind %d revisions".formatted(before),
						behind.run(ApplyProbe.ALUDEL, some, second).milliseconds());
				assertThat(second.query("select count(*) from aludel_revision"))
					.containsExactly("" + (before + REVISIONS));
			}
			samples.print("Cold JVM, %d revisions of one table, %d samples".formatted(REVISIONS, SAMPLES));
		}
	}

	/** Has the database remember revisions whose tables do not matter. */
	private static void record(TestDatabase database, int count) {
		Engines.of(database.dataSource(), null).ensureTables();
		database.execute(
				"""
						insert into aludel_revision (revision, revises, depends_on, message)
						select (20200101000000 + number)::text,
							case when number > 1 then array[(20200101000000 + number - 1)::text] else '{}' end, '{}', 'step ' || number
						from generate_series(1, %d) as number
						"""
					.formatted(count));
	}

}
