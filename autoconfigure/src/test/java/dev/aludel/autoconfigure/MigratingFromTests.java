package dev.aludel.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.aludel.autoconfigure.entities.Task;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.RevisionFailedException;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks through {@code docs/migrating-from.md} with the tools that it is about. What is
 * run here stands there.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class MigratingFromTests {

	private static final DocumentedExamples PAGE = DocumentedExamples.of("migrating-from.md");

	private static final String BASELINE = "20261121090000";

	private static final String NEXT = "20261128100000";

	private final ApplicationContextRunner oldVersion;

	private final ApplicationContextRunner newVersion;

	MigratingFromTests(@TempDir Path directory) {
		List<String> revisions = PAGE.all("java", "@Revision(");
		assertThat(revisions).hasSize(2);
		MigrationProject project = MigrationProject.ofSources(directory, revisions)
			.with("db/migration/V1__create_tasks.sql", PAGE.only("sql", "create table tasks"))
			.with("db/changelog/db.changelog-master.yaml", PAGE.only("yaml", "databaseChangeLog"));
		this.oldVersion = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withClassLoader(project.classLoader());
		this.newVersion = this.oldVersion.withConfiguration(AutoConfigurations.of(AludelAutoConfiguration.class));
	}

	@Test
	void theEntityOfThePageIsTheOneThatIsMapped() {
		assertThat(PAGE.only("java", "@Entity")).contains("private long id;", "length = 200", "length = 20");
	}

	@Test
	void fromFlyway(TestDatabase database, CapturedOutput output) {
		ApplicationContextRunner flyway = withFlyway(this.oldVersion);
		run(flyway, database);
		database.execute("insert into tasks values (1, 'water the plants', 'pending')");
		Map<String, List<String>> left = contents(database, "flyway_schema_history");
		assertThat(left.get("flyway_schema_history")).hasSize(1);
		run(this.newVersion, database, PAGE.properties("# from Flyway"));
		assertAdopted(database, left);
		assertToldAsOnThePage(database, output);
		run(flyway, database);
		assertThat(contents(database, "flyway_schema_history")).isEqualTo(left);
	}

	@Test
	void fromLiquibase(TestDatabase database, CapturedOutput output) {
		ApplicationContextRunner liquibase = withLiquibase(this.oldVersion);
		run(liquibase, database);
		database.execute("insert into tasks values (1, 'water the plants', 'pending')");
		Map<String, List<String>> left = contents(database, "databasechangelog", "databasechangeloglock");
		assertThat(left.get("databasechangelog")).hasSize(1);
		run(this.newVersion, database, PAGE.properties("# from Liquibase"));
		assertAdopted(database, left);
		assertToldAsOnThePage(database, output);
		run(liquibase, database);
		assertThat(contents(database, "databasechangelog", "databasechangeloglock")).isEqualTo(left);
	}

	@Test
	void fromHibernate(TestDatabase database, CapturedOutput output) {
		run(withHibernate(this.oldVersion), database, "spring.jpa.hibernate.ddl-auto=create");
		database.execute("insert into tasks (id, title, status) values (1, 'water the plants', 'pending')");
		run(withHibernate(this.newVersion), database, PAGE.properties("# from Hibernate"));
		assertAdopted(database, Map.of());
		assertToldAsOnThePage(database, output);
		run(withHibernate(this.oldVersion), database, "spring.jpa.hibernate.ddl-auto=update");
		assertThat(database.query("select id, title, status, due from tasks"))
			.containsExactly("1|water the plants|pending|∅");
	}

	@Test
	void anEmptyDatabaseRunsEverything(TestDatabase database) {
		run(withHibernate(this.newVersion), database, PAGE.properties("# from Hibernate"));
		assertThat(actions(database)).containsExactly(BASELINE + "|upgrade", NEXT + "|upgrade");
	}

	@Test
	void flywayRunsFirstWhenBothArePresent(TestDatabase database) {
		run(withFlyway(withHibernate(this.newVersion)), database, PAGE.properties("# from Flyway"));
		assertThat(database.query("select version, success from flyway_schema_history order by installed_rank"))
			.containsExactly("1|t");
		assertThat(actions(database)).containsExactly(BASELINE + "|stamp", NEXT + "|upgrade");
	}

	@Test
	void liquibaseRunsFirstWhenBothArePresent(TestDatabase database) {
		run(withLiquibase(withHibernate(this.newVersion)), database, PAGE.properties("# from Liquibase"));
		assertThat(database.query("select id, author from databasechangelog")).containsExactly("1|ada");
		assertThat(actions(database)).containsExactly(BASELINE + "|stamp", NEXT + "|upgrade");
	}

	@Test
	void withoutABaselineTheStartFailsAndSaysWhatToDo(TestDatabase database) {
		run(withFlyway(this.oldVersion), database);
		on(this.newVersion, database).run((context) -> assertThat(context).getFailure()
			.hasCauseInstanceOf(RevisionFailedException.class)
			.cause()
			.hasMessageEndingWith("""
					PostgreSQL: relation "tasks" already exists (42P07)
					The revision was rolled back; the database is still without revisions and has a history of Flyway \
					(public.flyway_schema_history).
					If the database was made before Aludel came, set aludel.baseline to the last revision that it has, \
					or record that: aludel stamp 20261121090000. Otherwise drop or rename relation "tasks" and start \
					again."""));
		assertThat(database.query("select revision from aludel_revision")).isEmpty();
	}

	private void assertAdopted(TestDatabase database, Map<String, List<String>> left) {
		assertThat(actions(database)).containsExactly(BASELINE + "|stamp", NEXT + "|upgrade");
		assertThat(database.query("select revision, revises, checksum is null from aludel_revision order by 1"))
			.containsExactly(BASELINE + "|{}|t", NEXT + "|{" + BASELINE + "}|f");
		assertThat(database.query("select id, title, status, due from tasks"))
			.containsExactly("1|water the plants|pending|∅");
		assertThat(contents(database, left.keySet().toArray(String[]::new))).isEqualTo(left);
	}

	private static void assertToldAsOnThePage(TestDatabase database, CapturedOutput output) {
		String told = output.toString()
			.lines()
			.filter((line) -> line.contains("had no history"))
			.map((line) -> line.substring(line.indexOf("Database ")))
			.map((line) -> line.replaceFirst("^Database " + database.name() + " on localhost:\\d+ ",
					"Database tasks on db1 "))
			.findFirst()
			.orElseThrow();
		assertThat(PAGE.text()).contains("\n" + told + "\n");
	}

	private static List<String> actions(TestDatabase database) {
		return database.query("select revision, action from aludel_history order by id");
	}

	private static Map<String, List<String>> contents(TestDatabase database, String... tables) {
		Map<String, List<String>> contents = new TreeMap<>();
		for (String table : tables) {
			contents.put(table, database.query("select * from " + table + " order by 1"));
		}
		return contents;
	}

	private static ApplicationContextRunner withFlyway(ApplicationContextRunner runner) {
		return runner.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class));
	}

	private static ApplicationContextRunner withLiquibase(ApplicationContextRunner runner) {
		return runner.withConfiguration(AutoConfigurations.of(LiquibaseAutoConfiguration.class));
	}

	private static ApplicationContextRunner withHibernate(ApplicationContextRunner runner) {
		return runner.withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
			.withUserConfiguration(Entities.class)
			.withPropertyValues("spring.jpa.open-in-view=false");
	}

	private static void run(ApplicationContextRunner runner, TestDatabase database, String... properties) {
		on(runner, database).withPropertyValues(properties).run((context) -> assertThat(context).hasNotFailed());
	}

	private static ApplicationContextRunner on(ApplicationContextRunner runner, TestDatabase database) {
		return runner.withPropertyValues("spring.datasource.url=" + database.url(),
				"spring.datasource.username=" + database.user());
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Task.class)
	static class Entities {

	}

}
