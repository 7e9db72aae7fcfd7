package dev.aludel.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.actuate.endpoint.AludelEndpoint;
import dev.aludel.actuate.endpoint.DatabaseDescriptor;
import dev.aludel.actuate.endpoint.EngineDescriptor;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.migrate.RunSettings;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One application with several databases: each with its own data source, migrations,
 * target and history.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class SeveralDatabasesTests {

	private static final String MIGRATIONS = "dev.aludel.autoconfigure.migrations.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, AludelAutoConfiguration.class,
				AludelDisabledAutoConfiguration.class))
		.withPropertyValues("aludel.databases.orders.packages=" + MIGRATIONS + "tasks",
				"aludel.databases.invoices.packages=" + MIGRATIONS + "invoices");

	@Test
	void migratesEachDatabaseWithItsOwnRevisions(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			on(orders, invoices).run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBeansOfType(Aludel.class).keySet()).containsExactly("ordersAludel",
						"invoicesAludel");
			});
			assertThat(tables(orders)).containsExactly("aludel_history", "aludel_progress", "aludel_revision", "tasks");
			assertThat(tables(invoices)).containsExactly("aludel_history", "aludel_progress", "aludel_revision",
					"invoices");
		}
	}

	@Test
	void logsOneSummaryForEach(TestDatabase orders, CapturedOutput output) {
		try (TestDatabase invoices = orders.another()) {
			on(orders, invoices).run((context) -> assertThat(context).hasNotFailed());
			assertThat(output.toString().lines().filter((line) -> line.contains("Database ")))
				.extracting((line) -> line.replaceAll(".*(Database [^(]*).*? is at (\\d+);.*", "$1at $2"))
				.containsExactly("Database orders at 2", "Database invoices at 1");
		}
	}

	@Test
	void beansThatNeedADatabaseWaitForAllOfThem(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			on(orders, invoices).withUserConfiguration(Reader.class)
				.run((context) -> assertThat(context.getBean("counts", List.class)).containsExactly(1, 0));
		}
	}

	@Test
	void eachDatabaseHasItsOwnTarget(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			on(orders, invoices).withPropertyValues("aludel.databases.orders.target=1")
				.run((context) -> assertThat(context).hasNotFailed());
			assertThat(orders.query("select revision from aludel_revision")).containsExactly("1");
			assertThat(tables(invoices)).contains("invoices");
		}
	}

	@Test
	void eachDatabaseHasItsOwnBaseline(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			orders.execute("create table tasks (id bigint, title text)");
			invoices.execute("create table unrelated (id bigint)");
			on(orders, invoices).withPropertyValues("aludel.databases.orders.baseline=1")
				.run((context) -> assertThat(context).hasNotFailed());
			assertThat(orders.query("select revision, action from aludel_history order by id"))
				.containsExactly("1|stamp", "2|upgrade");
			assertThat(invoices.query("select revision, action from aludel_history order by id"))
				.containsExactly("1|upgrade");
		}
	}

	@Test
	void oneThatIsNotToBeMigratedKeepsItsEngineAndIsLeftAlone(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			on(orders, invoices).withPropertyValues("aludel.databases.invoices.on-startup=none")
				.run((context) -> assertThat(context).hasNotFailed().hasBean("invoicesAludel"));
			assertThat(tables(orders)).contains("tasks");
			assertThat(tables(invoices)).isEmpty();
		}
	}

	@Test
	void eachHasItsOwnSettingsAndOthersAsAll(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			Map<String, RunSettings> seen = new TreeMap<>();
			on(orders, invoices).withBean(AludelSettingsCustomizer.class, () -> (settings) -> {
				seen.put(Objects.requireNonNull(settings.database()), settings.run());
				return settings;
			})
				.withPropertyValues("aludel.on-startup=none", "aludel.schemas=shared", "aludel.placeholders.a=all",
						"aludel.placeholders.b=all", "aludel.databases.invoices.on-startup=upgrade",
						"aludel.databases.invoices.schemas=billing", "aludel.databases.invoices.placeholders.b=own")
				.run((context) -> assertThat(context).hasNotFailed());
			RunSettings all = RunSettings.defaults();
			assertThat(seen).containsOnlyKeys("invoices", "orders")
				.containsEntry("orders",
						all.withSchemas(List.of("shared")).withPlaceholders(Map.of("a", "all", "b", "all")))
				.containsEntry("invoices",
						all.withSchemas(List.of("billing")).withPlaceholders(Map.of("a", "all", "b", "own")));
			assertThat(tables(orders)).isEmpty();
			assertThat(tables(invoices)).contains("invoices");
			assertThat(invoices.query("select nspname from pg_namespace where nspname in ('billing', 'shared')"))
				.containsExactly("billing");
		}
	}

	@Test
	void ownUserOfOneKeepsTheUrlOfItsDataSource(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			orders.execute(
					"""
							do $$ begin create role biller login superuser; exception when duplicate_object then null; end $$""");
			on(orders, invoices).withPropertyValues("aludel.databases.invoices.user=biller")
				.run((context) -> assertThat(context).hasNotFailed());
			assertThat(invoices.query("select tableowner from pg_tables where tablename = 'invoices'"))
				.containsExactly("biller");
			assertThat(orders.query("select tableowner from pg_tables where tablename = 'tasks'"))
				.containsExactly("postgres");
		}
	}

	@Test
	void aUrlForAllIsRefused(TestDatabase orders) {
		on(orders, orders).withPropertyValues("aludel.url=" + orders.url())
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(
						"aludel.url is set, and so is aludel.databases: it belongs to none of these databases."));
	}

	@Test
	void aPoolOfOneConnectionEachIsEnough(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			on(orders, invoices).run((context) -> assertThat(
					context.getBean("invoicesDataSource", HikariDataSource.class).getMaximumPoolSize())
				.isOne());
			assertThat(tables(invoices)).contains("invoices");
		}
	}

	@Test
	void oneDatabaseHoldsTwoHistoriesInTablesOfTheirOwn(TestDatabase database) {
		on(database, database)
			.withPropertyValues("aludel.databases.invoices.tables.revision=invoices_revision",
					"aludel.databases.invoices.tables.history=invoices_history",
					"aludel.databases.invoices.tables.progress=invoices_progress")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.query("select revision, message from aludel_revision order by 1"))
			.containsExactly("1|create tasks", "2|add status to tasks");
		assertThat(database.query("select revision, message from invoices_revision"))
			.containsExactly("1|create invoices");
		assertThat(database
			.query("select distinct message from aludel_revision " + "union select message from invoices_revision"))
			.hasSize(3);
	}

	@Test
	void oneDatabaseHoldsTwoHistoriesInSchemasOfTheirOwn(TestDatabase database) {
		database.execute("create schema ordering; create schema invoicing");
		on(database, database)
			.withPropertyValues("orders.url=" + database.url() + "?currentSchema=ordering",
					"invoices.url=" + database.url() + "?currentSchema=invoicing")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.query("select schemaname || '.' || tablename from pg_tables where tablename in "
				+ "('tasks', 'invoices', 'aludel_revision') order by 1"))
			.containsExactly("invoicing.aludel_revision", "invoicing.invoices", "ordering.aludel_revision",
					"ordering.tasks");
	}

	@Test
	void oneHistoryForTwoIsRefusedHoweverTheServerIsCalled(TestDatabase database) {
		String otherName = database.url().replace("localhost", "127.0.0.1");
		on(database, database).withPropertyValues("invoices.url=" + otherName)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage(
						"""
								Databases orders (%1$s on localhost:%2$s) and invoices (%1$s on 127.0.0.1:%2$s) would remember \
								their revisions in one table: public.aludel_revision.
								Nothing was run.
								Give invoices tables of its own: aludel.databases.invoices.tables.schema=…, or other names with \
								tables.revision, tables.history and tables.progress there."""
							.formatted(database.name(), database.url().replaceFirst(".*:(\\d+)/.*", "$1"))));
		assertThat(tables(database)).isEmpty();
	}

	@Test
	void settingsForAllAreTheDefaultsOfEach(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			on(orders, invoices)
				.withPropertyValues("aludel.lock.wait=2m", "aludel.tables.history=past",
						"aludel.databases.orders.lock.wait=7", "aludel.databases.orders.tables.revision=done")
				.run((context) -> {
					AludelSettings settings = context.getBean("ordersAludel", Aludel.class).settings();
					assertThat(settings.lock().patience()).hasSeconds(7);
					assertThat(settings.timeouts().fast().lock()).hasSeconds(5);
					assertThat(settings.tables().revision()).hasToString("done");
					assertThat(settings.tables().history()).hasToString("past");
					assertThat(settings.database()).isEqualTo("orders");
					assertThat(context.getBean("invoicesAludel", Aludel.class).settings().lock().patience())
						.hasMinutes(2);
				});
		}
	}

	@Test
	void ownUrlNeedsNoDataSourceBean(TestDatabase database) {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(AludelAutoConfiguration.class))
			.withPropertyValues("aludel.databases.orders.packages=" + MIGRATIONS + "tasks",
					"aludel.databases.orders.url=" + database.url(), "aludel.databases.orders.user=postgres")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Aludel.class)
				.doesNotHaveBean(DataSource.class));
		assertThat(tables(database)).contains("tasks");
	}

	@Test
	void databasesAreNamedByEnvironmentVariablesAsWell(TestDatabase database) {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(AludelAutoConfiguration.class))
			.withInitializer((context) -> TestPropertyValues
				.of("ALUDEL_DATABASES_ORDERS_PACKAGES=" + MIGRATIONS + "tasks",
						"ALUDEL_DATABASES_ORDERS_URL=" + database.url(), "ALUDEL_DATABASES_ORDERS_USER=postgres")
				.applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT))
			.run((context) -> assertThat(context).hasNotFailed().hasBean("ordersAludel"));
		assertThat(tables(database)).contains("tasks");
	}

	@Test
	void databaseOfWhichNoPropertyIsKnownIsRefused(TestDatabase orders) {
		ApplicationContextRunner misspelled = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AludelAutoConfiguration.class))
			.withPropertyValues("aludel.databases.invoices.pakages=" + MIGRATIONS + "invoices");
		String message = "None of what is set for database invoices is known: aludel.databases.invoices has pakages.\nNothing was run.\n"
				+ "Correct the spelling, or set aludel.databases.invoices.packages.";
		misspelled.run((context) -> assertThat(context).getFailure().hasMessage(message));
		misspelled
			.withPropertyValues("aludel.databases.orders.packages=" + MIGRATIONS + "tasks",
					"aludel.databases.orders.url=" + orders.url(), "aludel.databases.orders.user=postgres")
			.run((context) -> assertThat(context).getFailure().hasMessage(message));
		assertThat(tables(orders)).isEmpty();
	}

	@Test
	void databaseWithoutADataSourceOfItsOwnTakesThePrimaryOne(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			this.runner.withUserConfiguration(DataSources.class)
				.withPropertyValues("orders.url=" + orders.url(), "invoices.url=" + invoices.url(),
						"aludel.databases.invoices.data-source=invoicesDataSource")
				.run((context) -> assertThat(context.getBean(Aludel.class)).isSameAs(context.getBean("ordersAludel")));
			assertThat(tables(orders)).contains("tasks");
		}
	}

	@Test
	void packagesAreCalledAsTheDatabaseUnlessTheyAreNamed() {
		assertThat(new AludelDatabaseProperties().packagesOf("orders")).containsExactly("db.migration.orders");
	}

	@Test
	void aMigrationOfTwoDatabasesIsRefused(TestDatabase database) {
		on(database, database).withPropertyValues("aludel.databases.invoices.packages=" + MIGRATIONS + "tasks.more")
			.run((context) -> assertThat(context).getFailure().hasMessage("""
					The migrations in %stasks.more would run on database orders and on database invoices: \
					a package is searched with everything below it.
					Nothing was run.
					Give each a package of its own: aludel.databases.orders.packages and \
					aludel.databases.invoices.packages""".formatted(MIGRATIONS)));
	}

	@Test
	void whatIsSetForOneDatabaseIsRefusedBesideSeveral(TestDatabase database) {
		on(database, database).withPropertyValues("aludel.target=1")
			.run((context) -> assertThat(context).getFailure().hasMessage("""
					aludel.target is set, and so is aludel.databases: it belongs to none of these databases.
					Nothing was run.
					Move it to the database that it is about: aludel.databases.orders.target"""));
	}

	@Test
	void unknownDataSourceNamesThoseThatThereAre(TestDatabase database) {
		on(database, database).withPropertyValues("aludel.databases.invoices.data-source=invoiceDataSource")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage(
						"""
								Database invoices is to be migrated over invoiceDataSource, which is no DataSource bean.
								Nothing was run.
								Set aludel.databases.invoices.data-source to one of these: invoicesDataSource, ordersDataSource"""));
	}

	@Test
	void dataSourceAndUrlExcludeEachOther(TestDatabase database) {
		on(database, database).withPropertyValues("aludel.databases.invoices.url=" + database.url())
			.run((context) -> assertThat(context).getFailure().hasMessage("""
					Database invoices has both a data source (invoicesDataSource) and a URL.
					Nothing was run.
					Remove aludel.databases.invoices.data-source or aludel.databases.invoices.url."""));
	}

	@Test
	void failureNamesTheDatabase(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			on(orders, invoices).withPropertyValues("aludel.databases.invoices.packages=" + MIGRATIONS + "severalheads")
				.run((context) -> assertThat(description(context))
					.startsWith("Database invoices:\nThe revisions have two heads:"));
			assertThat(tables(orders)).contains("tasks");
		}
	}

	@Test
	void oneThatIsDownIsNamed(TestDatabase orders) {
		on(orders, orders).withPropertyValues("invoices.url=jdbc:postgresql://localhost:1/invoices")
			.run((context) -> assertThat(description(context))
				.startsWith("Database invoices:\nNo connection to database invoices: "));
		assertThat(tables(orders)).isEmpty();
	}

	@Test
	void adviceNamesThePropertyOfTheDatabase(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			invoices.execute("create table aludel_history (id text)");
			on(orders, invoices).run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("aludel.databases.invoices.tables.history"));
		}
	}

	@Test
	void endpointShowsEachUnderItsBean(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			on(orders, invoices).run((context) -> {
				Map<String, EngineDescriptor> beans = new AludelEndpoint(context, DatabaseBeans::databaseOf)
					.aludelBeans()
					.getContexts()
					.values()
					.iterator()
					.next()
					.getBeans();
				assertThat(beans).containsOnlyKeys("ordersAludel", "invoicesAludel");
				assertThat(beans.get("invoicesAludel")).isInstanceOfSatisfying(DatabaseDescriptor.class,
						(descriptor) -> {
							assertThat(descriptor.getDatabase()).startsWith("invoices (" + invoices.name() + " on ");
							assertThat(descriptor.getCurrent()).containsExactly("1");
						});
			});
		}
	}

	@Test
	void aUsersEngineTakesThePlaceOfTheOneOfThatName(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			on(orders, invoices).withUserConfiguration(OwnOrders.class)
				.run((context) -> assertThat(context).hasNotFailed()
					.getBeans(Aludel.class)
					.containsOnlyKeys("ordersAludel", "invoicesAludel"));
			assertThat(orders.query("select application from aludel_history")).containsExactly("own", "own");
			assertThat(tables(invoices)).contains("invoices");
		}
	}

	@Test
	void disabledAltogetherCountsTheMigrationsOfAll(TestDatabase database, CapturedOutput output) {
		on(database, database).withPropertyValues("aludel.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Aludel.class));
		assertThat(output).contains("the 3 in ");
	}

	private ApplicationContextRunner on(TestDatabase orders, TestDatabase invoices) {
		return this.runner.withUserConfiguration(DataSources.class)
			.withPropertyValues("orders.url=" + orders.url(), "invoices.url=" + invoices.url(),
					"aludel.databases.orders.data-source=ordersDataSource",
					"aludel.databases.invoices.data-source=invoicesDataSource");
	}

	private static String description(AssertableApplicationContext context) {
		Throwable failure = Objects.requireNonNull(context.getStartupFailure());
		return Objects.requireNonNull(new AludelFailureAnalyzer().analyze(failure)).getDescription();
	}

	private static List<String> tables(TestDatabase database) {
		return database.query("select tablename from pg_tables where schemaname = 'public' order by 1");
	}

	@Configuration(proxyBeanMethods = false)
	static class DataSources {

		@Bean
		@Primary
		HikariDataSource ordersDataSource(@Value("${orders.url}") String url) {
			return pool(url);
		}

		@Bean
		HikariDataSource invoicesDataSource(@Value("${invoices.url}") String url) {
			return pool(url);
		}

		private static HikariDataSource pool(String url) {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl(url);
			pool.setUsername("postgres");
			pool.setMaximumPoolSize(1);
			pool.setConnectionTimeout(2000);
			return pool;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Reader {

		@Bean
		@DependsOnDatabaseInitialization
		List<Integer> counts(@Qualifier("ordersDataSource") DataSource orders,
				@Qualifier("invoicesDataSource") DataSource invoices) {
			return List.of(count(orders, "tasks"), count(invoices, "invoices"));
		}

		private static Integer count(DataSource dataSource, String table) {
			Integer count = new JdbcTemplate(dataSource).queryForObject("select count(*) from " + table, Integer.class);
			return (count != null) ? count : -1;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnOrders {

		@Bean
		Aludel ordersAludel(@Value("${orders.url}") String url) {
			return new Aludel(new DriverManagerDataSource(url, "postgres", ""),
					new ClasspathMigrationSource(List.of(MIGRATIONS + "tasks"), getClass().getClassLoader()),
					AludelSettings.defaults().withApplication("own").withDatabase("orders"), List.of());
		}

	}

}
