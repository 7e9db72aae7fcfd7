package dev.aludel.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Ctrl-C does to a command, each time in a JVM of its own.
 */
@PostgresTest
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class InterruptedCommandTests {

	private static final String SLEEP = "select pg_sleep(case when to_regclass('awake') is null then 600 else 0 end)";

	private static final int SIGINT = 2;

	private final Path directory;

	private final Path out;

	private final Path err;

	private final MigrationProject project;

	private final List<Process> processes = new ArrayList<>();

	InterruptedCommandTests(@TempDir Path directory) throws IOException {
		this.directory = directory;
		this.out = Files.createTempFile(directory, "out", ".txt");
		this.err = Files.createTempFile(directory, "err", ".txt");
		this.project = MigrationProject.of(directory, revision("1").sqlUp("create table a (x int)"),
				revision("2", "1").sqlUp("create table b (x int)", SLEEP), revision("3", "1").up("""
						op.createIndexConcurrently("a", index("ix_a_x").on("x"));
						op.execute("create table c (x int)");
						"""), revision("4", "1").up("""
						op.execute("create table d (x int)");
						op.execute("notify somebody");
						while (op != null) {
							Thread.onSpinWait();
						}
						"""));
	}

	@AfterEach
	void endProcesses() {
		this.processes.forEach(Process::destroyForcibly);
	}

	@Test
	void rollsTheRevisionBackTellsWhereThingsStandAndGoesOnNextTime(TestDatabase database) throws Exception {
		Process process = start(database, "upgrade", "2");
		awaitSleep(database);
		signal(process, "INT");
		assertThat(status(process)).as(Files.readString(this.err)).isEqualTo(130);
		assertThat(Files.readString(this.err)).contains("Stopping; Ctrl-C once more ends at once.\n").endsWith("""
				Revision 2 (db.migration.R2_Step2) was interrupted at statement 2 (execute SQL):
				  %s
				The revision was rolled back; the revision before it was completed and the database is at 1.
				The same command goes on from there.
				""".formatted(SLEEP));
		assertNothingIsLeft(database);
		assertThat(database.query("select to_regclass('a'), to_regclass('b')")).containsExactly("a|∅");
		assertThat(database.query("select revision, outcome, error from aludel_history order by id"))
			.containsExactly("1|succeeded|∅", "2|failed|interrupted");
		database.execute("create table awake (x int)");
		assertThat(status(start(database, "upgrade", "2"))).isZero();
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
	}

	@Test
	void endsInOrderOnSigtermAndTellsSoInJson(TestDatabase database) throws Exception {
		Process process = start(database, "upgrade", "2", "--format", "json");
		awaitSleep(database);
		signal(process, "TERM");
		assertThat(status(process)).isEqualTo(143);
		assertThat(Files.readString(this.out)).contains("\"type\":\"RunInterruptedException\"")
			.contains("The revision was rolled back; the revision before it was completed and the database is at 1.");
		assertNothingIsLeft(database);
		assertThat(database.query("select to_regclass('a')")).containsExactly("a");
	}

	@Test
	void leavesTheLockQueue(TestDatabase database) throws Exception {
		this.project.aludel(database.dataSource()).ensureTables();
		Process first = start(database, "upgrade", "2", "--quiet");
		awaitSleep(database);
		Process second = start(database, "upgrade", "2");
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> !database
				.query("select pid from pg_stat_activity where datname = current_database() "
						+ "and pid <> pg_backend_pid() and query like 'select pg_try_advisory_lock%'")
				.isEmpty());
		signal(second, "INT");
		assertThat(status(second)).isEqualTo(130);
		assertThat(Files.readString(this.err)).contains("The wait for the migration lock of database",
				"Nothing was run.");
		signal(first, "INT");
		assertThat(status(first)).isEqualTo(130);
		assertNothingIsLeft(database);
	}

	@Test
	void leavesNoBrokenIndexBehind(TestDatabase database) throws Exception {
		this.project.aludel(database.dataSource()).upgrade("1");
		try (Connection reader = database.connect(); Statement statement = reader.createStatement()) {
			// The build waits for every older snapshot before the index becomes valid.
			reader.setAutoCommit(false);
			reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			statement.execute("select 1");
			Process process = start(database, "upgrade", "3");
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> !database
					.query("select pid from pg_stat_activity where datname = current_database() "
							+ "and query like 'create index concurrently%' and wait_event_type = 'Lock'")
					.isEmpty());
			signal(process, "INT");
			assertThat(status(process)).isEqualTo(130);
			assertNothingIsLeft(database, "select 1");
		}
		assertThat(database.query("select to_regclass('ix_a_x'), to_regclass('c')")).containsExactly("∅|∅");
		assertThat(status(start(database, "upgrade", "3"))).isZero();
		assertThat(database.query("select indisvalid from pg_index where indexrelid = 'ix_a_x'::regclass"))
			.containsExactly("t");
	}

	@Test
	void endsAtOnceWhenItIsToldTwice(TestDatabase database) throws Exception {
		Process process = start(database, "upgrade", "4");
		Awaitility.await()
			.until(() -> !database.query(
					"select pid from pg_stat_activity where datname = current_database() and query = 'notify somebody'")
				.isEmpty());
		signal(process, "INT");
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.readString(this.err).contains("Stopping"));
		assertThat(process.isAlive()).isTrue();
		long begin = System.nanoTime();
		signal(process, "INT");
		assertThat(status(process)).isEqualTo(130);
		// The first alone would have waited for the migration.
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
		Awaitility.await().untilAsserted(() -> assertNothingIsLeft(database));
		assertThat(database.query("select to_regclass('d')")).containsExactly("∅");
	}

	@Test
	void endsSoonWhileItWaitsForAConnection(TestDatabase database) throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String url = "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/silent";
			for (String command : List.of("upgrade", "wait")) {
				Process process = start(url, command);
				try (Socket connection = silent.accept()) {
					assertThat(connection.getInputStream().read()).isNotNegative();
					assertThat(endsSoon(process)).isEqualTo(143);
				}
			}
		}
	}

	@Test
	void endsSoonWhileItAsks(TestDatabase database) throws Exception {
		this.project.aludel(database.dataSource()).upgrade("1");
		database.execute("update aludel_revision set checksum = 'another'");
		Process process = start(database, "repair");
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.readString(this.err).contains("[y/N]"));
		assertThat(endsSoon(process)).isEqualTo(143);
		assertThat(database.query("select checksum from aludel_revision")).containsExactly("another");
	}

	private static int endsSoon(Process process) throws Exception {
		long begin = System.nanoTime();
		signal(process, "TERM");
		int status = status(process);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
		return status;
	}

	private Process start(TestDatabase database, String... arguments) throws IOException {
		return start(database.url(), arguments);
	}

	private Process start(String url, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(hearingSigint());
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp",
				Objects.requireNonNullElse(System.getProperty("surefire.test.class.path"),
						System.getProperty("java.class.path")),
				Main.class.getName(), url,
				this.project.jar(this.directory.resolve("revisions.jar"), "").toUri().toString()));
		command.addAll(Arrays.asList(arguments));
		Process process = new ProcessBuilder(command).redirectOutput(this.out.toFile())
			.redirectError(this.err.toFile())
			.start();
		this.processes.add(process);
		return process;
	}

	/**
	 * What to start a process with so that it hears SIGINT: a shell without job control
	 * has a build in its background ignore it, and that is inherited.
	 */
	private static List<String> hearingSigint() throws IOException {
		Path status = Path.of("/proc/self/status");
		if (!Files.isReadable(status)) {
			return List.of();
		}
		try (Stream<String> lines = Files.lines(status)) {
			boolean ignored = lines.filter((line) -> line.startsWith("SigIgn:"))
				.anyMatch((line) -> (new BigInteger(line.substring(7).strip(), 16).testBit(SIGINT - 1)));
			return ignored ? List.of("env", "--default-signal=INT") : List.of();
		}
	}

	private static void signal(Process process, String name) throws Exception {
		assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor()).isZero();
	}

	private static int status(Process process) throws InterruptedException {
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return process.exitValue();
	}

	private static void awaitSleep(TestDatabase database) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> !database
				.query("select pid from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()")
				.isEmpty());
	}

	private static void assertNothingIsLeft(TestDatabase database, String... exceptFor) {
		assertThat(database.query("select query from pg_stat_activity where datname = current_database() "
				+ "and pid <> pg_backend_pid() and backend_type = 'client backend'"))
			.containsExactly(exceptFor);
	}

	/** Runs a command as an application would. */
	static final class Main {

		private Main() {
		}

		public static void main(String[] arguments) throws Exception {
			PGSimpleDataSource dataSource = new PGSimpleDataSource();
			dataSource.setUrl(arguments[0]);
			dataSource.setUser("postgres");
			URLClassLoader loader = new URLClassLoader(new URL[] { URI.create(arguments[1]).toURL() });
			Aludel aludel = new Aludel(dataSource, new ClasspathMigrationSource(List.of("db.migration"), loader),
					AludelSettings.defaults(), List.of());
			Terminal terminal = new Terminal(
					new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
					new PrintWriter(System.out, true, StandardCharsets.UTF_8),
					new PrintWriter(System.err, true, StandardCharsets.UTF_8), true, false, 80);
			ExitStatus.end(new AludelCommandLine(() -> aludel, terminal)
				.execute(Arrays.copyOfRange(arguments, 2, arguments.length)));
		}

	}

}
