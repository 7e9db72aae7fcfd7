package dev.aludel.autogenerate.launch;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.autoconfigure.AludelDataSource;
import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autogenerate.hibernate.UnknownColumnException;
import dev.aludel.autogenerate.launch.shop.ShopApplication;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import org.awaitility.Awaitility;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

@PostgresTest
class DesignTimeApplicationTests {

	private static final String TABLES = "select tablename from pg_tables where schemaname = 'public' order by 1";

	@Test
	void readsTheEntities(TestDatabase database) {
		try (DesignTimeApplication application = DesignTimeApplication.start(ShopApplication.class, shop(database))) {
			assertThat(application.model().schema()).isEqualTo(DatabaseSchema
				.of(Table.of(QualifiedName.of("product"), Column.of("id", new ColumnType("bigint")).identity(),
						Column.of("product_name", new ColumnType("varchar(80)")).notNull(),
						PrimaryKey.of(null, List.of("id")))));
			assertThat(application.models()).containsOnlyKeys("default");
		}
	}

	@Test
	void runsNothingOfTheApplication(TestDatabase database) {
		try (DesignTimeApplication application = DesignTimeApplication.start(ShopApplication.class, shop(database))) {
			assertThat(application.environment().getProperty("local.server.port")).isNull();
		}
		assertThat(database.query(TABLES)).isEmpty();
	}

	@Test
	void theSameApplicationStartedAsUsualRunsEverything(TestDatabase database) {
		try (ConfigurableApplicationContext context = ShopApplication.run(shop(database).toArray(String[]::new))) {
			Awaitility.await().until(() -> database.query(TABLES).contains("schedule_ran"));
			assertThat(context.getEnvironment().getProperty("local.server.port")).isNotNull();
			assertThat(database.query(TABLES)).contains("aludel_revision", "lifecycle_ran", "migration_ran", "product",
					"runner_ran", "schedule_ran", "script_ran", "web_ran");
		}
	}

	@Test
	void givesTheDatabaseUntilItIsClosed(TestDatabase database) throws Exception {
		DataSource dataSource;
		try (DesignTimeApplication application = DesignTimeApplication.start(ShopApplication.class, shop(database))) {
			dataSource = application.aludel().dataSource();
			try (Connection connection = dataSource.getConnection()) {
				assertThat(connection.getCatalog()).isEqualTo(database.name());
			}
		}
		assertThat(((HikariDataSource) dataSource).isClosed()).isTrue();
	}

	@Test
	void tellsTheApplicationThatItIsDesignTime(TestDatabase database) {
		try (DesignTimeApplication application = DesignTimeApplication.start(ShopApplication.class, shop(database))) {
			Environment environment = application.environment();
			assertThat(environment.getProperty("aludel.design-time")).isEqualTo("true");
			assertThat(environment.getProperty("aludel.packages"))
				.isEqualTo("dev.aludel.autogenerate.launch.shop.migration");
		}
	}

	@Test
	void leavesTheJvmAsItWas(TestDatabase database) {
		ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
		System.setProperty("spring.aot.enabled", "as before");
		try {
			DesignTimeApplication.start(ShopApplication.class, shop(database)).close();
			assertThat(System.getProperties()).containsEntry("spring.aot.enabled", "as before")
				.doesNotContainKey("spring.devtools.restart.enabled");
			assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(classLoader);
		}
		finally {
			System.clearProperty("spring.aot.enabled");
		}
	}

	@Test
	void callsAMainMethodWithoutArguments(TestDatabase database) {
		System.setProperty("spring.datasource.url", database.url());
		System.setProperty("spring.datasource.username", database.user());
		try (DesignTimeApplication application = DesignTimeApplication.start(NoArguments.class, List.of())) {
			assertThat(tables(application.model())).containsExactly("note");
		}
		finally {
			System.clearProperty("spring.datasource.url");
			System.clearProperty("spring.datasource.username");
		}
	}

	@Test
	void doesNotCareWhatMainDoesWithTheException(TestDatabase database) {
		try (DesignTimeApplication application = DesignTimeApplication.start(CatchesAll.class, connection(database))) {
			assertThat(tables(application.model())).containsExactly("note");
		}
	}

	@Test
	void buildsAnEntityManagerFactoryThatIsLazy(TestDatabase database) {
		try (DesignTimeApplication application = DesignTimeApplication.start(LazyFactory.class, connection(database))) {
			assertThat(tables(application.model())).containsExactly("note");
		}
	}

	@Test
	void keepsTheIntegratorsOfTheApplication(TestDatabase database) {
		try (DesignTimeApplication application = DesignTimeApplication.start(OwnIntegrator.class,
				connection(database))) {
			assertThat(tables(application.model())).containsExactly("note");
		}
		assertThat(database.query(TABLES)).containsExactly("integrator_ran");
	}

	@Test
	void readsEveryPersistenceUnit(TestDatabase database) {
		try (DesignTimeApplication application = DesignTimeApplication.start(TwoUnits.class, connection(database))) {
			assertThat(application.models()).containsOnlyKeys("notes", "pages");
			assertThat(tables(application.models().get("notes"))).containsExactly("note");
			assertThat(tables(application.models().get("pages"))).containsExactly("page");
			assertThatExceptionOfType(SeveralPersistenceUnitsException.class).isThrownBy(application::model)
				.withMessage(
						"""
								The application has several persistence units: notes, pages.
								Nothing was compared or written.
								Name the databases that they are in, each with its migrations: aludel.databases.<name>.persistence-unit=notes""")
				.satisfies((ex) -> assertThat(ex.units()).containsExactly("notes", "pages"));
		}
	}

	@Test
	void takesThePrimaryDataSource(TestDatabase database) throws Exception {
		try (DesignTimeApplication application = DesignTimeApplication.start(PrimaryDataSource.class,
				connection(database)); Connection connection = application.aludel().dataSource().getConnection()) {
			assertThat(connection.getCatalog()).isEqualTo(database.name());
		}
	}

	@Test
	void prefersTheDataSourceOfMigrations(TestDatabase database) throws Exception {
		try (DesignTimeApplication application = DesignTimeApplication.start(OwnDataSource.class, connection(database));
				Connection connection = application.aludel().dataSource().getConnection()) {
			assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("migrations");
		}
	}

	@Test
	void refusesSeveralDataSources(TestDatabase database) {
		assertThat(refusal(TwoDataSources.class, connection(database))).hasMessageContaining("first, second")
			.hasMessageContaining("Mark one of them @Primary or @AludelDataSource, or set aludel.url.");
	}

	@Test
	void refusesAnApplicationWithoutAnEngine(TestDatabase database) {
		try (DesignTimeApplication application = DesignTimeApplication.start(ShopApplication.class,
				shop(database, "--aludel.enabled=false"))) {
			assertThatExceptionOfType(NoEngineException.class).isThrownBy(application::aludel).withMessage("""
					The application has no Aludel engine: aludel.enabled is false, or it has no data source.
					Nothing was compared or written.
					Enable it for this command: mvn aludel:revision -Darguments=--aludel.enabled=true""");
		}
	}

	@Test
	void saysWhenMainRunsNoApplication() {
		assertThat(refusal(Idle.class, List.of())).isInstanceOf(NotASpringApplicationException.class)
			.hasMessage("""
					main of %s does not run a SpringApplication, or does so on another thread.
					Nothing was compared or written.
					Name the class whose main method calls SpringApplication.run: -DmainClass=…"""
				.formatted(Idle.class.getName()));
	}

	@Test
	void saysWhenThereIsNoMain() {
		assertThat(refusal(Note.class, List.of())).isInstanceOf(NoMainMethodException.class)
			.hasMessage("""
					%s has no method public static void main(String[] args).
					Nothing was compared or written.
					Name the class whose main method calls SpringApplication.run: -DmainClass=…"""
				.formatted(Note.class.getName()));
	}

	@Test
	void saysWhenTheDatabaseGivesNoConnection(TestDatabase database) {
		List<String> elsewhere = List.of("--spring.datasource.url=" + database.url() + "_gone?password=secret",
				"--spring.datasource.username=postgres");
		assertThat(refusal(Plain.class, elsewhere)).isInstanceOf(DatabaseNotReachableException.class)
			.hasMessage("""
					The database %s_gone gave no connection:
					  FATAL: database "%s_gone" does not exist
					Nothing was compared or written.
					Start it, or point spring.datasource.url, username and password at one that runs."""
				.formatted(database.url(), database.name()));
	}

	@Test
	void saysWhatHibernateRejects(TestDatabase database) {
		assertThat(refusal(Rejected.class, connection(database))).isInstanceOf(MappingRejectedException.class)
			.hasMessage("""
					Hibernate rejects the entities of the application:
					  Association '%s$Broken.note' targets the type '%s$NotAnEntity' which is not an '@Entity' type
					Nothing was compared or written.
					Correct that mapping and run the command again."""
				.formatted(DesignTimeApplicationTests.class.getName(), DesignTimeApplicationTests.class.getName()));
	}

	@Test
	void saysWhichColumnAnIndexLacks(TestDatabase database) {
		assertThat(refusal(LostIndex.class, connection(database))).isInstanceOf(UnknownColumnException.class);
	}

	@Test
	void saysWhyTheApplicationFailsToStart(TestDatabase database) {
		assertThat(refusal(Failing.class, connection(database))).isInstanceOf(ApplicationStartException.class)
			.hasMessage(
					"""
							%s failed to start in design-time mode:
							  java.lang.IllegalStateException: no licence
							Nothing was compared or written.
							Correct that, or exclude from design time what cannot run there with \
							@ConditionalOnProperty(name = "aludel.design-time", havingValue = "false", matchIfMissing = true)."""
						.formatted(Failing.class.getName()));
	}

	@Test
	void saysWhenThereAreNoEntities(TestDatabase database) {
		assertThat(refusal(NoJpa.class, connection(database))).isInstanceOf(NoEntityManagerFactoryException.class)
			.hasMessage("""
					%s has no EntityManagerFactory of Hibernate, so there are no entities to compare.
					Nothing was compared or written.
					Add spring-boot-starter-data-jpa, or see which condition keeps it away: run with --debug."""
				.formatted(NoJpa.class.getName()));
	}

	@Test
	void leavesNothingOpenWhenItFails(TestDatabase database) {
		refusal(LostIndex.class, connection(database));
		assertThat(database.query("select count(*) from pg_stat_activity where datname = current_database() "
				+ "and pid <> pg_backend_pid() and backend_type = 'client backend'"))
			.containsExactly("0");
	}

	private static Throwable refusal(Class<?> mainClass, List<String> arguments) {
		return catchThrowable(() -> DesignTimeApplication.start(mainClass, arguments).close());
	}

	private static List<String> tables(@Nullable HibernateModel model) {
		return Objects.requireNonNull(model)
			.schema()
			.tables()
			.stream()
			.map((table) -> table.name().toString())
			.toList();
	}

	private static List<String> connection(TestDatabase database) {
		return List.of("--spring.datasource.url=" + database.url(), "--spring.datasource.username=" + database.user());
	}

	/** Everything that could change the database is asked to. */
	private static List<String> shop(TestDatabase database, String... more) {
		List<String> arguments = new ArrayList<>(connection(database));
		arguments.add("--server.port=0");
		arguments.add("--spring.jpa.generate-ddl=true");
		arguments.add("--spring.jpa.hibernate.ddl-auto=create");
		arguments.add("--spring.jpa.properties.hibernate.hbm2ddl.auto=update");
		arguments.add("--spring.jpa.properties.jakarta.persistence.schema-generation.database.action=create");
		arguments.add("--aludel.packages=dev.aludel.autogenerate.launch.shop.migration");
		arguments.add("--spring.sql.init.mode=always");
		arguments.add("--spring.sql.init.schema-locations=classpath:shop-schema.sql");
		arguments.addAll(Arrays.asList(more));
		return arguments;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Plain {

		@Bean
		static PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(Note.class.getName());
		}

		public static void main(String[] args) {
			SpringApplication.run(Plain.class, args);
		}

	}

	static class NoArguments {

		static void main() {
			SpringApplication.run(Plain.class);
		}

	}

	static class CatchesAll {

		public static void main(String[] args) {
			try {
				SpringApplication.run(Plain.class, args);
			}
			catch (RuntimeException ex) {
				throw new IllegalStateException("swallowed", ex);
			}
		}

	}

	static class Idle {

		public static void main(String[] args) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class LazyFactory {

		@Bean
		static PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(Note.class.getName());
		}

		@Bean
		@Lazy
		LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource,
				org.springframework.boot.jpa.EntityManagerFactoryBuilder builder, PersistenceManagedTypes types) {
			return builder.dataSource(dataSource).managedTypes(types).build();
		}

		public static void main(String[] args) {
			SpringApplication.run(LazyFactory.class, args);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OwnIntegrator {

		@Bean
		static PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(Note.class.getName());
		}

		@Bean
		HibernatePropertiesCustomizer integrator(DataSource dataSource) {
			return (properties) -> properties.put("hibernate.integrator_provider",
					(IntegratorProvider) () -> List.of(new LeavesATable(dataSource)));
		}

		public static void main(String[] args) {
			SpringApplication.run(OwnIntegrator.class, args);
		}

	}

	record LeavesATable(DataSource dataSource) implements Integrator {

		@Override
		public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
				SessionFactoryImplementor sessionFactory) {
			try (Connection connection = this.dataSource.getConnection();
					var statement = connection.createStatement()) {
				statement.execute("create table integrator_ran ()");
			}
			catch (java.sql.SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = HibernateJpaAutoConfiguration.class)
	static class TwoUnits {

		@Bean
		LocalContainerEntityManagerFactoryBean first(DataSource dataSource) {
			return unit("notes", dataSource, Note.class);
		}

		@Bean
		LocalContainerEntityManagerFactoryBean second(DataSource dataSource) {
			return unit("pages", dataSource, Page.class);
		}

		private static LocalContainerEntityManagerFactoryBean unit(String name, DataSource dataSource, Class<?> type) {
			LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
			unit.setPersistenceUnitName(name);
			unit.setDataSource(dataSource);
			unit.setManagedTypes(PersistenceManagedTypes.of(type.getName()));
			unit.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			return unit;
		}

		public static void main(String[] args) {
			SpringApplication.run(TwoUnits.class, args);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class PrimaryDataSource {

		@Bean
		static PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(Note.class.getName());
		}

		@Bean
		@Primary
		DataSource live(Environment environment) {
			return TwoDataSources.dataSource(environment);
		}

		@Bean
		DataSource other() {
			return DataSourceBuilder.create().url("jdbc:postgresql://nowhere/other").build();
		}

		public static void main(String[] args) {
			SpringApplication.run(PrimaryDataSource.class, args);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OwnDataSource {

		@Bean
		static PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(Note.class.getName());
		}

		@Bean
		@AludelDataSource
		@Lazy
		DataSource migrations(Environment environment) {
			return DataSourceBuilder.create()
				.url(environment.getRequiredProperty("spring.datasource.url") + "?ApplicationName=migrations")
				.username(environment.getRequiredProperty("spring.datasource.username"))
				.build();
		}

		@Bean
		@Primary
		DataSource main(Environment environment) {
			return TwoDataSources.dataSource(environment);
		}

		public static void main(String[] args) {
			SpringApplication.run(OwnDataSource.class, args);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class TwoDataSources {

		@Bean
		DataSource first(Environment environment) {
			return dataSource(environment);
		}

		@Bean
		DataSource second(Environment environment) {
			return dataSource(environment);
		}

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory(@Qualifier("first") DataSource dataSource) {
			return TwoUnits.unit("notes", dataSource, Note.class);
		}

		static DataSource dataSource(Environment environment) {
			return DataSourceBuilder.create()
				.url(environment.getRequiredProperty("spring.datasource.url"))
				.username(environment.getRequiredProperty("spring.datasource.username"))
				.build();
		}

		public static void main(String[] args) {
			SpringApplication.run(TwoDataSources.class, args);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Rejected {

		@Bean
		static PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(Broken.class.getName());
		}

		public static void main(String[] args) {
			SpringApplication.run(Rejected.class, args);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class LostIndex {

		@Bean
		static PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(Lost.class.getName());
		}

		public static void main(String[] args) {
			SpringApplication.run(LostIndex.class, args);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Failing {

		@Bean
		static PersistenceManagedTypes types() {
			throw new IllegalStateException("no licence");
		}

		public static void main(String[] args) {
			SpringApplication.run(Failing.class, args);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = HibernateJpaAutoConfiguration.class)
	static class NoJpa {

		public static void main(String[] args) {
			SpringApplication.run(NoJpa.class, args);
		}

	}

	@Entity(name = "Note")
	static class Note {

		@Id
		@Nullable Long id;

	}

	@Entity(name = "Page")
	static class Page {

		@Id
		@Nullable Long id;

	}

	static class NotAnEntity {

	}

	@Entity(name = "Broken")
	static class Broken {

		@Id
		@Nullable Long id;

		@ManyToOne
		@Nullable NotAnEntity note;

	}

	@Entity(name = "Lost")
	@jakarta.persistence.Table(indexes = @Index(name = "ix_lost", columnList = "nowhere"))
	static class Lost {

		@Id
		@Nullable Long id;

	}

}
