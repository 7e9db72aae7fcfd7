package dev.aludel.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import dev.aludel.autoconfigure.launched.TellingApplication;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens when an application is started with the word {@code aludel}, each time in
 * a JVM of its own.
 */
@PostgresTest
class CommandLaunchTests {

	private static final String PACKAGES = "--aludel.packages=dev.aludel.autoconfigure.migrations.tasks";

	private final Path directory;

	CommandLaunchTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void startsOnlyWhatTheCommandNeedsAndWritesOnlyItsResult(TestDatabase database) throws Exception {
		ApplicationProcess run = run(TellingApplication.class, "--spring.profiles.active=shop",
				"--telling.url=" + database.url(), "--spring.main.web-application-type=servlet",
				"--aludel.enabled=false", "aludel", "upgrade", PACKAGES, "--format", "json");
		assertThat(run.told()).containsExactly("data source for upgrade in profile shop", "revision 1", "1 applied",
				"revision 2", "2 applied");
		assertThat(run.out()).startsWith("{\"version\":1,\"command\":\"upgrade\",").hasLineCount(1);
		assertThat(json(run)).containsEntry("current", List.of("2"));
		assertThat(run.status()).isZero();
		assertThat(database.query("select distinct application from aludel_history")).containsExactly("telling");
	}

	@Test
	void leavesTheServiceAloneWithoutTheWord(TestDatabase database) throws Exception {
		ApplicationProcess run = run(TellingApplication.class, "--telling.url=" + database.url(), PACKAGES,
				"--server.port=0");
		assertThat(ApplicationProcess.told(run.out())).as(run.err())
			.contains("data source for the service in profile ", "revision 1", "revision 2", "jpa", "eager",
					"singletons", "refreshed", "lifecycle", "web server", "schedule", "runner", "rest of main");
		assertThat(run.status()).isZero();
	}

	@Test
	void endsBeforeTheApplicationStartsWhenTheCommandIsWrong() throws Exception {
		ApplicationProcess run = run(TellingApplication.class, "aludel", "upgarde");
		assertThat(run.out()).isEmpty();
		assertThat(run.err()).contains("There is no command upgarde. The nearest is upgrade.", "Nothing was done.")
			.doesNotContain("told:");
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void showsHelpBeforeTheApplicationStarts() throws Exception {
		ApplicationProcess run = run(TellingApplication.class, "aludel", "upgrade", "--help");
		assertThat(run.out()).startsWith("Usage: aludel upgrade");
		assertThat(run.err()).isEmpty();
		assertThat(run.status()).isZero();
	}

	@Test
	void saysThatTheDatabaseCannotBeReached() throws Exception {
		ApplicationProcess run = run(TellingApplication.class, "aludel", "upgrade",
				"--telling.url=jdbc:postgresql://localhost:1/tasks", PACKAGES);
		assertThat(run.out()).isEmpty();
		assertThat(run.err().lines().filter((line) -> !line.startsWith("told: "))).satisfiesExactly(
				(line) -> assertThat(line).startsWith("No connection to the database: ")
					.contains("Connection to localhost:1 refused"),
				(line) -> assertThat(line).isEqualTo("Nothing was run."),
				(line) -> assertThat(line)
					.isEqualTo("Start the database, or correct the URL, user and password of the data source, or "
							+ "aludel.url, aludel.user and aludel.password where they are set."));
		assertThat(run.status()).isOne();
	}

	@Test
	void saysWhyTheApplicationHasNoEngineToGive() throws Exception {
		ApplicationProcess run = run(TellingApplication.class, "aludel", "upgrade", "--format=json");
		assertThat(json(run)).containsEntry("command", "upgrade")
			.extractingByKey("error", org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
			.extractingByKey("message", org.assertj.core.api.InstanceOfAssertFactories.STRING)
			.contains("Required key 'telling.url' not found", "Nothing was run.");
		assertThat(run.err()).doesNotContain("\tat ");
		assertThat(run.status()).isOne();
	}

	@Test
	void saysWhyTheContextCannotBeStarted() throws Exception {
		ApplicationProcess run = run(Broken.class, "aludel", "upgrade");
		assertThat(run.err()).isEqualTo("""
				The application failed to start for this command:
				  java.lang.IllegalStateException: no licence
				Nothing was run.
				Run it again with --stacktrace to see where this comes from.
				""");
		assertThat(run.status()).isOne();
	}

	@Test
	void runsOnceInAnApplicationWithAParent(TestDatabase database) throws Exception {
		ApplicationProcess run = run(Child.class, "aludel", "upgrade", "--spring.datasource.url=" + database.url(),
				"--spring.datasource.username=postgres", PACKAGES);
		assertThat(run.err()).isEmpty();
		assertThat(run.out()).matches("""
				applied  1  create tasks         1 statement   \\d+ ms
				applied  2  add status to tasks  2 statements  \\d+ ms
				Database test_\\d+ on localhost:\\d+ is at 2\\.
				""");
		assertThat(run.status()).isZero();
	}

	@Test
	void asksWhichEngineIsMeantAndTakesTheOneThatIsNamed(TestDatabase database) throws Exception {
		String url = "--spring.datasource.url=" + database.url();
		String user = "--spring.datasource.username=postgres";
		ApplicationProcess unclear = run(TwoEngines.class, url, user, "aludel", "downgrade", "base");
		assertThat(unclear.err()).isEqualTo("""
				The application has 2 databases: invoices, orders.
				Nothing was run.
				Choose one: --database=invoices
				""");
		assertThat(unclear.status()).isEqualTo(2);
		ApplicationProcess named = run(TwoEngines.class, url, user, "aludel", "upgrade", "--database", "orders");
		assertThat(named.status()).isZero();
		assertThat(database.query("select distinct application from aludel_history")).containsExactly("orders");
	}

	@Test
	void upgradesAndShowsEveryDatabaseUnlessOneIsNamed(TestDatabase orders) throws Exception {
		try (TestDatabase invoices = orders.another()) {
			String[] databases = { "--aludel.databases.orders.url=" + orders.url(),
					"--aludel.databases.orders.user=postgres",
					"--aludel.databases.orders.packages=dev.aludel.autoconfigure.migrations.tasks",
					"--aludel.databases.invoices.url=" + invoices.url(), "--aludel.databases.invoices.user=postgres",
					"--aludel.databases.invoices.packages=dev.aludel.autoconfigure.migrations.invoices" };
			ApplicationProcess all = run(Several.class, with(databases, "aludel", "upgrade"));
			assertThat(all.err()).isEmpty();
			assertThat(all.out()).matches("""
					invoices:
					applied  1  create invoices  1 statement  \\d+ ms
					Database invoices \\(test_\\d+ on localhost:\\d+\\) is at 1\\.

					orders:
					applied  1  create tasks         1 statement   \\d+ ms
					applied  2  add status to tasks  2 statements  \\d+ ms
					Database orders \\(test_\\d+ on localhost:\\d+\\) is at 2\\.
					""");
			ApplicationProcess unclear = run(Several.class, with(databases, "aludel", "downgrade", "base"));
			assertThat(unclear.err()).contains("The application has 2 databases: invoices, orders.");
			assertThat(unclear.status()).isEqualTo(2);
			ApplicationProcess one = run(Several.class,
					with(databases, "aludel", "downgrade", "-1", "--database=orders", "--format=json"));
			assertThat(json(one)).containsEntry("name", "orders").containsEntry("current", List.of("1"));
			ApplicationProcess state = run(Several.class,
					with(databases, "aludel", "current", "--check-heads", "--format=json"));
			assertThat(state.status()).isOne();
			assertThat(json(state))
				.extractingByKey("databases",
						org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
				.containsOnlyKeys("invoices", "orders")
				.extractingByKey("orders",
						org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
				.containsEntry("relation", "behind");
			ApplicationProcess unknown = run(Several.class,
					with(databases, "aludel", "current", "--database", "customers"));
			assertThat(unknown.err()).isEqualTo("""
					The application has no database customers.
					Nothing was run.
					Its databases: invoices, orders
					""");
			assertThat(unknown.status()).isEqualTo(2);
		}
	}

	@Test
	void tellsWhatWasDoneWhenALaterDatabaseFails(TestDatabase invoices) throws Exception {
		ApplicationProcess run = run(Several.class, "aludel", "upgrade",
				"--aludel.databases.invoices.url=" + invoices.url(), "--aludel.databases.invoices.user=postgres",
				"--aludel.databases.invoices.packages=dev.aludel.autoconfigure.migrations.invoices",
				"--aludel.databases.orders.url=jdbc:postgresql://localhost:1/orders",
				"--aludel.databases.orders.packages=dev.aludel.autoconfigure.migrations.tasks");
		assertThat(run.out()).startsWith("invoices:\n").contains("create invoices");
		assertThat(run.err()).startsWith("Database orders:\nNo connection to database orders: ");
		assertThat(run.status()).isOne();
	}

	private static String[] with(String[] options, String... command) {
		List<String> all = new ArrayList<>(List.of(command));
		all.addAll(List.of(options));
		return all.toArray(String[]::new);
	}

	@Test
	void endsInGoodOrderWhenItIsInterrupted(TestDatabase database) throws Exception {
		ApplicationProcess run = ApplicationProcess.run(this.directory, (process) -> {
			awaitSleep(database, process);
			process.destroy();
		}, TellingApplication.class, "aludel", "upgrade", "--telling.url=" + database.url(),
				"--aludel.packages=dev.aludel.autoconfigure.migrations.slow");
		assertThat(run.err())
			.contains("Revision 2 (dev.aludel.autoconfigure.migrations.slow.R2_WaitForTasks)", "select pg_sleep(300)",
					"the database is", "at 1")
			.doesNotContain("\tat ");
		assertThat(run.status()).isEqualTo(128 + 15);
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
		assertThat(database.query("select count(*) from pg_stat_activity where query ~ '300'")).containsExactly("1");
	}

	@Test
	void endsSoonWhenItIsInterruptedWhileItConnects() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			AtomicLong begin = new AtomicLong();
			ApplicationProcess run = ApplicationProcess.run(this.directory, (process) -> {
				accept(silent);
				begin.set(System.nanoTime());
				process.destroy();
			}, TellingApplication.class, "aludel", "upgrade", PACKAGES,
					"--telling.url=jdbc:postgresql://localhost:" + silent.getLocalPort() + "/tasks");
			assertThat(Duration.ofNanos(System.nanoTime() - begin.get())).isLessThan(Duration.ofSeconds(10));
			assertThat(run.status()).isEqualTo(128 + 15);
		}
	}

	@SuppressWarnings("resource")
	private static void accept(ServerSocket silent) {
		try {
			silent.accept();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Asks again and again, with a pause at the server, until the migration is asleep.
	 */
	private static void awaitSleep(TestDatabase database, Process process) {
		String asleep = """
				select count(*) from pg_stat_activity, pg_sleep(0.05)
				where datname = current_database() and wait_event = 'PgSleep' and pid <> pg_backend_pid()""";
		while (process.isAlive() && !database.query(asleep).equals(List.of("1"))) {
			Thread.onSpinWait();
		}
	}

	private ApplicationProcess run(Class<?> mainClass, String... arguments) throws Exception {
		return ApplicationProcess.run(this.directory, mainClass, arguments);
	}

	private static Map<String, Object> json(ApplicationProcess run) {
		return JsonParserFactory.getJsonParser().parseMap(run.out());
	}

	@Configuration(proxyBeanMethods = false)
	static class Broken {

		Broken() {
			throw new IllegalStateException("no licence");
		}

		@Bean
		static org.springframework.beans.factory.config.BeanPostProcessor processor(Broken broken) {
			return new org.springframework.beans.factory.config.BeanPostProcessor() {
			};
		}

		public static void main(String[] arguments) {
			SpringApplication.run(Broken.class, arguments);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Child {

		@Configuration(proxyBeanMethods = false)
		static class Parent {

			@Bean
			ApplicationRunner runner() {
				throw new IllegalStateException("runners do not run");
			}

		}

		public static void main(String[] arguments) {
			new SpringApplicationBuilder(Parent.class).child(Child.class).run(arguments);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Several {

		public static void main(String[] arguments) {
			SpringApplication.run(Several.class, arguments);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class TwoEngines {

		@Bean
		Aludel orders(DataSource dataSource) {
			return engine("orders", dataSource);
		}

		@Bean
		Aludel invoices(DataSource dataSource) {
			return engine("invoices", dataSource);
		}

		private static Aludel engine(String name, DataSource dataSource) {
			return new Aludel(dataSource,
					new ClasspathMigrationSource(List.of("dev.aludel.autoconfigure.migrations.tasks"),
							TwoEngines.class.getClassLoader()),
					AludelSettings.defaults().withApplication(name), List.of());
		}

		public static void main(String[] arguments) {
			SpringApplication.run(TwoEngines.class, arguments);
		}

	}

}
