package dev.aludel.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Aludel and others add to the start of an application when there is nothing to do:
 * cold JVMs, one a sample, each kind in turn.
 */
class StartupBenchmark {

	private static final int REVISIONS = 1_000;

	private static final int SAMPLES = Integer.getInteger("benchmark.samples", 15);

	private static final Pattern SUMMARY = Pattern.compile("Database .* is at .*\\((\\d+) ms\\)");

	private static final String LOGGED = "as the engine's own log line says";

	@Test
	void nothingToDoAmongAThousandRevisions(@TempDir Path classes) throws Exception {
		try (TestServer server = TestServer.start();
				TestDatabase database = server.createDatabase();
				TestDatabase flywaySql = server.createDatabase();
				TestDatabase flywayJava = server.createDatabase();
				TestDatabase liquibase = server.createDatabase()) {
			GeneratedMigrations migrations = GeneratedMigrations.write(classes, REVISIONS);
			applyMigrations(classes, database);
			Map<String, TestDatabase> databases = new LinkedHashMap<>();
			databases.put(StartupProbe.BARE, database);
			databases.put(StartupProbe.ENGINE, database);
			databases.put(StartupProbe.WITHOUT, database);
			databases.put(StartupProbe.WITH, database);
			databases.put(StartupProbe.FLYWAY_JAVA, flywayJava);
			databases.put(StartupProbe.FLYWAY_SQL, flywaySql);
			databases.put(StartupProbe.LIQUIBASE, liquibase);
			Map<String, ColdJvm> jvms = new LinkedHashMap<>();
			for (String kind : databases.keySet()) {
				jvms.put(kind, new ColdJvm(classPath(kind).of(migrations), StartupProbe.class));
			}
			// The first start of each applies its migrations and is not counted.
			for (Map.Entry<String, TestDatabase> kind : databases.entrySet()) {
				Objects.requireNonNull(jvms.get(kind.getKey())).run(kind.getKey(), classes, kind.getValue());
			}
			Samples samples = new Samples();
			for (int sample = 0; sample < SAMPLES; sample++) {
				sample(jvms, classes, databases, samples);
			}
			System.out.printf(
					"%nCold JVM, %d applied revisions, nothing pending, %d samples (ms: median, min, max, mean, standard error)%n",
					REVISIONS, SAMPLES);
			samples.print();
			String added = added(StartupProbe.WITH);
			System.out.printf("Aludel adds %.0f %% of what Flyway adds with Java migrations, %.0f %% with SQL%n",
					100 * samples.median(added) / samples.median(added(StartupProbe.FLYWAY_JAVA)),
					100 * samples.median(added) / samples.median(added(StartupProbe.FLYWAY_SQL)));
			// The facts need a class loader that sees each class that is loaded, so no
			// other may have them.
			String facts = new ColdJvm(GeneratedMigrations.classPath(), StartupProbe.class)
				.run(StartupProbe.FACTS, classes, database)
				.result();
			System.out.println("SQL statements, migration classes loaded: " + facts);
			assertThat(facts).as("statements and classes").matches("[12], 0");
		}
	}

	private static void sample(Map<String, ColdJvm> jvms, Path classes, Map<String, TestDatabase> databases,
			Samples samples) throws Exception {
		double without = 0;
		for (Map.Entry<String, TestDatabase> kind : databases.entrySet()) {
			ColdJvm.Output output = Objects.requireNonNull(jvms.get(kind.getKey()))
				.run(kind.getKey(), classes, kind.getValue());
			double taken = samples.add(kind.getKey(), output.milliseconds());
			if (kind.getKey().equals(StartupProbe.WITHOUT)) {
				without = taken;
			}
			else if (without > 0) {
				samples.add(added(kind.getKey()), taken - without);
			}
			if (kind.getKey().equals(StartupProbe.WITH)) {
				output.lines()
					.stream()
					.map(SUMMARY::matcher)
					.filter(Matcher::find)
					.forEach((line) -> samples.add(LOGGED, Double.parseDouble(line.group(1))));
			}
		}
	}

	private static String added(String kind) {
		return "added by " + kind.substring(2);
	}

	private static void applyMigrations(Path classes, TestDatabase database) throws IOException {
		try (RecordingClassLoader loader = new RecordingClassLoader(classes)) {
			Engines.of(database.dataSource(), loader).upgrade();
		}
		assertThat(database.query("select count(*) from aludel_revision")).containsExactly("" + REVISIONS);
	}

	private static ApplicationClassPath classPath(String kind) {
		return switch (kind) {
			case StartupProbe.ENGINE, StartupProbe.WITH -> ApplicationClassPath.WITH_ALUDEL;
			case StartupProbe.FLYWAY_JAVA, StartupProbe.FLYWAY_SQL -> ApplicationClassPath.WITH_FLYWAY;
			case StartupProbe.LIQUIBASE -> ApplicationClassPath.WITH_LIQUIBASE;
			default -> ApplicationClassPath.WITHOUT_TOOL;
		};
	}

}
