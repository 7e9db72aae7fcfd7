package dev.aludel.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A JVM that has come to its end.
 *
 * @param status its exit status
 * @param out what it wrote to its standard output
 * @param err what it wrote to its standard error
 */
record ApplicationProcess(int status, String out, String err) {

	/** Runs an application as {@code java -cp … mainClass arguments} does. */
	static ApplicationProcess run(Path directory, Class<?> mainClass, String... arguments)
			throws IOException, InterruptedException {
		return run(directory, (process) -> {
		}, mainClass, arguments);
	}

	/** Runs an application and does something to its process in the meantime. */
	static ApplicationProcess run(Path directory, Consumer<Process> meanwhile, Class<?> mainClass, String... arguments)
			throws IOException, InterruptedException {
		return run(directory, meanwhile, List.of(), mainClass, arguments);
	}

	/** Runs an application that has some folders of classes of its own. */
	static ApplicationProcess run(Path directory, Consumer<Process> meanwhile, List<Path> classes, Class<?> mainClass,
			String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("-cp", classPath(classes), mainClass.getName()));
		command.addAll(Arrays.asList(arguments));
		return java(directory, meanwhile, command);
	}

	/** Runs {@code java} with some options, a main class and its arguments. */
	static ApplicationProcess java(Path directory, List<String> arguments) throws IOException, InterruptedException {
		return java(directory, (process) -> {
		}, arguments);
	}

	private static ApplicationProcess java(Path directory, Consumer<Process> meanwhile, List<String> arguments)
			throws IOException, InterruptedException {
		Path out = Files.createTempFile(directory, "out", ".txt");
		Path err = Files.createTempFile(directory, "err", ".txt");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
		process.getOutputStream().close();
		try {
			meanwhile.accept(process);
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
			return new ApplicationProcess(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
					Files.readString(err, StandardCharsets.UTF_8));
		}
		finally {
			process.destroyForcibly();
		}
	}

	static String classPath() {
		return classPath(List.of());
	}

	private static String classPath(List<Path> classes) {
		String own = Objects.requireNonNullElse(System.getProperty("surefire.test.class.path"),
				System.getProperty("java.class.path"));
		return Stream.concat(classes.stream().map(Path::toString), Stream.of(own))
			.collect(Collectors.joining(File.pathSeparator));
	}

	/** What the application told on its standard error instead of its standard output. */
	List<String> told() {
		return told(this.err);
	}

	static List<String> told(String output) {
		return Stream.of(output.split("\\R"))
			.filter((line) -> line.startsWith("told: "))
			.map((line) -> line.substring(6))
			.toList();
	}

}
