package dev.aludel.autogenerate.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.command.DeskProject.Outcome;
import dev.aludel.autogenerate.command.shop.ShopApplication;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The main class as a build tool or an IDE runs it: in a JVM of its own.
 */
@PostgresTest
class DeskCommandTests {

	private DeskProject project;

	@BeforeEach
	void createTheProject(@TempDir Path directory) throws IOException {
		this.project = DeskProject.in(directory);
		this.project.write("R1_One", "@Revision(id = \"1\", message = \"create a\")",
				"op.createTable(\"a\", column(\"b\", text()));");
		this.project.write("R2_Two", "@Revision(id = \"2\", revises = \"1\")");
		this.project.compile();
	}

	@Test
	void theApplicationItselfRunsTheCommandsThatItHas(TestDatabase database) throws Exception {
		Outcome up = java(List.of(), "upgrade", "+1", "--main-class", ShopApplication.class.getName(),
				"--spring.datasource.url=" + database.url(), "--argument",
				"--spring.datasource.username=" + database.user(), "--format=json");
		assertThat(up.err()).isEmpty();
		assertThat(up.out()).startsWith("{\"version\":1,\"command\":\"upgrade\",").hasLineCount(1);
		assertThat(up.status()).isZero();
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
		Outcome down = java(List.of(), "--main-class=" + ShopApplication.class.getName(), "downgrade", "-1",
				"--argument=--spring.datasource.url=" + database.url(),
				"--spring.datasource.username=" + database.user());
		assertThat(down.err()).doesNotContain("Exception");
		assertThat(down.status()).isZero();
		assertThat(database.query("select revision from aludel_revision")).isEmpty();
	}

	@Test
	void onlyTheResultGoesToTheStandardOutput() throws Exception {
		Outcome outcome = java(List.of("-Dlogging.level.root=info"), "revision", "--empty", "-m", "three", "--id", "3",
				"--format", "json", "--main-class", ShopApplication.class.getName(), "--source-directory",
				this.project.sources().toString(), "--spring.datasource.url=jdbc:postgresql://localhost:1/nowhere");
		assertThat(outcome.out()).startsWith("{\"version\":1,\"command\":\"revision\",\"written\":true,")
			.hasLineCount(1);
		assertThat(outcome.err()).contains("Starting ShopApplication");
		assertThat(outcome.status()).isZero();
	}

	@Test
	void theLogOfTheApplicationIsToldOnlyWhenAskedFor() throws Exception {
		assertThat(emptyRevision("3").err()).isEmpty();
		assertThat(emptyRevision("4", "--verbose").err()).contains("Starting ShopApplication");
	}

	private Outcome emptyRevision(String id, String... options) throws Exception {
		List<String> words = new ArrayList<>(List.of("revision", "--empty", "-m", "more", "--head", "2", "--splice",
				"--id", id, "--main-class", ShopApplication.class.getName(), "--source-directory",
				this.project.sources().toString(), "--spring.datasource.url=jdbc:postgresql://localhost:1/nowhere"));
		words.addAll(List.of(options));
		return java(List.of(), words.toArray(String[]::new));
	}

	@Test
	void aWordThatIsNoCommandIsWrongUsage() throws Exception {
		Outcome outcome = java(List.of(), "uprgade");
		assertThat(outcome.status()).isEqualTo(2);
		assertThat(outcome.err()).contains("uprgade", "Nothing was done.");
	}

	@Test
	void theHelpNamesEveryCommand() throws Exception {
		Outcome outcome = java(List.of(), "--help");
		assertThat(outcome.status()).isZero();
		assertThat(outcome.out()).contains("upgrade", "revision", "check", "merge", "edit");
	}

	@Test
	void aMainClassThatIsNotThereIsNamed() throws Exception {
		assertThat(java(List.of(), "upgrade", "--main-class", "com.example.Nowhere")).isEqualTo(new Outcome(1, "", """
				The class com.example.Nowhere is not on the class path of the application.
				Nothing was started. Compile the application, or name another --main-class.
				"""));
	}

	private Outcome java(List<String> jvmArguments, String... arguments) throws Exception {
		List<String> words = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", this.project.classes() + File.pathSeparator + System.getProperty("java.class.path")));
		words.addAll(jvmArguments);
		words.add(DeskCommand.class.getName());
		words.addAll(List.of(arguments));
		Path out = this.project.folder().resolve("out.txt");
		Path err = this.project.folder().resolve("err.txt");
		int status = new ProcessBuilder(words).directory(this.project.folder().toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile())
			.start()
			.waitFor();
		return new Outcome(status, Files.readString(out, StandardCharsets.UTF_8),
				Files.readString(err, StandardCharsets.UTF_8));
	}

}
