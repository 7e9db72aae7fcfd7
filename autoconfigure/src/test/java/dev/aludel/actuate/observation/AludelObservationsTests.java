package dev.aludel.actuate.observation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autoconfigure.AludelAutoConfiguration;
import dev.aludel.autoconfigure.AludelMetricsAutoConfiguration;
import dev.aludel.autoconfigure.AludelObservationAutoConfiguration;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.Direction;
import dev.aludel.migrate.HeldRun;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.RevisionFailedException;
import dev.aludel.migrate.RevisionRetry;
import dev.aludel.migrate.RunReport;
import dev.aludel.migrate.RunSettings;
import dev.aludel.migrate.TransactionScope;
import dev.aludel.revision.RevisionNode;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What observation handlers see of runs and revisions.
 */
@PostgresTest
class AludelObservationsTests {

	private final Recorder recorder = new Recorder();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				ObservationAutoConfiguration.class, AludelAutoConfiguration.class,
				AludelObservationAutoConfiguration.class))
		.withPropertyValues("aludel.packages=dev.aludel.autoconfigure.migrations.tasks");

	@Test
	void areMadeOfWhatTheApplicationRunsLater(TestDatabase database) {
		on(database).withBean(Recorder.class, () -> this.recorder).run((context) -> {
			assertThat(this.recorder.lines).isEmpty();
			context.getBean(Aludel.class).downgrade("1");
			assertThat(this.recorder.lines).containsExactly("start aludel.run within nothing",
					"start aludel.revision within aludel.run",
					"stop aludel.revision (aludel revision) {database=aludel, direction=downgrade, exception=none, "
							+ "message=add status to tasks, outcome=success, revision=2, statements=2}",
					"stop aludel.run (aludel downgrade) {action=downgrade, current=1, database=aludel, "
							+ "exception=none, outcome=success, revisions=1}");
		});
	}

	@Test
	void areMadeOfARunWithNothingToDo(TestDatabase database) {
		on(database).withBean(Recorder.class, () -> this.recorder).run((context) -> {
			context.getBean(Aludel.class).upgrade();
			assertThat(this.recorder.lines).containsExactly("start aludel.run within nothing",
					"stop aludel.run (aludel upgrade) {action=upgrade, current=2, database=aludel, exception=none, "
							+ "outcome=success, revisions=0}");
		});
	}

	@Test
	void areMadeOfTheStartWhenAsked(TestDatabase database) {
		on(database).withBean(Recorder.class, () -> this.recorder)
			.withPropertyValues("aludel.observations.at-start=true")
			.run((context) -> assertThat(this.recorder.lines).filteredOn((line) -> line.startsWith("start"))
				.containsExactly("start aludel.run within nothing", "start aludel.revision within aludel.run",
						"start aludel.revision within aludel.run"));
	}

	@Test
	void doNotNeedARegistryBeforeTheDatabaseIsReady(TestDatabase database) {
		ApplicationContextRunner withHandler = on(database).withBean(HandlerThatNeedsTheDatabase.class);
		withHandler.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(ObservationRegistry.class).isNoop()).isFalse();
		});
		withHandler.withPropertyValues("aludel.observations.at-start=true")
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("aludelInitializer"));
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
	}

	@Test
	void tellOfAFailureWithoutItsSql(TestDatabase database, @TempDir Path directory) {
		MigrationProject project = MigrationProject.of(directory,
				revision("1").sqlUp("select 'topsecret'::int from pg_class"));
		Aludel aludel = project.aludel(database.dataSource(), observing());
		assertThatThrownBy(aludel::upgrade).isInstanceOf(RevisionFailedException.class)
			.hasMessageContaining("topsecret");
		assertThat(this.recorder.lines).containsExactly("start aludel.run within nothing",
				"start aludel.revision within aludel.run", "error RevisionFailedException (SQLSTATE 22P02)",
				"stop aludel.revision (aludel revision) {database=tasks, direction=upgrade, "
						+ "exception=RevisionFailedException, message=step 1, outcome=failure, revision=1}",
				"error RevisionFailedException (SQLSTATE 22P02)",
				"stop aludel.run (aludel upgrade) {action=upgrade, database=tasks, "
						+ "exception=RevisionFailedException, outcome=failure}");
	}

	@Test
	void endTogetherWhereRevisionsShareATransaction(TestDatabase database, @TempDir Path directory) {
		AludelSettings together = AludelSettings.defaults()
			.withRun(RunSettings.defaults().withTransaction(TransactionScope.RUN));
		MigrationProject.of(directory, revision("1"), revision("2", "1"))
			.aludel(database.dataSource(), together, observing())
			.upgrade();
		assertThat(this.recorder.lines).extracting((line) -> line.replaceAll(" \\(.*", ""))
			.containsExactly("start aludel.run within nothing", "start aludel.revision within aludel.run",
					"start aludel.revision within aludel.run", "stop aludel.revision", "stop aludel.revision",
					"stop aludel.run");
	}

	@Test
	void failTogetherWhereRevisionsShareATransaction(TestDatabase database, @TempDir Path directory) {
		AludelSettings together = AludelSettings.defaults()
			.withRun(RunSettings.defaults().withTransaction(TransactionScope.RUN));
		Aludel aludel = MigrationProject.of(directory, revision("1"), revision("2", "1").sqlUp("selec 1"))
			.aludel(database.dataSource(), together, observing());
		assertThatThrownBy(aludel::upgrade).isInstanceOf(RevisionFailedException.class);
		assertThat(this.recorder.lines).filteredOn((line) -> line.startsWith("stop aludel.revision"))
			.hasSize(2)
			.allSatisfy((line) -> assertThat(line).contains("outcome=failure"));
	}

	@Test
	void endWithTheRunThatAListenerEnds(TestDatabase database, @TempDir Path directory) {
		MigrationProject project = MigrationProject.of(directory, revision("1"));
		MigrationListener spoiler = new MigrationListener() {

			@Override
			public void beforeRevision(RevisionNode revision, Direction direction) {
				throw new IllegalStateException("no");
			}

		};
		Aludel aludel = project.aludel(database.dataSource(), observing(), spoiler);
		assertThatThrownBy(aludel::upgrade).isInstanceOf(IllegalStateException.class);
		assertThat(this.recorder.lines).filteredOn((line) -> line.startsWith("stop"))
			.hasSize(2)
			.allSatisfy((line) -> assertThat(line).contains("exception=IllegalStateException", "outcome=failure"));
	}

	@Test
	void tellOfARevisionThatIsTriedAgain(TestDatabase database, @TempDir Path directory) throws Exception {
		database.execute("create table tasks (id bigint)");
		MigrationProject project = MigrationProject.of(directory,
				revision("1").up("op.addColumn(\"tasks\", column(\"done\", bool()));"));
		try (Connection other = database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("lock table tasks");
			MigrationListener releasing = new MigrationListener() {

				@Override
				public void beforeRetry(RevisionRetry retry) {
					try {
						other.rollback();
					}
					catch (SQLException ex) {
						throw new IllegalStateException(ex);
					}
				}

			};
			project.aludel(database.dataSource(), observing(), releasing).upgrade();
		}
		assertThat(this.recorder.lines).containsSubsequence("start aludel.revision within aludel.run", "event retry");
	}

	@Test
	void tellOfTheWaitForTheLock(TestDatabase database, @TempDir Path directory) throws Exception {
		MigrationProject project = MigrationProject.of(directory, revision("1"));
		try (HeldRun other = HeldRun.of(project, database)) {
			RunReport report = project.aludel(database.dataSource(), other.releaseOnWait(), observing()).upgrade();
			assertThat(report.revisions()).isEmpty();
		}
		assertThat(this.recorder.lines).containsSubsequence("start aludel.run within nothing", "event lock.wait",
				"event lock.obtained");
	}

	@Test
	void areNamedByAConventionOfTheApplication(TestDatabase database) {
		on(database).withBean(Recorder.class, () -> this.recorder)
			.withBean(RunObservationConvention.class, OwnConvention::new)
			.run((context) -> {
				context.getBean(Aludel.class).upgrade();
				assertThat(this.recorder.lines).first().isEqualTo("start migrations within nothing");
			});
	}

	@Test
	void tellWhichKeysThereAre(TestDatabase database, @TempDir Path directory) {
		MigrationProject.of(directory, revision("1")).aludel(database.dataSource(), observing()).upgrade();
		assertThat(this.recorder.keys.get(0))
			.containsExactlyInAnyOrderElementsOf(keys(AludelObservationDocumentation.REVISION));
		assertThat(this.recorder.keys.get(1))
			.containsExactlyInAnyOrderElementsOf(keys(AludelObservationDocumentation.RUN));
	}

	@Test
	void stayAwayWithoutMicrometer(TestDatabase database) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, AludelAutoConfiguration.class,
					AludelObservationAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"aludel.packages=dev.aludel.autoconfigure.migrations.tasks")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EngineObserver.class));
	}

	@Test
	void areNotMadeWithoutARegistry(TestDatabase database) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, AludelAutoConfiguration.class,
					AludelObservationAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"aludel.packages=dev.aludel.autoconfigure.migrations.tasks")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EngineObserver.class));
	}

	@Test
	void areNotMadeWithoutTheModuleOfSpringBoot(TestDatabase database) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, AludelAutoConfiguration.class,
					AludelObservationAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.micrometer.observation"))
			.withBean(ObservationRegistry.class, ObservationRegistry::create)
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"aludel.packages=dev.aludel.autoconfigure.migrations.tasks")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EngineObserver.class));
	}

	@Test
	void areMadeForMetersAndObservationsAtOnce(TestDatabase database) {
		on(database)
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
							CompositeMeterRegistryAutoConfiguration.class, AludelMetricsAutoConfiguration.class))
			.withBean(Recorder.class, () -> this.recorder)
			.run((context) -> {
				context.getBean(Aludel.class).upgrade();
				assertThat(this.recorder.lines).contains("start aludel.run within nothing");
				assertThat(context.getBean(MeterRegistry.class)
					.get("aludel.revisions.run")
					.tags("database", "aludel", "direction", "upgrade", "outcome", "success")
					.functionTimer()
					.count()).isEqualTo(2);
			});
	}

	private static List<String> keys(AludelObservationDocumentation documentation) {
		List<String> keys = new ArrayList<>();
		for (var key : documentation.getLowCardinalityKeyNames()) {
			keys.add("low " + key.asString());
		}
		for (var key : documentation.getHighCardinalityKeyNames()) {
			keys.add("high " + key.asString());
		}
		return keys;
	}

	private MigrationListener observing() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(this.recorder);
		return new AludelObservations(() -> registry, () -> null, () -> null).observe("tasks");
	}

	private ApplicationContextRunner on(TestDatabase database) {
		return this.runner.withPropertyValues("spring.datasource.url=" + database.url(),
				"spring.datasource.username=" + database.user());
	}

	/** Writes down what it is told. */
	private static class Recorder implements ObservationHandler<Observation.Context> {

		final List<String> lines = new ArrayList<>();

		final List<List<String>> keys = new ArrayList<>();

		@Override
		public void onStart(Observation.Context context) {
			var parent = context.getParentObservation();
			this.lines.add("start " + context.getName() + " within "
					+ ((parent != null) ? parent.getContextView().getName() : "nothing"));
		}

		@Override
		public void onError(Observation.Context context) {
			Throwable error = context.getError();
			this.lines.add("error " + ((error != null) ? error.getMessage() : null));
			assertThat(error).hasNoCause();
		}

		@Override
		public void onEvent(Observation.Event event, Observation.Context context) {
			this.lines.add("event " + event.getName());
		}

		@Override
		public void onStop(Observation.Context context) {
			List<String> values = context.getAllKeyValues()
				.stream()
				.map((KeyValue value) -> value.getKey() + "=" + value.getValue())
				.sorted()
				.toList();
			this.lines.add("stop " + context.getName() + " (" + context.getContextualName() + ") {"
					+ String.join(", ", values) + "}");
			List<String> names = new ArrayList<>();
			context.getLowCardinalityKeyValues().forEach((value) -> names.add("low " + value.getKey()));
			context.getHighCardinalityKeyValues().forEach((value) -> names.add("high " + value.getKey()));
			this.keys.add(names);
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

	private static final class HandlerThatNeedsTheDatabase extends Recorder {

		HandlerThatNeedsTheDatabase(JdbcTemplate jdbcTemplate) {
			jdbcTemplate.execute("select from tasks");
		}

	}

	private static final class OwnConvention extends DefaultRunObservationConvention {

		@Override
		public String getName() {
			return "migrations";
		}

	}

}
