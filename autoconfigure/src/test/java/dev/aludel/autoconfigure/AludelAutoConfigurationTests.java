package dev.aludel.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.autoconfigure.migrations.tasks.R1_CreateTasks;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ChangedRevisionsException;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.migrate.Direction;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.revision.RevisionNode;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * When the auto-configuration is there, which database it takes and what it runs.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class AludelAutoConfigurationTests {

	private static final String TASKS = "dev.aludel.autoconfigure.migrations.tasks";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, AludelAutoConfiguration.class,
				AludelDisabledAutoConfiguration.class))
		.withPropertyValues("aludel.packages=" + TASKS);

	@Test
	void staysAwayWithoutSpringJdbc(TestDatabase database) {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(AludelAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(JdbcOperations.class))
			.withBean(DataSource.class, database::dataSource)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Aludel.class));
	}

	@Test
	void staysAwayWhenDisabled(TestDatabase database) {
		on(database).withPropertyValues("aludel.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(Aludel.class)
				.doesNotHaveBean(AludelInitializer.class));
		assertThat(tables(database)).isEmpty();
	}

	@Test
	void isOnByDefault(TestDatabase database) {
		on(database)
			.run((context) -> assertThat(context).hasSingleBean(Aludel.class).hasSingleBean(AludelInitializer.class));
	}

	@Test
	void leavesAUsersEngineAlone(TestDatabase database) {
		on(database).withUserConfiguration(OwnEngine.class)
			.withPropertyValues("aludel.packages=package.without.migrations")
			.run((context) -> assertThat(context).hasSingleBean(Aludel.class).hasBean("ownEngine"));
		assertThat(tables(database)).contains("tasks");
	}

	@Test
	void leavesAUsersInitializerAlone(TestDatabase database) {
		on(database).withUserConfiguration(OwnInitializer.class)
			.run((context) -> assertThat(context).hasSingleBean(AludelInitializer.class).hasBean("ownInitializer"));
		assertThat(tables(database)).isEmpty();
	}

	@Test
	void migratesAnEmptyDatabaseToTheHead(TestDatabase database) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.query("select title, status from tasks")).containsExactly("water the plants|pending");
	}

	@Test
	void secondStartChangesNothingAndLoadsNoMigrationClass(TestDatabase database) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		List<String> history = database.query("select * from aludel_history");
		on(database).withClassLoader(new FilteredClassLoader(TASKS))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.query("select * from aludel_history")).isEqualTo(history).hasSize(2);
	}

	@Test
	void stopsAtTheTarget(TestDatabase database) {
		on(database).withPropertyValues("aludel.target=1").run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
	}

	@Test
	void strategyReplacesTheUpgrade(TestDatabase database) {
		on(database).withBean(AludelStrategy.class, () -> (aludel) -> aludel.upgrade("1"))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
	}

	@Test
	void strategyThatDoesNothingLeavesTheDatabaseAlone(TestDatabase database) {
		on(database).withBean(AludelStrategy.class, () -> (aludel) -> {
		}).run((context) -> assertThat(context).hasNotFailed());
		assertThat(tables(database)).isEmpty();
	}

	@Test
	void listenersAreCalledInOrder(TestDatabase database) {
		List<String> calls = new ArrayList<>();
		on(database).withBean("second", MigrationListener.class, () -> new Recorder("second", 2, calls))
			.withBean("first", MigrationListener.class, () -> new Recorder("first", 1, calls))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(calls).containsExactly("first 1", "second 1", "first 2", "second 2");
	}

	@Test
	void springEventsReachEventListenerMethods(TestDatabase database) {
		on(database).withUserConfiguration(EventReader.class).run((context) -> {
			assertThat(context.getBean(EventReader.class).heard).containsExactly("1 upgrade", "2 upgrade", "at [2]");
			context.getBean(Aludel.class).downgrade("1");
			assertThat(context.getBean(EventReader.class).heard).endsWith("2 downgrade", "at [1]");
		});
	}

	@Test
	void springEventsTellWhatWasCompletedBeforeAFailure(TestDatabase database) {
		on(database)
			.withPropertyValues("aludel.on-startup=none", "aludel.packages=dev.aludel.autoconfigure.migrations.failing")
			.withUserConfiguration(EventReader.class)
			.run((context) -> {
				EventReader reader = context.getBean(EventReader.class);
				Aludel aludel = context.getBean(Aludel.class);
				assertThatException().isThrownBy(aludel::upgrade);
				assertThat(reader.heard).containsExactly("1 upgrade");
				assertThatException().isThrownBy(aludel::upgrade);
				assertThat(reader.heard).containsExactly("1 upgrade");
			});
	}

	@Test
	void springEventsOfAStartTellWhatWasCompletedBeforeAFailure(TestDatabase database) {
		on(database).withPropertyValues("aludel.packages=dev.aludel.autoconfigure.migrations.failing")
			.withUserConfiguration(EventReader.class)
			.withBean(AludelStrategy.class, () -> (aludel) -> assertThatException().isThrownBy(aludel::upgrade))
			.run((context) -> assertThat(context.getBean(EventReader.class).heard).containsExactly("1 upgrade"));
	}

	@Test
	void twoContextsStartingTogetherMigrateOnce(TestDatabase database) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			List<Future<?>> starts = new ArrayList<>();
			for (int context = 0; context < 2; context++) {
				starts.add(threads.submit(() -> on(database).run((started) -> assertThat(started).hasNotFailed())));
			}
			for (Future<?> start : starts) {
				start.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(database.query("select revision from aludel_history order by id")).containsExactly("1", "2");
	}

	@Test
	void unfinishedRevisionIsResumed(TestDatabase database) {
		ApplicationContextRunner resuming = on(database)
			.withPropertyValues("aludel.packages=dev.aludel.autoconfigure.migrations.resuming");
		resuming.run((context) -> assertThat(context).hasFailed());
		assertThat(database.query("select completed_statements from aludel_progress")).containsExactly("2");
		database.execute("delete from tasks where ctid = (select max(ctid) from tasks)");
		resuming.run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.query("select indisvalid from pg_index where indexrelid = 'uq_tasks_title'::regclass"))
			.containsExactly("t");
		assertThat(database.query("select revision from aludel_progress")).isEmpty();
	}

	@Test
	void validateAtStartPassesWhereThereIsNothingToRun(TestDatabase database, CapturedOutput output) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		int firstStart = output.length();
		on(database).withPropertyValues("aludel.on-startup=validate")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.toString().substring(firstStart).lines().filter((line) -> line.contains("is at 2;")))
			.hasSize(1);
	}

	@Test
	void validateAtStartRunsNothingAndFailsWhenTheDatabaseIsBehind(TestDatabase database) {
		on(database).withPropertyValues("aludel.on-startup=validate").run((context) -> {
			FailureAnalysis analysis = Objects.requireNonNull(
					new AludelFailureAnalyzer().analyze(Objects.requireNonNull(context.getStartupFailure())));
			assertThat(analysis.getDescription()).contains("is behind this application: it lacks 2 revisions.",
					"  1  create tasks", "  2  add status to tasks", "Nothing was run.");
			assertThat(analysis.getAction()).isEqualTo("Run them before the start: aludel upgrade");
		});
		assertThat(tables(database)).isEmpty();
	}

	@Test
	void validateAtStartFailsWhenAnAppliedRevisionHasChanged(TestDatabase database) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		database.execute("update aludel_revision set checksum = 'another' where revision = '1'");
		on(database).withPropertyValues("aludel.on-startup=validate")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(ChangedRevisionsException.class));
	}

	@Test
	void validateAtStartPassesWhenTheDatabaseIsAhead(TestDatabase database) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		database.execute("insert into aludel_revision (revision, revises, depends_on, message, checksum, applied_at) "
				+ "select '3', array['2'], depends_on, 'from the future', checksum, applied_at "
				+ "from aludel_revision where revision = '2'");
		on(database).withPropertyValues("aludel.on-startup=validate")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void noneAtStartDoesNotTouchTheDatabaseAndSaysSo(TestDatabase database, CapturedOutput output) {
		on(database).withPropertyValues("aludel.on-startup=none").run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(Aludel.class);
			assertThat(context.getBean(HikariDataSource.class).getHikariPoolMXBean()).isNull();
			assertThat(context.getBean(Aludel.class).state().pending()).hasSize(2);
		});
		assertThat(tables(database)).isEmpty();
		assertThat(output).contains("Nothing is run at start (on-startup is none)");
	}

	@Test
	void strategyIsNotAskedWhereNoUpgradeIsWanted(TestDatabase database) {
		List<Aludel> asked = new ArrayList<>();
		on(database).withBean(AludelStrategy.class, () -> asked::add)
			.withPropertyValues("aludel.on-startup=none")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(asked).isEmpty();
	}

	@Test
	void migrationsAsBeansAreFoundOnce(TestDatabase database, CapturedOutput output) {
		on(database).withUserConfiguration(MigrationsAsBeans.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.query("select revision, action from aludel_history order by id"))
			.containsExactly("1|upgrade", "2|upgrade");
		assertThat(output.toString().lines().filter((line) -> line.contains("WARN")))
			.satisfiesExactly((line) -> assertThat(line).endsWith("Bean cleanUp is a migration ("
					+ CleanUp.class.getName()
					+ ") that nobody runs. Migrations are not taken from beans but from the class path: classes named "
					+ "R<id>_<Message> in " + TASKS + "."),
					(line) -> assertThat(line).endsWith("Migration " + TASKS
							+ ".R1_CreateTasks is also a Spring bean (createTasks). It is run once, as an instance of "
							+ "its own into which nothing is injected. Take the bean away, and read with "
							+ "op.connection()."));
	}

	@Test
	void usesTheContextsClassLoader(TestDatabase database) {
		on(database).withClassLoader(new FilteredClassLoader(TASKS + ".R2"))
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void failedRevisionFailsTheStart(TestDatabase database) {
		on(database).withPropertyValues("aludel.packages=dev.aludel.autoconfigure.migrations.failing")
			.run((context) -> assertThat(context).hasFailed());
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
	}

	@Test
	void databaseAheadStartsWithAWarning(TestDatabase database, CapturedOutput output) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		database.execute("insert into aludel_revision (revision, revises, depends_on, message, checksum, applied_at) "
				+ "select '3', array['2'], depends_on, 'from the future', checksum, applied_at "
				+ "from aludel_revision where revision = '2'");
		on(database).run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.toString().lines().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.contains("3");
	}

	@Test
	void divergedDatabaseFailsTheStart(TestDatabase database) {
		on(database).withPropertyValues("aludel.target=1").run((context) -> assertThat(context).hasNotFailed());
		database.execute("insert into aludel_revision (revision, revises, depends_on, message, checksum, applied_at) "
				+ "select '3', array['1'], depends_on, 'from elsewhere', checksum, applied_at from aludel_revision");
		on(database).run((context) -> assertThat(context).hasFailed());
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "3");
	}

	@Test
	void schemaManagementProviderKnowsOurDataSource(TestDatabase database) {
		on(database).run((context) -> {
			SchemaManagementProvider provider = context.getBean(SchemaManagementProvider.class);
			assertThat(provider.getSchemaManagement(context.getBean(DataSource.class)))
				.isEqualTo(SchemaManagement.MANAGED);
			assertThat(provider.getSchemaManagement(database.dataSource())).isEqualTo(SchemaManagement.UNMANAGED);
		});
	}

	@Test
	void definingTheProviderDoesNotCreateTheEngine(TestDatabase database) {
		on(database)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withBean(AludelInitializer.class, () -> new AludelInitializer(List.of(), Aludel::upgrade))
			.run((context) -> {
				SchemaManagementProvider provider = context.getBean(SchemaManagementProvider.class);
				ConfigurableListableBeanFactory beanFactory = context.getSourceApplicationContext().getBeanFactory();
				assertThat(beanFactory.containsSingleton("aludel")).isFalse();
				assertThat(provider.getSchemaManagement(context.getBean(DataSource.class)))
					.isEqualTo(SchemaManagement.MANAGED);
				assertThat(beanFactory.containsSingleton("aludel")).isTrue();
			});
	}

	@Test
	void summaryIsLoggedExactlyOnceWhenThereIsWork(TestDatabase database, CapturedOutput output) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		assertThat(summaries(output, database)).singleElement().asString().contains("is at 2");
	}

	@Test
	void summaryIsLoggedExactlyOnceWhenThereIsNothingToDo(TestDatabase database, CapturedOutput output) {
		on(database).run((context) -> assertThat(context).hasNotFailed());
		int firstStart = output.length();
		on(database).run((context) -> assertThat(context).hasNotFailed());
		String secondStart = output.toString().substring(firstStart);
		assertThat(secondStart.lines().filter((line) -> line.contains("dev.aludel") || line.contains("d.a.")))
			.singleElement()
			.asString()
			.contains("is at 2");
	}

	@Test
	void disabledWithMigrationsSaysSo(TestDatabase database, CapturedOutput output) {
		on(database).withPropertyValues("aludel.enabled=false").run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.toString().lines().filter((line) -> line.contains("aludel.enabled"))).singleElement()
			.asString()
			.contains("INFO")
			.endsWith("Migrations are off (aludel.enabled is false): the 2 in " + TASKS + " are not run");
	}

	@Test
	void disabledWithoutMigrationsSaysSo(TestDatabase database, CapturedOutput output) {
		on(database).withPropertyValues("aludel.enabled=false", "aludel.packages=package.without.migrations")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.toString().lines().filter((line) -> line.contains("aludel.enabled"))).singleElement()
			.asString()
			.endsWith("Migrations are off (aludel.enabled is false); there are none in package.without.migrations");
	}

	@Test
	void neverLogsAPassword(TestDatabase database, CapturedOutput output) {
		on(database).withPropertyValues("spring.datasource.password=topsecret")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("topsecret");
	}

	private ApplicationContextRunner on(TestDatabase database) {
		return this.runner.withPropertyValues("spring.datasource.url=" + database.url(),
				"spring.datasource.username=" + database.user());
	}

	private static List<String> tables(TestDatabase database) {
		return database.query("select tablename from pg_tables where schemaname = 'public' order by 1");
	}

	private static List<String> summaries(CapturedOutput output, TestDatabase database) {
		return output.toString().lines().filter((line) -> line.contains("Database " + database.name())).toList();
	}

	private record Recorder(String name, int order, List<String> calls) implements MigrationListener, Ordered {

		@Override
		public int getOrder() {
			return this.order;
		}

		@Override
		public void beforeRevision(RevisionNode revision, Direction direction) {
			this.calls.add(this.name + " " + revision.id());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EventReader {

		private final List<String> heard = new ArrayList<>();

		@EventListener
		void read(RevisionCompletedEvent event) {
			this.heard.add(event.revision().id() + " " + event.revision().action().name().toLowerCase(Locale.ROOT));
		}

		@EventListener
		void read(RunFinishedEvent event) {
			this.heard.add("at " + event.report().heads());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MigrationsAsBeans {

		@Bean
		R1_CreateTasks createTasks() {
			return new R1_CreateTasks();
		}

		@Bean
		CleanUp cleanUp() {
			return new CleanUp();
		}

	}

	static class CleanUp implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.dropTable("tasks");
		}

		@Override
		public void downgrade(Operations op) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnEngine {

		@Bean
		Aludel ownEngine(DataSource dataSource) {
			return new Aludel(dataSource, new ClasspathMigrationSource(List.of(TASKS), getClass().getClassLoader()),
					AludelSettings.defaults(), new ArrayList<>());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnInitializer {

		@Bean
		AludelInitializer ownInitializer(Aludel aludel) {
			return new AludelInitializer(List.of(aludel), (engine) -> {
			});
		}

	}

}
