package dev.aludel.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Aludel adds to the start of an application when there is nothing to do: cold JVMs,
 * one a sample, each kind in turn.
 */
class StartupBenchmark {

	private static final int REVISIONS = 1_000;

	private static final int SAMPLES = 15;

	private static final String BARE = "1 bare connection and query";

	private static final String ENGINE = "2 engine alone";

	private static final String WITHOUT = "3 Spring JDBC and a bare query";

	private static final String WITH = "4 Spring JDBC with Aludel";

	private static final String ADDED = "added to the start (4-3)";

	private static final String LOGGED = "as the engine's own log line says";

	private static final Pattern SUMMARY = Pattern.compile("Database .* is at .*\\((\\d+) ms\\)");

	private static final String FACTS = "5 facts";

	private final List<Double> logged = new ArrayList<>();

	@Test
	void nothingToDoAmongAThousandRevisions(@TempDir Path classes) throws Exception {
		try (TestServer server = TestServer.start(); TestDatabase database = server.createDatabase()) {
			writeMigrations(classes);
			applyMigrations(classes, database);
			Map<String, List<Double>> samples = new TreeMap<>();
			List<Double> added = new ArrayList<>();
			for (int sample = 0; sample < SAMPLES; sample++) {
				sample(BARE, classes, database, samples);
				sample(ENGINE, classes, database, samples);
				double without = sample(WITHOUT, classes, database, samples);
				added.add(sample(WITH, classes, database, samples) - without);
			}
			samples.put(ADDED, added);
			samples.put(LOGGED, this.logged);
			System.out.printf("%nCold JVM, %d applied revisions, nothing pending, %d samples (ms: median, min, max)%n",
					REVISIONS, SAMPLES);
			samples.forEach((kind, values) -> System.out.printf("%-34s %8.1f %8.1f %8.1f%n", kind, median(values),
					Collections.min(values), Collections.max(values)));
			String facts = measure(FACTS, classes, database);
			System.out.println("SQL statements, migration classes loaded: " + facts);
			assertThat(facts).as("statements and classes").matches("[12], 0");
		}
	}

	private double sample(String kind, Path classes, TestDatabase database, Map<String, List<Double>> samples)
			throws Exception {
		double result = Double.parseDouble(measure(kind, classes, database));
		samples.computeIfAbsent(kind, (key) -> new ArrayList<>()).add(result);
		return result;
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
	}

	private static void writeMigrations(Path directory) throws IOException {
		List<Path> sources = new ArrayList<>();
		Path folder = Files.createDirectories(directory.resolve("db/migration"));
		for (int number = 1; number <= REVISIONS; number++) {
			Path file = folder.resolve("R%s_Step%d.java".formatted(id(number), number));
			Files.writeString(file, """
					package db.migration;
					@dev.aludel.Revision(id = "%s"%s, message = "step %d")
					public class R%1$s_Step%3$d implements dev.aludel.Migration {
						public void upgrade(dev.aludel.Operations op) { op.execute("select %3$d"); }
						public void downgrade(dev.aludel.Operations op) { op.execute("select %3$d"); }
					}
					""".formatted(id(number), (number > 1) ? ", revises = \"" + id(number - 1) + "\"" : "", number));
			sources.add(file);
		}
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
			boolean compiled = compiler
				.getTask(null, files, null, List.of("-d", directory.toString(), "-cp", classPath(), "-proc:none"), null,
						files.getJavaFileObjectsFromPaths(sources))
				.call();
			assertThat(compiled).isTrue();
		}
	}

	private static String id(int number) {
		return String.valueOf(20200101000000L + number);
	}

	private static void applyMigrations(Path classes, TestDatabase database) throws IOException {
		try (RecordingClassLoader loader = new RecordingClassLoader(classes)) {
			new Aludel(database.dataSource(), new ClasspathMigrationSource(List.of("db.migration"), loader),
					AludelSettings.defaults(), List.of())
				.upgrade();
		}
		assertThat(database.query("select count(*) from aludel_revision")).containsExactly("" + REVISIONS);
	}

	private String measure(String kind, Path classes, TestDatabase database) throws Exception {
		// The facts need a class loader that sees each class that is loaded, so no other
		// may have them.
		String classPath = kind.equals(FACTS) ? classPath() : classPath() + File.pathSeparator + classes;
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				classPath, StartupProbe.class.getName(), kind, classes.toString(), database.url(), database.user());
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		List<String> output = process.inputReader(StandardCharsets.UTF_8).lines().toList();
		assertThat(process.waitFor()).as("%s", output).isZero();
		if (kind.equals(WITH)) {
			output.stream()
				.map(SUMMARY::matcher)
				.filter(Matcher::find)
				.forEach((line) -> this.logged.add(Double.valueOf(line.group(1))));
		}
		return IntStream.range(0, output.size())
			.mapToObj((line) -> output.get(output.size() - 1 - line))
			.filter((line) -> line.startsWith("result: "))
			.findFirst()
			.orElseThrow()
			.substring("result: ".length());
	}

	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

}
