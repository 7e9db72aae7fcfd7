package dev.aludel.autoconfigure;

import java.util.List;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each engine has one line in the log of every start, whatever there was to do.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class StartSummaryTests {

	private static final String MIGRATIONS = "dev.aludel.autoconfigure.migrations.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(DataSourceAutoConfiguration.class, AludelAutoConfiguration.class, AludelDisabledAutoConfiguration.class));

	private final CapturedOutput output;

	StartSummaryTests(CapturedOutput output) {
		this.output = output;
	}

	@Test
	void summaryIsLoggedExactlyOnce(TestDatabase database) {
		assertThat(start(database, UnaryOperator.identity()))
			.containsExactly("INFO Database X is at 2; 2 revisions applied (N ms)");
		assertThat(start(database, UnaryOperator.identity()))
			.containsExactly("INFO Database X is at 2; nothing to do, 2 revisions are there (N ms)");
	}

	@Test
	void summaryIsLoggedWhenThereAreNoMigrations(TestDatabase database) {
		assertThat(start(database, (app) -> app.withPropertyValues("aludel.packages=no.migrations"))).containsExactly(
				"INFO No class named R<id>_<Message> in no.migrations",
				"INFO Database X is without revisions; nothing to do (N ms)");
	}

	@Test
	void aDatabaseThatIsAheadIsWarnedAboutAndSummedUp(TestDatabase database) {
		start(database, UnaryOperator.identity());
		database.execute("""
				insert into aludel_revision (revision, revises, depends_on, message, checksum, applied_at)
				select '3', array['2'], depends_on, 'from the future', checksum, now() from aludel_revision
				where revision = '2'""");
		assertThat(start(database, UnaryOperator.identity())).containsExactly(
				"WARN Database X is ahead of this application: it has revision 3, unknown here. Nothing was run; "
						+ "deploy the application that has it, or leave it if this one is on its way out.",
				"INFO Database X is at 3; nothing to do, 3 revisions are there (N ms)");
	}

	@Test
	void aStrategyThatRunsNothingIsTold(TestDatabase database) {
		assertThat(start(database, (app) -> app.withBean(AludelStrategy.class, () -> (aludel) -> {
		}))).containsExactly("INFO Migrations are left to the AludelStrategy bean, and it ran none");
	}

	@Test
	void aStrategyThatRunsSomethingHasTheLineOfThatRun(TestDatabase database) {
		assertThat(start(database, (app) -> app.withBean(AludelStrategy.class, () -> (aludel) -> aludel.upgrade("1"))))
			.containsExactly("INFO Database X is at 1; 1 revision applied (N ms)");
	}

	@Test
	void aStrategyThatOnlyLooksHasTheLineOfThatLook(TestDatabase database) {
		start(database, UnaryOperator.identity());
		assertThat(
				start(database, (app) -> app.withBean(AludelStrategy.class, () -> (aludel) -> aludel.verify("head"))))
			.containsExactly("INFO Database X is at 2; nothing to do, 2 revisions are there (N ms)");
	}

	@Test
	void aStartThatOnlyValidatesHasOneLine(TestDatabase database) {
		start(database, UnaryOperator.identity());
		assertThat(start(database, (app) -> app.withPropertyValues("aludel.on-startup=validate")))
			.containsExactly("INFO Database X is at 2; nothing to do, 2 revisions are there (N ms)");
	}

	@Test
	void aStartThatDoesNothingHasOneLine(TestDatabase database) {
		assertThat(start(database, (app) -> app.withPropertyValues("aludel.on-startup=none")))
			.containsExactly("INFO Nothing is run at start (on-startup is none)");
	}

	@Test
	void disabledMigrationsAreTold(TestDatabase database) {
		assertThat(start(database, (app) -> app.withPropertyValues("aludel.enabled=false"))).containsExactly(
				"INFO Migrations are off (aludel.enabled is false): the 2 in " + MIGRATIONS + "tasks are not run");
		assertThat(start(database,
				(app) -> app.withPropertyValues("aludel.enabled=false", "aludel.packages=no.migrations")))
			.containsExactly("INFO No class named R<id>_<Message> in no.migrations",
					"INFO Migrations are off (aludel.enabled is false); there are none in no.migrations");
	}

	@Test
	void eachOfSeveralDatabasesHasItsLine(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			UnaryOperator<ApplicationContextRunner> several = (app) -> app
				.withPropertyValues("aludel.databases.orders.data-source=orders",
						"aludel.databases.orders.packages=" + MIGRATIONS + "tasks",
						"aludel.databases.invoices.data-source=invoices",
						"aludel.databases.invoices.packages=" + MIGRATIONS + "invoices")
				.withBean("orders", DataSource.class, orders::dataSource)
				.withBean("invoices", DataSource.class, invoices::dataSource);
			assertThat(lines(several.apply(this.runner), orders)).containsExactly(
					"INFO Database orders (X) is at 2; 2 revisions applied (N ms)",
					"INFO Database invoices (" + invoices.name() + " on localhost) is at 1; 1 revision applied (N ms)");
			assertThat(lines(several.apply(this.runner).withPropertyValues("aludel.databases.invoices.on-startup=none"),
					orders))
				.containsExactlyInAnyOrder(
						"INFO Database orders (X) is at 2; nothing to do, 2 revisions are there (N ms)",
						"INFO Nothing is run on database invoices at start (on-startup is none)");
		}
	}

	private List<String> start(TestDatabase database, UnaryOperator<ApplicationContextRunner> application) {
		return lines(
				application.apply(this.runner.withPropertyValues("spring.datasource.url=" + database.url(),
						"spring.datasource.username=" + database.user(), "aludel.packages=" + MIGRATIONS + "tasks")),
				database);
	}

	/** What Aludel logs during a start, without the lines of the revisions. */
	private List<String> lines(ApplicationContextRunner application, TestDatabase database) {
		int before = this.output.length();
		application.run((context) -> assertThat(context).hasNotFailed());
		return this.output.toString()
			.substring(before)
			.lines()
			.filter((line) -> line.contains("dev.aludel.") || line.contains("d.a."))
			.filter((line) -> !line.contains(" Applied "))
			.map((line) -> line.replaceAll(".*(INFO|WARN|ERROR).*?(Database|Migrations|No class|Nothing)", "$1 $2")
				.replaceAll("localhost:\\d+", "localhost")
				.replaceAll("\\d+ ms\\)", "N ms)")
				.replace(database.name() + " on localhost", "X"))
			.toList();
	}

}
