package dev.aludel.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.BookkeepingTables;
import dev.aludel.migrate.ChangedRevisionAction;
import dev.aludel.migrate.LockMode;
import dev.aludel.migrate.LockSettings;
import dev.aludel.migrate.RunSettings;
import dev.aludel.migrate.StandbyAction;
import dev.aludel.migrate.StatementLimits;
import dev.aludel.migrate.TimeoutSettings;
import dev.aludel.migrate.TransactionScope;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;

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
	void defaultsInTheMetadataAreThoseOfTheEngine() {
		Map<String, Object> defaults = new LinkedHashMap<>();
		for (JsonNode property : ConfigurationMetadata.read().properties()) {
			if (property.has("defaultValue") && !property.get("defaultValue").isArray()) {
				defaults.put(property.get("name").asString(), property.get("defaultValue").asString());
			}
		}
		AludelProperties properties = new Binder(new MapConfigurationPropertySource(defaults)).bindOrCreate("aludel",
				AludelProperties.class);
		assertThat(properties.getLock().getWait()).isNotNull();
		assertThat(properties.toSettings(null)).isEqualTo(AludelSettings.defaults());
	}

	@Test
	void everyPropertyReachesTheEngine(TestDatabase database) {
		on(database).withPropertyValues("spring.application.name=tasks", "aludel.tables.schema=ops",
				"aludel.tables.revision=revisions", "aludel.tables.history=past", "aludel.tables.progress=underway",
				"aludel.lock.wait=2m", "aludel.lock.mode=transaction", "aludel.standby=wait",
				"aludel.baseline=20250115143022", "aludel.changed-revisions=fail", "aludel.schemas=ops,audit",
				"aludel.placeholders.tenant=acme", "aludel.placeholders.time-zone=UTC", "aludel.transaction=run",
				"aludel.timeouts.first-lock=20ms", "aludel.timeouts.retries=3", "aludel.timeouts.fast.lock=250ms",
				"aludel.timeouts.fast.statement=1s", "aludel.timeouts.scan.lock=2s",
				"aludel.timeouts.scan.statement=3s", "aludel.timeouts.concurrent.lock=4s",
				"aludel.timeouts.concurrent.statement=5s", "aludel.timeouts.data.lock=6s",
				"aludel.timeouts.data.statement=7s", "aludel.timeouts.sql.lock=8s", "aludel.timeouts.sql.statement=9s")
			.withBean(AludelSettingsCustomizer.class, () -> this::see)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.seen).containsExactly(new AludelSettings(
				new BookkeepingTables(new QualifiedName("ops", "revisions"), new QualifiedName("ops", "past"),
						new QualifiedName("ops", "underway")),
				new LockSettings(Duration.ofMinutes(2), LockMode.TRANSACTION),
				new TimeoutSettings(Duration.ofMillis(20), 3, limits(Duration.ofMillis(250), 1),
						limits(Duration.ofSeconds(2), 3), limits(Duration.ofSeconds(4), 5),
						limits(Duration.ofSeconds(6), 7), limits(Duration.ofSeconds(8), 9)),
				RunSettings.defaults()
					.withTransaction(TransactionScope.RUN)
					.withStandby(StandbyAction.WAIT)
					.withBaseline("20250115143022")
					.withChanged(ChangedRevisionAction.FAIL)
					.withSchemas(List.of("ops", "audit"))
					.withPlaceholders(Map.of("tenant", "acme", "time-zone", "UTC")),
				"tasks", null));
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
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("""
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
	void durationsAcceptUnits(TestDatabase database) {
		on(database).withPropertyValues("aludel.lock.wait=2m", "aludel.timeouts.fast.lock=250ms")
			.withBean(AludelSettingsCustomizer.class, () -> this::see)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.seen).singleElement().satisfies((settings) -> {
			assertThat(settings.lock().patience()).hasMinutes(2);
			assertThat(settings.timeouts().fast().lock()).hasMillis(250);
		});
	}

	@Test
	void schemaOfTheHistoryTablesIsCreatedOnlyWhenAsked(TestDatabase database) {
		migrating(database).withPropertyValues("aludel.tables.schema=ops")
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("Create it: create schema ops"));
		migrating(database).withPropertyValues("aludel.tables.schema=ops", "aludel.schemas=ops")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.query("select revision from ops.aludel_revision order by 1")).containsExactly("1", "2");
	}

	@Test
	void unknownTargetNamesTheNearestRevision(TestDatabase database) {
		migrating(database).withPropertyValues("aludel.target=22")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("22")
				.hasStackTraceContaining(
						"Nearest:\n  2 (dev.aludel.autoconfigure.migrations.tasks.R2_AddStatusToTasks)"));
	}

	@Test
	void metadataOffersWhatToDoAtStart() {
		assertThat(ConfigurationMetadata.read().hints().at("/aludel.on-startup/values"))
			.extracting((value) -> value.get("value").asString())
			.containsExactly("upgrade", "validate", "none");
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
	void everyPropertyHasADescription() {
		assertThat(ConfigurationMetadata.read().properties()).isNotEmpty().allSatisfy((property) -> {
			String name = property.get("name").asString();
			String description = property.path("description").asString("");
			assertThat(description).as(name)
				.isNotBlank()
				.endsWith(".")
				.doesNotStartWithIgnoringCase("the ")
				.doesNotStartWithIgnoringCase("a ")
				.doesNotStartWithIgnoringCase("an ")
				.doesNotContainIgnoringCase("default");
			switch (property.path("type").asString("")) {
				case "java.lang.Boolean" -> assertThat(description).as(name).startsWith("Whether ");
				case "java.util.List<java.lang.String>" ->
					assertThat(description).as(name).startsWith("Comma-separated list of ");
				case "java.time.Duration" -> {
					if (name.startsWith("aludel.")) {
						assertThat(description).as(name)
							.endsWith("If a duration suffix is not specified, seconds will be used.");
					}
				}
				default -> {
				}
			}
		});
	}

	@Test
	void metadataTellsEveryDefault() {
		BeanWrapper properties = new BeanWrapperImpl(new AludelProperties());
		BeanWrapper autogenerate = new BeanWrapperImpl(new AludelAutogenerateProperties());
		ConfigurationMetadata metadata = ConfigurationMetadata.read();
		List<String> compared = new ArrayList<>();
		for (String name : metadata.names()) {
			Object value = null;
			if (name.startsWith("aludel.autogenerate.")) {
				value = autogenerate.getPropertyValue(beanName(name, "aludel.autogenerate."));
			}
			else if (name.startsWith("aludel.")) {
				value = properties.getPropertyValue(beanName(name, "aludel."));
			}
			if (value != null && !value.toString().equals("[]") && !value.toString().equals("{}")) {
				assertThat(defaultOf(metadata.property(name))).as(name).isEqualTo(value.toString());
				compared.add(name);
			}
		}
		assertThat(compared).contains("aludel.enabled", "aludel.packages", "aludel.target",
				"aludel.autogenerate.naming.index");
	}

	private static String beanName(String property, String prefix) {
		return Pattern.compile("-(.)")
			.matcher(property.substring(prefix.length()))
			.replaceAll((match) -> match.group(1).toUpperCase(Locale.ROOT));
	}

	/** As an object of the type of the property prints itself. */
	private static String defaultOf(JsonNode property) {
		JsonNode value = property.path("defaultValue");
		if (value.isArray()) {
			return value.valueStream().map(JsonNode::asString).toList().toString();
		}
		return switch (property.get("type").asString()) {
			case "java.time.Duration" -> DurationStyle.detectAndParse(value.asString("")).toString();
			case "java.lang.Boolean", "java.lang.Integer", "java.lang.Long", "java.lang.String" -> value.asString("");
			default -> value.asString("").toUpperCase(Locale.ROOT).replace('-', '_');
		};
	}

	@Test
	void metadataTellsOfTheEndpointTheHealthAndTheInfo() {
		ConfigurationMetadata metadata = ConfigurationMetadata.read();
		assertThat(metadata.names()).filteredOn((name) -> name.startsWith("management."))
			.containsExactly("management.endpoint.aludel.access", "management.endpoint.aludel.cache.time-to-live",
					"management.health.aludel.enabled", "management.info.aludel.enabled");
		assertThat(metadata.property("management.health.aludel.enabled").get("defaultValue").asBoolean()).isTrue();
		assertThat(metadata.property("management.info.aludel.enabled").get("defaultValue").asBoolean()).isFalse();
	}

	@Test
	void metadataOffersTargetsAndFiles() {
		ConfigurationMetadata metadata = ConfigurationMetadata.read();
		assertThat(metadata.hints().at("/aludel.target/values")).extracting((value) -> value.get("value").asString())
			.containsExactly("head", "heads");
		assertThat(metadata.hints().at("/aludel.autogenerate.template/providers/0/parameters/target").asString())
			.isEqualTo(Resource.class.getName());
	}

	@Test
	void metadataTellsWhatIsDoneAboutChangedRevisions() {
		assertThat(ConfigurationMetadata.read().hints().at("/aludel.changed-revisions/values"))
			.extracting((value) -> value.get("value").asString())
			.containsExactly("warn", "fail", "ignore");
	}

	private static ApplicationContextRunner migrating(TestDatabase database) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, AludelAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(), "spring.datasource.username=postgres",
					"aludel.packages=dev.aludel.autoconfigure.migrations.tasks");
	}

	private ApplicationContextRunner on(TestDatabase database) {
		return this.runner.withPropertyValues("spring.datasource.url=" + database.url(),
				"spring.datasource.username=" + database.user());
	}

	private AludelSettings see(AludelSettings settings) {
		this.seen.add(settings);
		return settings;
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
