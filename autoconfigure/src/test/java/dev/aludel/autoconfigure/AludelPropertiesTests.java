package dev.aludel.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.BookkeepingTables;
import dev.aludel.migrate.ChangedRevisionAction;
import dev.aludel.migrate.LockSettings;
import dev.aludel.migrate.RunSettings;
import dev.aludel.migrate.TimeoutSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
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
	void defaultsInTheMetadataAreThoseOfTheEngine() throws IOException {
		Map<String, Object> defaults = new LinkedHashMap<>();
		for (JsonNode property : metadata().get("properties")) {
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
		on(database)
			.withPropertyValues("spring.application.name=tasks", "aludel.tables.schema=ops",
					"aludel.tables.revision=revisions", "aludel.tables.history=past", "aludel.tables.progress=underway",
					"aludel.lock.wait=2m", "aludel.lock.timeout=250ms", "aludel.baseline=20250115143022",
					"aludel.changed-revisions=fail", "aludel.schemas=ops,audit", "aludel.placeholders.tenant=acme",
					"aludel.placeholders.time-zone=UTC")
			.withBean(AludelSettingsCustomizer.class, () -> this::see)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.seen).containsExactly(new AludelSettings(
				new BookkeepingTables(new QualifiedName("ops", "revisions"), new QualifiedName("ops", "past"),
						new QualifiedName("ops", "underway")),
				new LockSettings(Duration.ofMinutes(2)), new TimeoutSettings(Duration.ofMillis(250)),
				RunSettings.defaults()
					.withBaseline("20250115143022")
					.withChanged(ChangedRevisionAction.FAIL)
					.withSchemas(List.of("ops", "audit"))
					.withPlaceholders(Map.of("tenant", "acme", "time-zone", "UTC")),
				"tasks", null));
	}

	@Test
	void durationsWithoutAUnitAreSeconds(TestDatabase database) {
		on(database).withPropertyValues("aludel.lock.wait=90", "aludel.lock.timeout=3")
			.withBean(AludelSettingsCustomizer.class, () -> this::see)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.seen).singleElement().satisfies((settings) -> {
			assertThat(settings.lock().patience()).hasSeconds(90);
			assertThat(settings.timeouts().lock()).hasSeconds(3);
		});
	}

	@Test
	void durationsAcceptUnits(TestDatabase database) {
		on(database).withPropertyValues("aludel.lock.wait=2m", "aludel.lock.timeout=250ms")
			.withBean(AludelSettingsCustomizer.class, () -> this::see)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.seen).singleElement().satisfies((settings) -> {
			assertThat(settings.lock().patience()).hasMinutes(2);
			assertThat(settings.timeouts().lock()).hasMillis(250);
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
	void metadataOffersWhatToDoAtStart() throws IOException {
		assertThat(hints("aludel.on-startup")).containsExactly("upgrade", "validate", "none");
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
					"aludel.target=\"head\"", "aludel.baseline=", "aludel.changed-revisions=\"warn\"",
					"aludel.databases=", "aludel.url=", "aludel.user=", "aludel.password=", "aludel.driver-class-name=",
					"aludel.on-startup=\"upgrade\"", "aludel.schemas=", "aludel.placeholders=", "aludel.tables.schema=",
					"aludel.tables.revision=\"aludel_revision\"", "aludel.tables.history=\"aludel_history\"",
					"aludel.tables.progress=\"aludel_progress\"", "aludel.lock.wait=\"5m\"",
					"aludel.lock.timeout=\"5s\"", "aludel.autogenerate.include=", "aludel.autogenerate.exclude=",
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
		assertThat(hints("aludel.target")).containsExactly("head", "heads");
	}

	@Test
	void metadataTellsWhatIsDoneAboutChangedRevisions() throws IOException {
		assertThat(hints("aludel.changed-revisions")).containsExactly("warn", "fail", "ignore");
	}

	private static List<String> hints(String property) throws IOException {
		return StreamSupport.stream(metadata().get("hints").spliterator(), false)
			.filter((hint) -> hint.get("name").asString().equals(property))
			.flatMap((hint) -> StreamSupport.stream(hint.get("values").spliterator(), false))
			.map((value) -> value.get("value").asString())
			.toList();
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
