package dev.aludel.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.migrate.Aludel;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.JdbcDatabaseContainer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which database is migrated, over which connection and as which role. Who owns the
 * tables tells the role.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class WhichDatabaseTests {

	private static final String TASKS = "aludel.packages=dev.aludel.autoconfigure.migrations.tasks";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, AludelAutoConfiguration.class))
		.withPropertyValues(TASKS);

	/** Without a data source from Boot. */
	private final ApplicationContextRunner bare = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AludelAutoConfiguration.class))
		.withPropertyValues(TASKS);

	@Test
	void staysAwayWithoutDataSourceAndUrl() {
		this.bare.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(Aludel.class)
			.doesNotHaveBean(AludelInitializer.class));
	}

	@Test
	void appearsWithUrlAndNoDataSource(TestDatabase database) {
		this.bare.withPropertyValues("aludel.url=" + database.url(), "aludel.user=postgres")
			.run((context) -> assertThat(context).hasSingleBean(Aludel.class).doesNotHaveBean(DataSource.class));
		assertThat(owner(database)).containsExactly("postgres");
	}

	@Test
	void appearsWithJdbcConnectionDetailsOnly(TestDatabase database) {
		this.bare.withBean(JdbcConnectionDetails.class, () -> new JdbcDetails(database.url(), "postgres"))
			.run((context) -> assertThat(context).hasSingleBean(Aludel.class).doesNotHaveBean(DataSource.class));
		assertThat(owner(database)).containsExactly("postgres");
	}

	@Test
	void appearsWithConnectionDetailsOnly(TestDatabase database) {
		this.bare.withBean(AludelConnectionDetails.class, () -> new Details(database.url(), "postgres"))
			.run((context) -> assertThat(context).hasSingleBean(Aludel.class));
		assertThat(owner(database)).containsExactly("postgres");
	}

	@Test
	void worksWithoutTestcontainersOnTheClassPath(TestDatabase database) {
		on(this.runner, database)
			.withClassLoader(new FilteredClassLoader(JdbcDatabaseContainer.class, ServiceConnection.class))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(owner(database)).containsExactly("postgres");
	}

	@Test
	void prefersTheQualifiedDataSource(TestDatabase database) {
		role(database, "migrator");
		on(this.runner, database).withUserConfiguration(QualifiedDataSource.class)
			.run((context) -> assertThat(context.getBean(DataSource.class)).isInstanceOf(HikariDataSource.class));
		assertThat(owner(database)).containsExactly("migrator");
	}

	@Test
	void qualifiedDataSourceBeatsConnectionDetails(TestDatabase database) {
		role(database, "migrator");
		on(this.runner, database).withUserConfiguration(QualifiedDataSource.class)
			.withBean(AludelConnectionDetails.class, () -> new Details(database.url(), "postgres"))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(owner(database)).containsExactly("migrator");
	}

	@Test
	void connectionDetailsBeatProperties(TestDatabase database) {
		role(database, "detailed");
		on(this.runner, database).withPropertyValues("aludel.url=" + database.url(), "aludel.user=postgres")
			.withBean(AludelConnectionDetails.class, () -> new Details(database.url(), "detailed"))
			.run((context) -> assertThat(context).hasSingleBean(AludelConnectionDetails.class));
		assertThat(owner(database)).containsExactly("detailed");
	}

	@Test
	void propertiesBeatJdbcConnectionDetails(TestDatabase database) {
		role(database, "migrator");
		this.runner.withBean(JdbcConnectionDetails.class, () -> new JdbcDetails(database.url(), "postgres"))
			.withPropertyValues("aludel.url=" + database.url(), "aludel.user=migrator")
			.run((context) -> assertThat(context).hasSingleBean(HikariDataSource.class));
		assertThat(owner(database)).containsExactly("migrator");
	}

	@Test
	void ownUserIsTheRoleForJdbcConnectionDetailsToo(TestDatabase database) {
		role(database, "migrator");
		this.bare.withBean(JdbcConnectionDetails.class, () -> new JdbcDetails(database.url(), "postgres"))
			.withPropertyValues("aludel.user=migrator")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(owner(database)).containsExactly("migrator");
	}

	@Test
	void ownUrlGetsAnUnpooledDataSource(TestDatabase database) {
		try (TestDatabase other = database.another()) {
			on(this.runner, other).withPropertyValues("aludel.url=" + database.url(), "aludel.user=postgres")
				.run((context) -> {
					assertThat(context.getBean(Aludel.class).dataSource()).isInstanceOf(SimpleDriverDataSource.class);
					assertThat(context).getBean(DataSource.class).isInstanceOf(HikariDataSource.class);
				});
			assertThat(owner(database)).hasSize(1);
			assertThat(owner(other)).isEmpty();
		}
	}

	@Test
	void ownUserKeepsTheUrlOfTheMainDataSource(TestDatabase database) {
		role(database, "migrator");
		on(this.runner, database).withPropertyValues("aludel.user=migrator", "aludel.password=of-the-migrator")
			.run((context) -> assertThat(context.getBean(Aludel.class).dataSource())
				.isInstanceOfSatisfying(SimpleDriverDataSource.class, (dataSource) -> {
					assertThat(dataSource.getUrl()).isEqualTo(database.url());
					assertThat(dataSource.getUsername()).isEqualTo("migrator");
					assertThat(dataSource.getPassword()).isEqualTo("of-the-migrator");
				}));
		assertThat(owner(database)).containsExactly("migrator");
	}

	@Test
	void ownUserIsNotGivenThePasswordOfAnother(TestDatabase database) {
		role(database, "migrator");
		on(this.runner, database)
			.withPropertyValues("spring.datasource.password=of-the-application", "aludel.user=migrator")
			.run((context) -> assertThat(context.getBean(Aludel.class).dataSource()).isInstanceOfSatisfying(
					SimpleDriverDataSource.class, (dataSource) -> assertThat(dataSource.getPassword()).isNull()));
	}

	@Test
	void ownUserOfAnUnreadableDataSourceIsRefused(TestDatabase database) {
		this.bare.withBean(DataSource.class, () -> new OpaqueDataSource(database.dataSource()))
			.withPropertyValues("aludel.user=migrator")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("""
					aludel.user is set, and the URL of the data source (%s) cannot be read.
					Nothing was run.
					Set aludel.url as well.""".formatted(OpaqueDataSource.class.getName())));
	}

	@Test
	void passwordAloneChangesNothing(TestDatabase database) {
		on(this.runner, database).withPropertyValues("aludel.password=alone")
			.run((context) -> assertThat(context.getBean(Aludel.class).dataSource())
				.isSameAs(context.getBean(DataSource.class)));
		assertThat(owner(database)).containsExactly("postgres");
	}

	@Test
	void ownDriverClassIsUsed(TestDatabase database) {
		on(this.runner, database)
			.withPropertyValues("aludel.url=" + database.url(), "aludel.user=postgres",
					"aludel.driver-class-name=" + OwnDriver.class.getName())
			.run((context) -> assertThat(context.getBean(Aludel.class).dataSource()).isInstanceOfSatisfying(
					SimpleDriverDataSource.class,
					(dataSource) -> assertThat(dataSource.getDriver()).isInstanceOf(OwnDriver.class)));
	}

	@Test
	void fallsBackToTheOnlyDataSource(TestDatabase database) {
		on(this.runner, database).run((context) -> assertThat(context.getBean(Aludel.class).dataSource())
			.isSameAs(context.getBean(DataSource.class)));
		assertThat(owner(database)).containsExactly("postgres");
	}

	@Test
	void usesThePrimaryOfTwoDataSources(TestDatabase database) {
		role(database, "other");
		on(this.runner, database).withUserConfiguration(TwoDataSources.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(owner(database)).containsExactly("postgres");
	}

	@Test
	void refusesTwoEqualDataSources(TestDatabase database) {
		this.runner.withBean("first", DataSource.class, database::dataSource)
			.withBean("second", DataSource.class, database::dataSource)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("""
					2 beans are a DataSource, and none of them is the one to migrate: first, second.
					Nothing was run.
					Mark one of them @Primary or @AludelDataSource, or set aludel.url."""));
		assertThat(owner(database)).isEmpty();
	}

	@Test
	void ownUrlSettlesWhichOfTwoDataSourcesItIs(TestDatabase database) {
		this.runner.withBean("first", DataSource.class, database::dataSource)
			.withBean("second", DataSource.class, database::dataSource)
			.withPropertyValues("aludel.url=" + database.url(), "aludel.user=postgres")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(owner(database)).hasSize(1);
	}

	@Test
	void acceptsALazilyFetchedDataSource(TestDatabase database) {
		on(this.runner, database).withPropertyValues("spring.datasource.connection-fetch=lazy")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(owner(database)).hasSize(1);
	}

	@Test
	void ownUserOfALazilyFetchedDataSourceKeepsItsUrl(TestDatabase database) {
		role(database, "migrator");
		on(this.runner, database).withPropertyValues("spring.datasource.connection-fetch=lazy", "aludel.user=migrator")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(owner(database)).containsExactly("migrator");
	}

	@Test
	void runsOnAPoolOfOneConnection(TestDatabase database) {
		on(this.runner, database)
			.withPropertyValues("spring.datasource.hikari.maximum-pool-size=1",
					"spring.datasource.hikari.connection-timeout=2000")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(owner(database)).hasSize(1);
	}

	@Test
	void doesNotCloseTheApplicationsPool(TestDatabase database) {
		on(this.runner, database).run((context) -> {
			assertThat(context.getBean(HikariDataSource.class).isClosed()).isFalse();
			assertThat(context.getBean(HikariDataSource.class).getConnection().isValid(1)).isTrue();
		});
	}

	@Test
	void composeServiceIsUsed(TestDatabase database) {
		// What Boot does with the JDBC details of a service it has found.
		AludelConnectionDetails details = (AludelConnectionDetails) new ConnectionDetailsFactories(null)
			.getConnectionDetails(new JdbcDetails(database.url(), "postgres"), true)
			.get(AludelConnectionDetails.class);
		assertThat(details).isNotNull();
		this.bare.withBean(AludelConnectionDetails.class, () -> details)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(owner(database)).containsExactly("postgres");
	}

	@Test
	void neverShowsAPassword(TestDatabase database, CapturedOutput output) {
		this.bare
			.withPropertyValues("aludel.url=" + database.url(), "aludel.user=nobody", "aludel.password=topsecret",
					"debug=true")
			.run((context) -> assertThat(failure(context)).doesNotContain("topsecret"));
		this.bare.withBean(JdbcConnectionDetails.class, () -> new JdbcDetails(database.url(), "postgres"))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(new JdbcAludelConnectionDetails(new JdbcDetails(database.url(), "postgres")).toString())
			.doesNotContain("not-needed");
		assertThat(output).doesNotContain("topsecret").doesNotContain("not-needed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://localhost:54x2/tasks?user=a&password=topsecret",
			"jdbc:postgresql://tasks:topsecret@localhost/tasks", "jdbc:postgresql://tasks:top?sec@localhost/tasks",
			"jdbc:postgresql://tasks:topsecret@localhost:5432/tasks",
			"jdbc:postgres://tasks:topsecret@localhost/tasks?password=topsecret",
			"postgres://tasks:topsecret@localhost", "jdbc:postgresql://localhost:1/tasks?password=topsecret" })
	void neverShowsAPasswordOfAUrlThatLeadsNowhere(String url, CapturedOutput output) {
		for (String own : List.of("aludel.url=", "aludel.databases.tasks.url=")) {
			String[] properties = { own + url, own.startsWith("aludel.url") ? TASKS
					: "aludel.databases.tasks.packages=" + TASKS.substring(TASKS.indexOf('=') + 1) };
			ApplicationContextRunner runner = new ApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(AludelAutoConfiguration.class))
				.withPropertyValues(properties);
			runner.withPropertyValues("debug=true").run((context) -> {
				Throwable failure = Objects.requireNonNull(context.getStartupFailure());
				assertThat(stackTrace(failure)).doesNotContain("top").contains("Nothing was run");
				assertThat(Objects.requireNonNull(new AludelFailureAnalyzer().analyze(failure)).getDescription())
					.doesNotContain("top");
			});
		}
		assertThat(output).doesNotContain("topsecret").doesNotContain("top?");
	}

	@Test
	void doesNotPassOnWhatAPoolSaysOfItsUrl() {
		this.runner
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://tasks:topsecret@localhost/tasks",
					"spring.datasource.driver-class-name=org.postgresql.Driver")
			.run((context) -> assertThat(stackTrace(Objects.requireNonNull(context.getStartupFailure())))
				.doesNotContain("topsecret")
				.contains("No connection to the database: Driver org.postgresql.Driver claims to not accept jdbcUrl"));
	}

	@Test
	void saysThatAUrlIsNotOneOfJdbc() {
		this.bare.withPropertyValues("aludel.url=postgres://localhost/tasks")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("""
					The URL of the database is not one of JDBC.
					Nothing was run.
					Write aludel.url as jdbc:postgresql://host/database."""));
	}

	@Test
	void saysThatAUrlHasAUserInFrontOfTheHost() {
		this.bare.withPropertyValues("aludel.url=jdbc:postgresql://tasks:topsecret@localhost/tasks")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("""
					The URL of the database has a user in front of the host, which the driver does not take.
					Nothing was run.
					Write aludel.url as jdbc:postgresql://host/database, and the role as aludel.user and \
					aludel.password."""));
	}

	@Test
	void saysThatAUrlHasNoDriver() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(AludelAutoConfiguration.class))
			.withPropertyValues("aludel.databases.a.url=jdbc:postgres://localhost/tasks",
					"aludel.databases.a.packages=dev.aludel.autoconfigure.migrations.tasks")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("""
					No JDBC driver is known for the URL of the database, which begins with jdbc:postgres:.
					Nothing was run.
					Write aludel.databases.a.url as jdbc:postgresql://host/database, or name the class in \
					aludel.databases.a.driver-class-name."""));
	}

	private static String stackTrace(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

	private static String failure(AssertableApplicationContext context) {
		Throwable failure = context.getStartupFailure();
		assertThat(failure).isNotNull();
		StringBuilder text = new StringBuilder();
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			text.append(cause).append('\n');
		}
		return text.toString();
	}

	private static ApplicationContextRunner on(ApplicationContextRunner runner, TestDatabase database) {
		return runner.withPropertyValues("spring.datasource.url=" + database.url(),
				"spring.datasource.username=" + database.user());
	}

	private static void role(TestDatabase database, String role) {
		database.execute("""
				do $$ begin create role %1$s login superuser; exception when duplicate_object then null; end $$"""
			.formatted(role));
	}

	private static List<String> owner(TestDatabase database) {
		return database.query("select tableowner from pg_tables where tablename = 'tasks'");
	}

	private record Details(String url, String user) implements AludelConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.url;
		}

		@Override
		public String getUsername() {
			return this.user;
		}

		@Override
		public @Nullable String getPassword() {
			return null;
		}

	}

	private record JdbcDetails(String url, String user) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.url;
		}

		@Override
		public String getUsername() {
			return this.user;
		}

		@Override
		public String getPassword() {
			return "not-needed";
		}

	}

	/** A driver of the application's own. */
	public static final class OwnDriver extends org.postgresql.Driver {

	}

	/** Tells nobody its URL. */
	private static final class OpaqueDataSource extends AbstractDataSource {

		private final DataSource dataSource;

		OpaqueDataSource(DataSource dataSource) {
			this.dataSource = dataSource;
		}

		@Override
		public Connection getConnection() throws SQLException {
			return this.dataSource.getConnection();
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return this.dataSource.getConnection(username, password);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class QualifiedDataSource {

		@Bean(defaultCandidate = false)
		@AludelDataSource
		DataSource migrationDataSource(@Value("${spring.datasource.url}") String url) {
			return new DriverManagerDataSource(url, "migrator", "");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDataSources {

		@Bean
		DataSource other(@Value("${spring.datasource.url}") String url) {
			return new DriverManagerDataSource(url, "other", "");
		}

		@Bean
		@Primary
		DataSource main(@Value("${spring.datasource.url}") String url) {
			return new DriverManagerDataSource(url, "postgres", "");
		}

	}

}
