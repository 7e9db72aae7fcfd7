package dev.aludel.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.MigrationProject.RecordingClassLoader;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that has nothing to run does not wait for the comparison of its applied
 * revisions, and hears of it all the same.
 */
@PostgresTest
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class ChangedRevisionsNoticeTests {

	private static final String THREAD = "aludel-changed-revisions";

	private static final String WARNING = "would run other statements than";

	private final MigrationProject project;

	private @Nullable ConfigurableApplicationContext context;

	ChangedRevisionsNoticeTests(@TempDir Path directory) {
		this.project = MigrationProject.of(directory, revision("1").sqlUp("create table a (x int)"),
				revision("2", "1").sqlUp("create table b (x int)"));
	}

	@AfterEach
	void stop() {
		if (this.context != null) {
			this.context.close();
		}
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !isAtWork());
	}

	@Test
	void warnsWhenTheApplicationIsReadyAndLoadsNoClassBefore(TestDatabase database, CapturedOutput output) {
		start(database.dataSource());
		change(database, "1");
		RecordingClassLoader classLoader = this.project.classLoader();
		List<String> loadedBefore = new ArrayList<>();
		List<String> outputBefore = new ArrayList<>();
		start(database.dataSource(), classLoader, (arguments) -> {
			loadedBefore.addAll(migrations(classLoader));
			outputBefore.add(output.toString());
		});
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> output.toString().contains(WARNING));
		assertThat(loadedBefore).isEmpty();
		assertThat(outputBefore).singleElement().asString().doesNotContain(WARNING);
		assertThat(migrations(classLoader)).hasSize(2);
		assertThat(warnings(output)).singleElement()
			.asString()
			.contains("WARN")
			.endsWith(
					"applied revision 1 (db.migration.R1_Step1, applied 2026-01-05T09:00:00Z) would run other statements "
							+ "than it ran. Restore it as it was and put the change into a new revision, or accept it: "
							+ "aludel repair");
	}

	@Test
	void saysNothingWhenNothingHasChanged(TestDatabase database, CapturedOutput output) {
		start(database.dataSource());
		RecordingClassLoader classLoader = this.project.classLoader();
		start(database.dataSource(), classLoader);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> migrations(classLoader).size() == 2 && !isAtWork());
		assertThat(warnings(output)).isEmpty();
	}

	@Test
	void warnsBehindAStartThatHadSomethingToRun(TestDatabase database, CapturedOutput output) {
		start(database.dataSource(), this.project.classLoader(), "--aludel.target=1");
		change(database, "1");
		start(database.dataSource());
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> output.toString().contains(WARNING));
		assertThat(warnings(output)).hasSize(1);
	}

	@Test
	void doesNotLookAtWhatTheStartHasRunItself(TestDatabase database, CapturedOutput output) {
		start(database.dataSource(), this.project.classLoader(), (arguments) -> change(database, "1"));
		assertThat(isAtWork()).isFalse();
		assertThat(warnings(output)).isEmpty();
	}

	@Test
	void doesNotLookWhenNobodyWantsToKnow(TestDatabase database, CapturedOutput output) {
		start(database.dataSource());
		change(database, "1");
		RecordingClassLoader classLoader = this.project.classLoader();
		start(database.dataSource(), classLoader, "--aludel.changed-revisions=ignore");
		assertThat(isAtWork()).isFalse();
		assertThat(migrations(classLoader)).isEmpty();
		assertThat(warnings(output)).isEmpty();
	}

	@Test
	void takesOneConnectionAndGivesItBack(TestDatabase database, CapturedOutput output) {
		start(database.dataSource());
		change(database, "1");
		Gate gate = new Gate(database.dataSource());
		gate.open();
		start(gate);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> output.toString().contains(WARNING));
		assertThat(gate.taken).hasSize(1);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> gate.taken.get(0).isClosed());
	}

	@Test
	void endsQuietlyWithTheApplication(TestDatabase database, CapturedOutput output) {
		start(database.dataSource());
		change(database, "1");
		Gate gate = new Gate(database.dataSource());
		ConfigurableApplicationContext application = start(gate);
		gate.awaitArrival();
		application.close();
		gate.fail();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !isAtWork());
		assertThat(output).doesNotContain("could not be found out", WARNING, "Exception");
	}

	@Test
	void tellsThatItCouldNotLook(TestDatabase database, CapturedOutput output) {
		start(database.dataSource());
		Gate gate = new Gate(database.dataSource());
		ConfigurableApplicationContext application = start(gate);
		gate.awaitArrival();
		gate.fail();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !isAtWork());
		assertThat(application.isActive()).isTrue();
		assertThat(output.toString().lines().filter((line) -> line.contains("could not be found out"))).singleElement()
			.asString()
			.contains("WARN");
		assertThat(output).doesNotContain("\tat ");
	}

	private ConfigurableApplicationContext start(DataSource dataSource) {
		return start(dataSource, this.project.classLoader());
	}

	private ConfigurableApplicationContext start(DataSource dataSource, ClassLoader classLoader, String... arguments) {
		return start(dataSource, classLoader, (runner) -> {
		}, arguments);
	}

	private ConfigurableApplicationContext start(DataSource dataSource, ClassLoader classLoader,
			ApplicationRunner runner, String... arguments) {
		if (this.context != null) {
			this.context.close();
		}
		ConfigurableApplicationContext started = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.resourceLoader(new DefaultResourceLoader(classLoader))
			.initializers((GenericApplicationContext starting) -> {
				starting.registerBean("dataSource", DataSource.class, () -> dataSource);
				starting.registerBean(ApplicationRunner.class, () -> runner);
			})
			.run(arguments);
		this.context = started;
		return started;
	}

	private static List<String> migrations(RecordingClassLoader classLoader) {
		return classLoader.loaded().stream().filter((name) -> name.startsWith("db.migration.")).toList();
	}

	/** As if it had run something else then. */
	private static void change(TestDatabase database, String id) {
		database.execute("update aludel_revision set checksum = repeat('0', 64), applied_at = '2026-01-05 09:00:00+00' "
				+ "where revision = '" + id + "'");
	}

	private static List<String> warnings(CapturedOutput output) {
		return output.toString().lines().filter((line) -> line.contains(WARNING)).toList();
	}

	private static boolean isAtWork() {
		return Thread.getAllStackTraces().keySet().stream().anyMatch((thread) -> thread.getName().equals(THREAD));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	/** Lets the start through, and whoever comes after it only when it is open. */
	private static final class Gate extends DelegatingDataSource {

		private final List<Connection> taken = new ArrayList<>();

		private final CountDownLatch arrived = new CountDownLatch(1);

		private final CountDownLatch opened = new CountDownLatch(1);

		private volatile boolean failing;

		Gate(DataSource dataSource) {
			super(dataSource);
		}

		@Override
		public Connection getConnection() throws SQLException {
			if (!Thread.currentThread().getName().equals(THREAD)) {
				return super.getConnection();
			}
			this.arrived.countDown();
			await(this.opened);
			if (this.failing) {
				throw new SQLException("The pool is closed");
			}
			Connection connection = super.getConnection();
			this.taken.add(connection);
			return connection;
		}

		void awaitArrival() {
			await(this.arrived);
		}

		void open() {
			this.opened.countDown();
		}

		void fail() {
			this.failing = true;
			this.opened.countDown();
		}

		private static void await(CountDownLatch latch) {
			try {
				assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
