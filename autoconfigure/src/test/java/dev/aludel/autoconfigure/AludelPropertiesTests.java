package dev.aludel.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.BookkeepingTables;
import dev.aludel.migrate.LockSettings;
import dev.aludel.migrate.RunSettings;
import dev.aludel.migrate.StatementLimits;
import dev.aludel.migrate.TimeoutSettings;
import dev.aludel.migrate.TransactionScope;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can be set, what is set unless told otherwise, and how tools find it.
 */
@PostgresTest
class AludelPropertiesTests {

	private final List<AludelSettings> seen = new ArrayList<>();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, AludelAutoConfiguration.class))
		.withBean(AludelStrategy.class, () -> (aludel) -> {
		});

	@Test
	void defaultsEqualThoseOfTheEngine() {
		AludelProperties properties = new AludelProperties();
		assertThat(properties.toSettings(null)).isEqualTo(AludelSettings.defaults());
		assertThat(properties.getPackages()).containsExactly(ClasspathMigrationSource.DEFAULT_PACKAGE);
		assertThat(properties.getTarget()).isEqualTo("head");
	}

	@Test
	void everySettingReachesTheEngine(TestDatabase database) {
		on(database)
			.withPropertyValues("spring.application.name=tasks", "aludel.tables.schema=ops",
					"aludel.tables.revision=revisions", "aludel.tables.history=past", "aludel.tables.progress=underway",
					"aludel.lock.wait=2m", "aludel.transaction=run", "aludel.timeouts.first-lock=20ms",
					"aludel.timeouts.retries=3", "aludel.timeouts.fast.lock=250ms", "aludel.timeouts.fast.statement=1s",
					"aludel.timeouts.scan.lock=2s", "aludel.timeouts.scan.statement=3s",
					"aludel.timeouts.concurrent.lock=4s", "aludel.timeouts.concurrent.statement=5s",
					"aludel.timeouts.data.lock=6s", "aludel.timeouts.data.statement=7s", "aludel.timeouts.sql.lock=8s",
					"aludel.timeouts.sql.statement=9s")
			.withBean(AludelSettingsCustomizer.class, () -> this::see)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.seen).containsExactly(new AludelSettings(
				new BookkeepingTables(new QualifiedName("ops", "revisions"), new QualifiedName("ops", "past"),
						new QualifiedName("ops", "underway")),
				new LockSettings(Duration.ofMinutes(2)),
				new TimeoutSettings(Duration.ofMillis(20), 3, limits(Duration.ofMillis(250), 1),
						limits(Duration.ofSeconds(2), 3), limits(Duration.ofSeconds(4), 5),
						limits(Duration.ofSeconds(6), 7), limits(Duration.ofSeconds(8), 9)),
				RunSettings.defaults().withTransaction(TransactionScope.RUN), "tasks", null));
	}

	private static StatementLimits limits(Duration lock, int statementSeconds) {
		return new StatementLimits(lock, Duration.ofSeconds(statementSeconds));
	}

	@Test
	void aDatabaseHasWhatIsNotSetForItFromAll(TestDatabase database) {
		on(database)
			.withPropertyValues("aludel.databases.orders.packages=db.migration",
					"aludel.databases.orders.timeouts.first-lock=1", "aludel.databases.orders.timeouts.retries=2",
					"aludel.databases.orders.timeouts.fast.lock=3", "aludel.databases.orders.timeouts.scan.statement=4",
					"aludel.databases.orders.timeouts.concurrent.statement=5",
					"aludel.databases.orders.timeouts.data.lock=6", "aludel.databases.orders.timeouts.sql.lock=7",
					"aludel.databases.orders.transaction=run", "aludel.timeouts.fast.statement=8")
			.withBean(AludelSettingsCustomizer.class, () -> this::see)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.seen).singleElement().satisfies((settings) -> {
			assertThat(settings.timeouts()).isEqualTo(new TimeoutSettings(Duration.ofSeconds(1), 2,
					limits(Duration.ofSeconds(3), 8), limits(Duration.ofSeconds(5), 4), limits(Duration.ZERO, 5),
					limits(Duration.ofSeconds(6), 30), limits(Duration.ofSeconds(7), 0)));
			assertThat(settings.run().transaction()).isEqualTo(TransactionScope.RUN);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "first-lock", "fast.lock", "scan.lock", "data.lock", "sql.lock" })
	void aWaitWithoutEndIsRefused(String setting, TestDatabase database) {
		on(database).withPropertyValues("aludel.timeouts." + setting + "=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("""
						The setting aludel.timeouts.%s is 0: a statement would wait for a lock for as long as it takes, \
						and everybody who needs the table would wait behind it.
						Nothing was run.
						Set it to what others can bear, 5s for instance; aludel.timeouts.retries says how often it is \
						tried again.""".formatted(setting)));
	}

	@Test
	void durationsWithoutAUnitAreSeconds(TestDatabase database) {
		on(database).withPropertyValues("aludel.lock.wait=90", "aludel.timeouts.fast.lock=3")
			.withBean(AludelSettingsCustomizer.class, () -> this::see)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.seen).singleElement().satisfies((settings) -> {
			assertThat(settings.lock().patience()).hasSeconds(90);
			assertThat(settings.timeouts().fast().lock()).hasSeconds(3);
		});
	}

	@Test
	void customizersComeLastAndInOrder(TestDatabase database) {
		on(database).withPropertyValues("spring.application.name=zero")
			.withBean("later", AludelSettingsCustomizer.class, () -> new Later(this.seen))
			.withBean("sooner", AludelSettingsCustomizer.class, Sooner::new)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.seen).extracting(AludelSettings::application).containsExactly("zero one");
	}

	@Test
	void negativeWaitIsRefused(TestDatabase database) {
		on(database).withPropertyValues("aludel.lock.wait=-1s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("'patience' must not be negative: PT-1S"));
	}

	@Test
	void everyPropertyHasADescription() throws IOException {
		assertThat(metadata().get("properties")).isNotEmpty().allSatisfy((property) -> {
			assertThat(property.path("description").asString("")).as(property.get("name").asString())
				.isNotBlank()
				.endsWith(".")
				.doesNotStartWith("The ")
				.doesNotStartWith("A ");
		});
	}

	@Test
	void metadataNamesEveryPropertyAndItsDefault() throws IOException {
		assertThat(StreamSupport.stream(metadata().get("properties").spliterator(), false)
			.filter((property) -> property.get("name").asString().startsWith("aludel."))
			.map((property) -> property.get("name").asString() + "=" + property.path("defaultValue")))
			.containsExactlyInAnyOrder("aludel.enabled=true", "aludel.packages=[\"db.migration\"]",
					"aludel.target=\"head\"", "aludel.databases=", "aludel.tables.schema=",
					"aludel.tables.revision=\"aludel_revision\"", "aludel.tables.history=\"aludel_history\"",
					"aludel.tables.progress=\"aludel_progress\"", "aludel.lock.wait=\"5m\"",
					"aludel.transaction=\"revision\"", "aludel.timeouts.first-lock=\"100ms\"",
					"aludel.timeouts.retries=10", "aludel.timeouts.fast.lock=\"5s\"",
					"aludel.timeouts.fast.statement=\"15s\"", "aludel.timeouts.scan.lock=\"5s\"",
					"aludel.timeouts.scan.statement=\"0s\"", "aludel.timeouts.concurrent.lock=\"0s\"",
					"aludel.timeouts.concurrent.statement=\"0s\"", "aludel.timeouts.data.lock=\"2s\"",
					"aludel.timeouts.data.statement=\"30s\"", "aludel.timeouts.sql.lock=\"5s\"",
					"aludel.timeouts.sql.statement=\"0s\"", "aludel.autogenerate.include=", "aludel.autogenerate.exclude=",
					"aludel.autogenerate.template=", "aludel.autogenerate.formatter=",
					"aludel.autogenerate.large-table-rows=100000",
					"aludel.autogenerate.naming.primary-key=\"pk_{table}\"",
					"aludel.autogenerate.naming.unique=\"uq_{table}_{columns}\"",
					"aludel.autogenerate.naming.foreign-key=\"fk_{table}_{columns}\"",
					"aludel.autogenerate.naming.index=\"ix_{table}_{columns}\"",
					"aludel.autogenerate.naming.check=\"ck_{table}_{columns}\"",
					"aludel.autogenerate.naming.exclusion=\"ex_{table}_{columns}\"");
	}

	@Test
	void metadataOffersTargets() throws IOException {
		assertThat(metadata().get("hints")).singleElement().satisfies((hint) -> {
			assertThat(hint.get("name").asString()).isEqualTo("aludel.target");
			assertThat(hint.get("values")).extracting((value) -> value.get("value").asString())
				.containsExactly("head", "heads");
		});
	}

	private ApplicationContextRunner on(TestDatabase database) {
		return this.runner.withPropertyValues("spring.datasource.url=" + database.url(),
				"spring.datasource.username=" + database.user());
	}

	private AludelSettings see(AludelSettings settings) {
		this.seen.add(settings);
		return settings;
	}

	private static JsonNode metadata() throws IOException {
		URL classes = AludelProperties.class.getProtectionDomain().getCodeSource().getLocation();
		try (InputStream file = new URL(classes, "META-INF/spring-configuration-metadata.json").openStream()) {
			return new JsonMapper().readTree(file);
		}
	}

	@Order(1)
	private static final class Sooner implements AludelSettingsCustomizer {

		@Override
		public AludelSettings customize(AludelSettings settings) {
			return settings.withApplication(settings.application() + " one");
		}

	}

	@Order(2)
	private record Later(List<AludelSettings> seen) implements AludelSettingsCustomizer {

		@Override
		public AludelSettings customize(AludelSettings settings) {
			this.seen.add(settings);
			return settings;
		}

	}

}
