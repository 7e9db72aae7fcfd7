package dev.aludel.actuate.observation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.aludel.autoconfigure.AludelAutoConfiguration;
import dev.aludel.autoconfigure.AludelMetricsAutoConfiguration;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.HeldRun;
import dev.aludel.migrate.LockNotObtainedException;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.RevisionFailedException;
import dev.aludel.migrate.RevisionRetry;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What can be read from meters, although the first run is over before there are any.
 */
@PostgresTest
class AludelMetricsTests {

	private static final String MIGRATIONS = "dev.aludel.autoconfigure.migrations.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, MetricsAutoConfiguration.class,
				SimpleMetricsExportAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
				AludelAutoConfiguration.class, AludelMetricsAutoConfiguration.class));

	@Test
	void countTheRevisionsOfTheStart(TestDatabase database) {
		on(database).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			FunctionTimer upgrades = revisions(registry, "upgrade", "success");
			assertThat(upgrades.count()).isEqualTo(2);
			assertThat(upgrades.totalTime(TimeUnit.SECONDS)).isPositive().isLessThan(60);
			assertThat(revisions(registry, "upgrade", "failure").count()).isZero();
			assertThat(revisions(registry, "downgrade", "success").count()).isZero();
			assertThat(registry.get("aludel.revisions.applied").tag("database", "aludel").gauge().value()).isEqualTo(2);
			assertThat(registry.get("aludel.revisions.unknown").gauge().value()).isZero();
			assertThat(registry.get("aludel.lock.wait").tag("outcome", "success").functionTimer().count()).isZero();
		});
	}

	@Test
	void countWhatTheApplicationRunsLater(TestDatabase database) {
		on(database).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			Aludel aludel = context.getBean(Aludel.class);
			aludel.downgrade("1");
			assertThat(revisions(registry, "downgrade", "success").count()).isEqualTo(1);
			assertThat(registry.get("aludel.revisions.applied").gauge().value()).isEqualTo(1);
			database.execute("alter table tasks add status text");
			assertThatThrownBy(aludel::upgrade).isInstanceOf(RevisionFailedException.class);
			assertThat(revisions(registry, "upgrade", "failure").count()).isEqualTo(1);
			assertThat(revisions(registry, "upgrade", "failure").totalTime(TimeUnit.NANOSECONDS)).isPositive();
			assertThat(revisions(registry, "upgrade", "success").count()).isEqualTo(2);
		});
	}

	@Test
	void tellThatTheDatabaseIsAhead(TestDatabase database) {
		on(database).run((context) -> database.execute("""
				insert into aludel_revision (revision, revises, depends_on, message, checksum, applied_at)
				select '3', array['2'], depends_on, 'from the future', checksum, now() from aludel_revision
				where revision = '2'"""));
		on(database).run((context) -> assertThat(
				context.getBean(MeterRegistry.class).get("aludel.revisions.unknown").gauge().value())
			.isEqualTo(1));
	}

	@Test
	void tellWhatAStartThatOnlyValidatesHasSeen(TestDatabase database) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		on(database).withPropertyValues("aludel.on-startup=validate")
			.run((context) -> assertThat(
					context.getBean(MeterRegistry.class).get("aludel.revisions.applied").gauge().value())
				.isEqualTo(2));
	}

	@Test
	void countAnEngineOfTheApplicationsOwnWithoutOurAutoConfiguration(TestDatabase database, @TempDir Path directory)
			throws Exception {
		MigrationProject project = MigrationProject.of(directory, revision("1").sqlUp("create table a (x int)"));
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
							CompositeMeterRegistryAutoConfiguration.class, AludelMetricsAutoConfiguration.class))
			.withBean("ownEngine", Aludel.class, () -> project.aludel(database.dataSource()))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				context.getBean(Aludel.class).upgrade();
				assertThat(context.getBean(MeterRegistry.class)
					.get("aludel.revisions.run")
					.tags("database", "ownEngine", "direction", "upgrade", "outcome", "success")
					.functionTimer()
					.count()).isEqualTo(1);
			});
	}

	@Test
	void measureTheWaitForTheLock(TestDatabase database, @TempDir Path directory) throws Exception {
		MeterRegistry registry = new SimpleMeterRegistry();
		AludelMetrics metrics = new AludelMetrics();
		metrics.bindTo(registry);
		MigrationProject project = MigrationProject.of(directory, revision("1").sqlUp("create table a (x int)"));
		try (HeldRun other = HeldRun.of(project, database)) {
			project.aludel(database.dataSource(), other.releaseOnWait(), metrics.observe("tasks")).upgrade();
		}
		FunctionTimer waits = registry.get("aludel.lock.wait")
			.tags("database", "tasks", "outcome", "success")
			.functionTimer();
		assertThat(waits.count()).isEqualTo(1);
		assertThat(waits.totalTime(TimeUnit.NANOSECONDS)).isPositive();
	}

	@Test
	void countTheRetries(TestDatabase database, @TempDir Path directory) throws Exception {
		MeterRegistry registry = new SimpleMeterRegistry();
		AludelMetrics metrics = new AludelMetrics();
		metrics.bindTo(registry);
		database.execute("create table tasks (id int)");
		try (Connection reader = database.connect(); Statement statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.execute("select from tasks");
			MigrationListener release = new MigrationListener() {

				@Override
				public void beforeRetry(RevisionRetry retry) {
					if (retry.attempt() == 2) {
						end(reader);
					}
				}

			};
			MigrationProject.of(directory, revision("1").up("op.addColumn(\"tasks\", column(\"n\", integer()));"))
				.aludel(database.dataSource(), metrics.observe("tasks"), release)
				.upgrade();
		}
		assertThat(registry.get("aludel.retries").tag("database", "tasks").functionCounter().count()).isEqualTo(2);
		assertThat(registry.get("aludel.revisions.run")
			.tag("outcome", "success")
			.tag("direction", "upgrade")
			.functionTimer()
			.count()).isEqualTo(1);
	}

	private static void end(Connection connection) {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void countTheWaitThatWasInVain(TestDatabase database, @TempDir Path directory) throws Exception {
		MeterRegistry registry = new SimpleMeterRegistry();
		AludelMetrics metrics = new AludelMetrics();
		MigrationProject project = MigrationProject.of(directory, revision("1").sqlUp("create table a (x int)"));
		Aludel aludel = project.aludel(database.dataSource(),
				AludelSettings.defaults().withLockWait(Duration.ofMillis(60)), metrics.observe("tasks"));
		metrics.bindTo(registry);
		try (HeldRun other = HeldRun.of(project, database)) {
			assertThatThrownBy(aludel::upgrade).isInstanceOf(LockNotObtainedException.class);
		}
		FunctionTimer waits = registry.get("aludel.lock.wait").tag("outcome", "failure").functionTimer();
		assertThat(waits.count()).isEqualTo(1);
		assertThat(waits.totalTime(TimeUnit.MILLISECONDS)).isGreaterThanOrEqualTo(60);
	}

	@Test
	void doNotNeedARegistryBeforeTheDatabaseIsReady(TestDatabase database) {
		on(database).withUserConfiguration(RegistryThatNeedsTheDatabase.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(revisions(context.getBean(MeterRegistry.class), "upgrade", "success").count()).isEqualTo(2);
		});
	}

	@Test
	void areTaggedWithTheDatabase(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			this.runner
				.withPropertyValues("aludel.databases.orders.data-source=orders",
						"aludel.databases.orders.packages=" + MIGRATIONS + "tasks",
						"aludel.databases.invoices.data-source=invoices",
						"aludel.databases.invoices.packages=" + MIGRATIONS + "invoices")
				.withBean("orders", DataSource.class, orders::dataSource)
				.withBean("invoices", DataSource.class, invoices::dataSource)
				.run((context) -> {
					MeterRegistry registry = context.getBean(MeterRegistry.class);
					assertThat(registry.get("aludel.revisions.applied").tag("database", "orders").gauge().value())
						.isEqualTo(2);
					assertThat(registry.get("aludel.revisions.applied").tag("database", "invoices").gauge().value())
						.isEqualTo(1);
				});
		}
	}

	@Test
	void areOfAnEngineOfTheApplicationsOwn(TestDatabase database, @TempDir Path directory) {
		MigrationProject project = MigrationProject.of(directory, revision("1").sqlUp("create table a (x int)"));
		on(database).withBean("ownAludel", Aludel.class, () -> project.aludel(database.dataSource()))
			.run((context) -> assertThat(context.getBean(MeterRegistry.class)
				.get("aludel.revisions.run")
				.tags("database", "own", "direction", "upgrade", "outcome", "success")
				.functionTimer()
				.count()).isEqualTo(1));
	}

	@Test
	void stayAwayWithoutMicrometer(TestDatabase database) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, AludelAutoConfiguration.class,
					AludelMetricsAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(), "aludel.packages=" + MIGRATIONS + "tasks")
			.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(AludelMetrics.class);
				assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
			});
	}

	private static FunctionTimer revisions(MeterRegistry registry, String direction, String outcome) {
		return registry.get("aludel.revisions.run")
			.tags("database", "aludel", "direction", direction, "outcome", outcome)
			.functionTimer();
	}

	private ApplicationContextRunner on(TestDatabase database) {
		return this.runner.withPropertyValues("spring.datasource.url=" + database.url(),
				"spring.datasource.username=" + database.user(), "aludel.packages=" + MIGRATIONS + "tasks");
	}

	@Configuration(proxyBeanMethods = false)
	static class RegistryThatNeedsTheDatabase {

		@Bean
		MeterRegistryCustomizer<MeterRegistry> customizer(JdbcTemplate jdbcTemplate) {
			return (registry) -> registry.config()
				.commonTags("tasks",
						String.valueOf(jdbcTemplate.queryForObject("select count(*) from tasks", Long.class)));
		}

	}

}
