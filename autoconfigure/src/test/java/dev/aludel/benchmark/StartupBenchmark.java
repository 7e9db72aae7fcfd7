package dev.aludel.benchmark;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Aludel and others add to the start of an application when there is nothing to do:
 * cold JVMs, each kind in turn, every other time the other way round: what runs before
 * leaves its marks. With Aludel and without any tool come after each of the others, for
 * their difference is small and one start is off by more.
 */
class StartupBenchmark {

	private static final int REVISIONS = Integer.getInteger("benchmark.revisions", 1_000);

	private static final int SAMPLES = Integer.getInteger("benchmark.samples", 10);

	private static final List<String> ADDING = List.of(StartupProbe.WITH, StartupProbe.FLYWAY_JAVA,
			StartupProbe.FLYWAY_SQL, StartupProbe.LIQUIBASE);

	private static final Pattern SUMMARY = Pattern.compile("Database .* is at .*\\((\\d+) ms\\)");

	private static final String LOGGED = "as the engine's own log line says";

	@Test
	void nothingToDoAmongAThousandRevisions(@TempDir Path classes) throws Exception {
		measure("spring-boot-starter-jdbc and the tool", classes, ApplicationClassPath::of);
	}

	@Test
	void nothingToDoAmongAThousandRevisionsAndManyLibraries(@TempDir Path classes) throws Exception {
		measure("many libraries", classes, ApplicationClassPath::amongOthers);
	}

	private static void measure(String libraries, Path classes, Libraries classPath) throws Exception {
		try (TestServer server = TestServer.start();
				TestDatabase database = server.createDatabase();
				TestDatabase flywaySql = server.createDatabase();
				TestDatabase flywayJava = server.createDatabase();
				TestDatabase liquibaseSql = server.createDatabase()) {
			GeneratedMigrations migrations = GeneratedMigrations.write(classes, REVISIONS);
			applyMigrations(classes, database);
			String none = classPath.of(ApplicationClassPath.WITHOUT_TOOL, migrations);
			String aludel = classPath.of(ApplicationClassPath.WITH_ALUDEL, migrations);
			String flyway = classPath.of(ApplicationClassPath.WITH_FLYWAY, migrations);
			String liquibase = classPath.of(ApplicationClassPath.WITH_LIQUIBASE, migrations);
			List<Start> others = List.of(new Start(StartupProbe.BARE, none, classes, database),
					new Start(StartupProbe.ENGINE, aludel, classes, database),
					new Start(StartupProbe.FLYWAY_JAVA, flyway, classes, flywayJava),
					new Start(StartupProbe.FLYWAY_SQL, flyway, classes, flywaySql),
					new Start(StartupProbe.LIQUIBASE, liquibase, classes, liquibaseSql));
			List<Start> starts = new ArrayList<>();
			for (Start other : others) {
				starts.add(other);
				starts.add(new Start(StartupProbe.WITHOUT, none, classes, database));
				starts.add(new Start(StartupProbe.WITH, aludel, classes, database));
			}
			// The first of each applies its migrations and is not counted.
			for (Start start : starts) {
				start.run();
			}
			Samples samples = new Samples();
			for (int sample = 0; sample < SAMPLES; sample++) {
				sample(starts, samples);
				Collections.reverse(starts);
			}
			samples.print("Cold JVM, %s, %d applied revisions, nothing pending, %d samples".formatted(libraries,
					REVISIONS, SAMPLES));
			for (String kind : ADDING) {
				samples.printDifference("added by " + kind.substring(2), kind, StartupProbe.WITHOUT);
			}
			double added = samples.difference(StartupProbe.WITH, StartupProbe.WITHOUT);
			System.out.printf(
					"By the means Aludel adds %.1f %% of what Flyway adds with Java migrations, %.1f %% with SQL%n",
					100 * added / samples.difference(StartupProbe.FLYWAY_JAVA, StartupProbe.WITHOUT),
					100 * added / samples.difference(StartupProbe.FLYWAY_SQL, StartupProbe.WITHOUT));
			// The facts need a class loader that sees each class that is loaded, so no
			// other may have them.
			String facts = new ColdJvm(GeneratedMigrations.classPath(), StartupProbe.class)
				.run(StartupProbe.FACTS, classes, database)
				.result();
			System.out.println("SQL statements, migration classes loaded: " + facts);
			assertThat(facts).as("statements and classes").matches("[12], 0");
		}
	}

	private static void sample(List<Start> starts, Samples samples) throws Exception {
		for (Start start : starts) {
			ColdJvm.Output output = start.run();
			samples.add(start.kind(), output.milliseconds());
			if (start.kind().equals(StartupProbe.WITH)) {
				output.lines()
					.stream()
					.map(SUMMARY::matcher)
					.filter(Matcher::find)
					.forEach((line) -> samples.add(LOGGED, Double.parseDouble(line.group(1))));
			}
		}
	}

	private static void applyMigrations(Path classes, TestDatabase database) throws IOException {
		try (RecordingClassLoader loader = new RecordingClassLoader(classes)) {
			Engines.of(database.dataSource(), loader).upgrade();
		}
		assertThat(database.query("select count(*) from aludel_revision")).containsExactly("" + REVISIONS);
	}

	/** What is on the class path of an application. */
	private interface Libraries {

		String of(ApplicationClassPath application, GeneratedMigrations migrations)
				throws IOException, URISyntaxException;

	}

	/**
	 * What is measured.
	 *
	 * @param kind its name
	 * @param classPath the class path of its JVM
	 * @param classes where the migrations are
	 * @param database the database that it finds
	 */
	private record Start(String kind, String classPath, Path classes, TestDatabase database) {

		ColdJvm.Output run() throws IOException, InterruptedException {
			return new ColdJvm(this.classPath, StartupProbe.class).run(this.kind, this.classes, this.database);
		}

	}

}
