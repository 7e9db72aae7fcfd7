package dev.aludel.actuate.health;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import dev.aludel.autoconfigure.AludelAutoConfiguration;
import dev.aludel.autoconfigure.AludelDisabledAutoConfiguration;
import dev.aludel.autoconfigure.AludelHealthContributorAutoConfiguration;
import dev.aludel.autoconfigure.AludelStrategy;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.BackfillProgress;
import dev.aludel.migrate.HeldRun;
import dev.aludel.migrate.MigrationClass;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.MigrationSource;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@PostgresTest
class AludelHealthIndicatorTests {

	private static final String MIGRATIONS = "dev.aludel.autoconfigure.migrations.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, AludelAutoConfiguration.class,
				AludelHealthContributorAutoConfiguration.class));

	private final MigrationProject project;

	AludelHealthIndicatorTests(@TempDir Path directory) {
		this.project = MigrationProject.of(directory, revision("1").sqlUp("create table tasks (id int primary key)"),
				revision("2", "1").sqlUp("create table notes (id int)"));
	}

	@Test
	void isUpWhenTheDatabaseIsUpToDate(TestDatabase database) {
		Aludel aludel = this.project.aludel(database.dataSource());
		aludel.upgrade();
		Health health = health(aludel, "head");
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsOnlyKeys("database", "current", "heads")
			.containsEntry("current", List.of("2"))
			.containsEntry("heads", List.of("2"));
		assertThat(health.getDetails().get("database")).asString().startsWith(database.name() + " on localhost");
	}

	@Test
	void tellsOfAnEngineOfTheApplicationsOwnWithoutOurAutoConfiguration(TestDatabase database) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AludelHealthContributorAutoConfiguration.class))
			.withBean("ownEngine", Aludel.class, () -> this.project.aludel(database.dataSource()))
			.run((context) -> {
				context.getBean(Aludel.class).upgrade();
				assertThat(Objects.requireNonNull(context.getBean(HealthIndicator.class).health()).getStatus())
					.isEqualTo(Status.UP);
			});
	}

	@Test
	void isUnknownWhereMigrationsAreSwitchedOff(TestDatabase database) {
		on(database).withConfiguration(AutoConfigurations.of(AludelDisabledAutoConfiguration.class))
			.withPropertyValues("aludel.enabled=false")
			.withBean("ownEngine", Aludel.class, () -> this.project.aludel(database.dataSource()))
			.run((context) -> {
				Health health = Objects.requireNonNull(context.getBean(HealthIndicator.class).health());
				assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
				assertThat(health.getDetails()).containsOnly(Map.entry("reason", "aludel.enabled is false"));
			});
	}

	@Test
	void looksForTheMigrationsOnce(TestDatabase database) {
		AtomicInteger searches = new AtomicInteger();
		MigrationSource source = this.project.source();
		Aludel aludel = new Aludel(database.dataSource(), new MigrationSource() {

			@Override
			public List<MigrationClass> migrations() {
				searches.incrementAndGet();
				return source.migrations();
			}

			@Override
			public Class<?> load(MigrationClass migration) throws ClassNotFoundException {
				return source.load(migration);
			}

		}, AludelSettings.defaults(), List.of());
		AludelHealthIndicator indicator = new AludelHealthIndicator(aludel, "1");
		assertThat(Objects.requireNonNull(indicator.health()).getDetails()).containsEntry("pending", List.of("1"));
		aludel.upgrade("1");
		int before = searches.get();
		assertThat(Objects.requireNonNull(indicator.health()).getStatus()).isEqualTo(Status.UP);
		assertThat(searches).hasValue(before);
	}

	@Test
	void isUpWhenTheDatabaseIsAhead(TestDatabase database, @TempDir Path directory) {
		this.project.aludel(database.dataSource()).upgrade();
		Aludel older = MigrationProject.of(directory, revision("1")).aludel(database.dataSource());
		Health health = health(older, "head");
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("unknown", List.of("2"));
	}

	@Test
	void isOutOfServiceWhenTheDatabaseIsBehind(TestDatabase database) {
		Aludel aludel = this.project.aludel(database.dataSource());
		aludel.upgrade("1");
		Health health = health(aludel, "head");
		assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(health.getDetails()).containsEntry("pending", List.of("2"));
	}

	@Test
	void isUpWhenTheDatabaseIsWhereItIsWanted(TestDatabase database) {
		Aludel aludel = this.project.aludel(database.dataSource());
		aludel.upgrade("1");
		assertThat(health(aludel, "1").getStatus()).isEqualTo(Status.UP);
		assertThat(health(aludel, "2").getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
	}

	@Test
	void isOutOfServiceWhileAnotherInstanceRunsWhatIsMissing(TestDatabase database) throws Exception {
		try (HeldRun other = HeldRun.of(this.project, database)) {
			Health health = health(this.project.aludel(database.dataSource()), "head");
			assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health.getDetails()).hasEntrySatisfying("running",
					(running) -> assertThat(running).asString().matches("pid \\d+"));
			assertThat(other).isNotNull();
		}
	}

	@Test
	void isUpWhileANewerInstanceRunsWhatThisOneDoesNotKnow(TestDatabase database, @TempDir Path directory)
			throws Exception {
		Aludel older = MigrationProject.of(directory, revision("1").sqlUp("create table tasks (id int primary key)"))
			.aludel(database.dataSource());
		older.upgrade();
		try (HeldRun newer = HeldRun.of(this.project, database)) {
			Health health = health(older, "head");
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsKey("running");
			assertThat(newer).isNotNull();
		}
	}

	@Test
	void isDownWhenARevisionIsHalfDone(TestDatabase database, @TempDir Path directory) {
		database.execute("create table tasks (id int primary key, n int)");
		database.execute("insert into tasks (id) select generate_series(1, 100)");
		MigrationProject backfill = MigrationProject.of(directory,
				revision("1").up("op.backfill(\"tasks\", set(\"n = 1\").batchSize(30));"));
		MigrationListener crash = new MigrationListener() {

			@Override
			public void afterBatch(BackfillProgress progress) {
				throw new IllegalStateException("crash");
			}

		};
		assertThatThrownBy(backfill.aludel(database.dataSource(), crash)::upgrade);
		Health health = health(backfill.aludel(database.dataSource()), "head");
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("unfinished", List.of("1"));
		// It is nothing to an application that does not know the revision.
		Aludel other = MigrationProject.of(directory).aludel(database.dataSource());
		assertThat(health(other, "head").getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void isDownWhenTheDatabaseIsDown() {
		PGSimpleDataSource nowhere = new PGSimpleDataSource();
		nowhere.setUrl("jdbc:postgresql://localhost:1/tasks?user=me&password=topsecret");
		Health health = health(this.project.aludel(nowhere), "head");
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsOnlyKeys("error");
		assertThat(health.getDetails().get("error")).asString()
			.startsWith("No connection to the database: ")
			.doesNotContain("topsecret")
			.hasLineCount(1);
	}

	@Test
	void isThereByItself(TestDatabase database) {
		on(database).run((context) -> {
			assertThat(context).hasBean("aludelHealthContributor");
			HealthIndicator indicator = context.getBean(HealthIndicator.class);
			assertThat(Objects.requireNonNull(indicator.health()).getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void knowsTheTargetOfTheApplication(TestDatabase database) {
		on(database).withPropertyValues("aludel.target=1")
			.run((context) -> assertThat(
					Objects.requireNonNull(context.getBean(HealthIndicator.class).health()).getStatus())
				.isEqualTo(Status.UP));
		on(database).withBean(AludelStrategy.class, () -> (aludel) -> {
		})
			.run((context) -> assertThat(
					Objects.requireNonNull(context.getBean(HealthIndicator.class).health()).getStatus())
				.isEqualTo(Status.OUT_OF_SERVICE));
	}

	@Test
	void isAbsentWhenItIsSwitchedOff(TestDatabase database) {
		on(database).withPropertyValues("management.health.aludel.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthContributor.class));
		on(database).withPropertyValues("management.health.defaults.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthContributor.class));
	}

	@Test
	void isAbsentWithoutTheLibrary(TestDatabase database) {
		on(database).withClassLoader(new FilteredClassLoader(HealthContributor.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthContributor.class));
	}

	@Test
	void leavesAUsersIndicatorAlone(TestDatabase database) {
		on(database).withBean("aludelHealthIndicator", HealthIndicator.class, () -> () -> Health.up().build())
			.run((context) -> assertThat(context).hasSingleBean(HealthContributor.class));
	}

	@Test
	void tellsOfEachOfSeveralDatabases(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			this.runner
				.withPropertyValues("aludel.databases.orders.data-source=orders",
						"aludel.databases.orders.packages=" + MIGRATIONS + "tasks",
						"aludel.databases.invoices.data-source=invoices",
						"aludel.databases.invoices.packages=" + MIGRATIONS + "invoices")
				.withBean("orders", DataSource.class, orders::dataSource)
				.withBean("invoices", DataSource.class, invoices::dataSource)
				.run((context) -> {
					CompositeHealthContributor composite = context.getBean(CompositeHealthContributor.class);
					assertThat(composite.stream().map(CompositeHealthContributor.Entry::name))
						.containsExactly("invoices", "orders");
					HealthIndicator indicator = (HealthIndicator) composite.getContributor("orders");
					Map<String, Object> details = Objects.requireNonNull(Objects.requireNonNull(indicator).health())
						.getDetails();
					assertThat(details.get("database")).asString().startsWith("orders (" + orders.name());
				});
		}
	}

	private static Health health(Aludel engine, String target) {
		return Objects.requireNonNull(new AludelHealthIndicator(engine, target).health());
	}

	private ApplicationContextRunner on(TestDatabase database) {
		return this.runner.withPropertyValues("spring.datasource.url=" + database.url(),
				"spring.datasource.username=" + database.user(), "aludel.packages=" + MIGRATIONS + "tasks");
	}

}
