package dev.aludel.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the main method of a probe in a JVM of its own and reads its result.
 *
 * @param classPath what the JVM finds
 * @param probe the class
 */
record ColdJvm(String classPath, Class<?> probe) {

	private static final String RESULT = "result: ";

	/** Prints a result so that it can be read. */
	static void report(Object result) {
		System.out.println(RESULT + result);
	}

	Output run(String kind, Path classes, TestDatabase database) throws IOException, InterruptedException {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				this.classPath, this.probe.getName(), kind, classes.toString(), database.url(), database.user());
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
		assertThat(process.waitFor()).as("%s", lines).isZero();
		return new Output(lines);
	}

	/**
	 * What a probe has printed.
	 *
	 * @param lines the lines
	 */
	record Output(List<String> lines) {

		String result() {
			List<String> results = new ArrayList<>(this.lines);
			results.removeIf((line) -> !line.startsWith(RESULT));
			return results.get(results.size() - 1).substring(RESULT.length());
		}

		double milliseconds() {
			return Double.parseDouble(result());
		}

	}

}
