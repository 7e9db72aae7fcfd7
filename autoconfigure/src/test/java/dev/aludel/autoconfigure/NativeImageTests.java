package dev.aludel.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import dev.aludel.autoconfigure.launched.TellingApplication;
import dev.aludel.autoconfigure.processed.ProcessedApplication;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that takes itself for a native image: a JVM that says so, for there is
 * no compiler of images here.
 */
@PostgresTest
class NativeImageTests {

	private static final String TASKS = "dev.aludel.autoconfigure.migrations.tasks";

	private static final String IN_IMAGE = "-Dorg.graalvm.nativeimage.imagecode=runtime";

	private final Path directory;

	NativeImageTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void migratesByTheListThatTheBuildHasMade(TestDatabase database) throws Exception {
		String classPath = build("--aludel.packages=" + TASKS);
		ApplicationProcess run = start(classPath, database, "--aludel.packages=" + TASKS);
		assertThat(run.status()).as(run.err()).isZero();
		assertThat(ApplicationProcess.told(run.out())).containsExactly("water the plants");
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");

		ApplicationProcess other = start(classPath, database, "--aludel.packages=db.other");
		assertThat(other.status()).isEqualTo(1);
		assertThat(other.err()).contains("""
				This native image has no list of the migrations in db.other: \
				that package was not among those of the application when the image was built.
				Nothing was run.
				Build the image with aludel.packages=db.other, or set aludel.packages to what it was.
				""");
	}

	@Test
	void hasNoCommands() throws Exception {
		ApplicationProcess run = ApplicationProcess.java(this.directory, List.of(IN_IMAGE, "-cp",
				ApplicationProcess.classPath(), TellingApplication.class.getName(), "aludel", "upgrade"));
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.err()).isEqualToNormalizingNewlines("""
				A native image has no commands.
				Nothing was run.
				Run them from the jar that it was built of: java -jar app.jar aludel …
				""");
	}

	/** Does what {@code spring-boot:process-aot} does, and returns the class path. */
	private String build(String... arguments) throws IOException, InterruptedException {
		Path sources = this.directory.resolve("sources");
		Path resources = this.directory.resolve("resources");
		Path classes = this.directory.resolve("classes");
		List<String> command = new ArrayList<>(List.of("-cp", ApplicationProcess.classPath(),
				SpringApplicationAotProcessor.class.getName(), ProcessedApplication.class.getName(), sources.toString(),
				resources.toString(), classes.toString(), "dev.aludel", "processed",
				"--spring.datasource.url=jdbc:postgresql:tasks", "--spring.main.web-application-type=none"));
		command.addAll(List.of(arguments));
		ApplicationProcess processor = ApplicationProcess.java(this.directory, command);
		assertThat(processor.status()).as(processor.out() + processor.err()).isZero();
		List<String> options = new ArrayList<>(
				List.of("-d", classes.toString(), "-proc:none", "-nowarn", "-classpath", classPath(classes)));
		try (Stream<Path> files = Files.walk(sources)) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(options::add);
		}
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new))).isZero();
		return classPath(classes, resources);
	}

	private static String classPath(Path... folders) {
		return String.join(File.pathSeparator, Stream.of(folders).map(Path::toString).toList()) + File.pathSeparator
				+ ApplicationProcess.classPath();
	}

	private ApplicationProcess start(String classPath, TestDatabase database, String argument)
			throws IOException, InterruptedException {
		return ApplicationProcess.java(this.directory,
				List.of(IN_IMAGE, "-cp", classPath, ProcessedApplication.class.getName(), argument,
						"--spring.datasource.url=" + database.url(), "--spring.datasource.username=postgres"));
	}

}
