package dev.aludel.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.Direction;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.RevisionFailedException;
import dev.aludel.migrate.RevisionSource;
import dev.aludel.migrate.RunReport;
import dev.aludel.revision.RevisionNode;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Which events the application hears of a run, whatever becomes of it.
 */
@PostgresTest
class RunEventsTests {

	private static final RevisionSource FIRST = revision("1").sqlUp("create table one (x int)");

	private static final RevisionSource SECOND = revision("2", "1").sqlUp("create table two (x int)");

	private static final RevisionSource FAILING = revision("3", "2").sqlUp("selec 1");

	private final Path directory;

	RunEventsTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void aRevisionThatAListenerObjectsToIsToldAllTheSame(TestDatabase database) {
		on(database, FIRST, SECOND).withBean(MigrationListener.class, ObjectingToRevisions::new).run((context) -> {
			assertThatIllegalStateException().isThrownBy(context.getBean(Aludel.class)::upgrade).withMessage("no to 1");
			assertThat(heard(context)).containsExactly("1 upgrade");
			assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
		});
	}

	@Test
	void allRevisionsOfATransactionAreToldWhenAListenerObjectsToOne(TestDatabase database) {
		on(database, FIRST, SECOND).withPropertyValues("aludel.transaction=run")
			.withBean(MigrationListener.class, ObjectingToRevisions::new)
			.run((context) -> {
				assertThatIllegalStateException().isThrownBy(context.getBean(Aludel.class)::upgrade)
					.withMessage("no to 1");
				assertThat(heard(context)).containsExactly("1 upgrade", "2 upgrade");
			});
	}

	@Test
	void aBaselineIsToldWhetherOrNotARevisionBehindItFails(TestDatabase succeeding) {
		try (TestDatabase failing = succeeding.another()) {
			succeeding.execute("create table one (x int)");
			failing.execute("create table one (x int); create table two (x int)");
			on(succeeding, FIRST, SECOND).withPropertyValues("aludel.baseline=1").run((context) -> {
				context.getBean(Aludel.class).upgrade();
				assertThat(heard(context)).containsExactly("1 stamp", "2 upgrade", "at [2]");
			});
			on(failing, FIRST, SECOND).withPropertyValues("aludel.baseline=1").run((context) -> {
				assertThatExceptionOfType(RevisionFailedException.class)
					.isThrownBy(context.getBean(Aludel.class)::upgrade);
				assertThat(heard(context)).containsExactly("1 stamp");
			});
		}
	}

	@Test
	void whatIsRecordedOfASquashedRevisionIsToldWhetherOrNotARevisionBehindItFails(TestDatabase succeeding) {
		RevisionSource squashed = revision("1to2").replaces("1", "2")
			.sqlUp("create table one (x int)", "create table two (x int)");
		try (TestDatabase failing = succeeding.another()) {
			on(succeeding, FIRST, SECOND, squashed, revision("3", "2")).run((context) -> {
				context.getBean(Aludel.class).upgrade();
				assertThat(heard(context)).containsExactly("1to2 upgrade", "1 stamp", "2 stamp", "3 upgrade", "at [3]");
			});
			on(failing, FIRST, SECOND, squashed, FAILING).run((context) -> {
				assertThatExceptionOfType(RevisionFailedException.class)
					.isThrownBy(context.getBean(Aludel.class)::upgrade);
				assertThat(heard(context)).containsExactly("1to2 upgrade", "1 stamp", "2 stamp");
			});
		}
	}

	@Test
	void aRunWithinAFailingRunLeavesItItsEvents(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			with(FIRST, SECOND, FAILING).withPropertyValues("aludel.databases.orders.url=" + orders.url(),
					"aludel.databases.orders.user=" + orders.user(), "aludel.databases.orders.packages=db.migration",
					"aludel.databases.invoices.url=" + invoices.url(),
					"aludel.databases.invoices.user=" + invoices.user(),
					"aludel.databases.invoices.packages=dev.aludel.autoconfigure.migrations.invoices")
				.withUserConfiguration(InvoicesWithinOrders.class)
				.run((context) -> {
					assertThatExceptionOfType(RevisionFailedException.class)
						.isThrownBy(context.getBean("ordersAludel", Aludel.class)::upgrade);
					assertThat(heard(context)).containsExactly("invoices: 1 upgrade", "invoices: at [1]",
							"orders: 1 upgrade", "orders: 2 upgrade");
				});
		}
	}

	@Test
	void aRunIsToldThatAListenerObjectsToAtItsEnd(TestDatabase database) {
		on(database, FIRST).withBean(MigrationListener.class, ObjectingToEnds::new).run((context) -> {
			assertThatIllegalStateException().isThrownBy(context.getBean(Aludel.class)::upgrade)
				.withMessage("no to the end");
			assertThat(heard(context)).containsExactly("1 upgrade", "at [1]");
		});
	}

	@Test
	void anEventThatItsListenerObjectsToKeepsNoneBack(TestDatabase database) {
		on(database, FIRST, SECOND).withUserConfiguration(ObjectingReader.class).run((context) -> {
			assertThatIllegalStateException().isThrownBy(context.getBean(Aludel.class)::upgrade)
				.withMessage("no to the event of 1");
			assertThat(heard(context)).endsWith("2 upgrade", "at [2]");
		});
	}

	@Test
	void anExceptionThatIsThrownForEachEventIsTheOneThatComes(TestDatabase database) {
		on(database, FIRST, SECOND).withUserConfiguration(StubbornReader.class).run((context) -> {
			assertThatIllegalStateException().isThrownBy(context.getBean(Aludel.class)::upgrade)
				.withMessage("no to all");
			assertThat(heard(context)).endsWith("2 upgrade", "at [2]");
		});
	}

	private ApplicationContextRunner on(TestDatabase database, RevisionSource... revisions) {
		return with(revisions).withPropertyValues("spring.datasource.url=" + database.url(),
				"spring.datasource.username=" + database.user(), "aludel.packages=db.migration");
	}

	private ApplicationContextRunner with(RevisionSource... revisions) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, AludelAutoConfiguration.class))
			.withClassLoader(MigrationProject.of(this.directory, revisions).classLoader())
			.withUserConfiguration(Reader.class)
			.withPropertyValues("aludel.on-startup=none");
	}

	private static List<String> heard(ApplicationContext context) {
		return context.getBean(Reader.class).heard;
	}

	@Configuration(proxyBeanMethods = false)
	static class Reader {

		private final List<String> heard = new ArrayList<>();

		@EventListener
		void read(RevisionCompletedEvent event) {
			this.heard.add(prefix(event.database().alias()) + event.revision().id() + " "
					+ event.revision().action().name().toLowerCase(Locale.ROOT));
		}

		@EventListener
		void read(RunFinishedEvent event) {
			this.heard.add(prefix(event.report().database().alias()) + "at " + event.report().heads());
		}

		private static String prefix(@Nullable String database) {
			return (database != null) ? database + ": " : "";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ObjectingReader {

		@EventListener
		void read(RevisionCompletedEvent event) {
			if (event.revision().id().equals("1")) {
				throw new IllegalStateException("no to the event of 1");
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class StubbornReader {

		private final RuntimeException refusal = new IllegalStateException("no to all");

		@EventListener
		void read(RevisionCompletedEvent event) {
			throw this.refusal;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InvoicesWithinOrders {

		@Bean
		MigrationListener invoicesWithinOrders(ApplicationContext context) {
			return new MigrationListener() {

				@Override
				public void beforeRevision(RevisionNode revision, Direction direction) {
					if (revision.id().equals("2")) {
						context.getBean("invoicesAludel", Aludel.class).upgrade();
					}
				}

			};
		}

	}

	private static final class ObjectingToRevisions implements MigrationListener {

		@Override
		public void afterRevision(CompletedRevision revision) {
			throw new IllegalStateException("no to " + revision.id());
		}

	}

	private static final class ObjectingToEnds implements MigrationListener {

		@Override
		public void runFinished(RunReport report) {
			throw new IllegalStateException("no to the end");
		}

	}

}
