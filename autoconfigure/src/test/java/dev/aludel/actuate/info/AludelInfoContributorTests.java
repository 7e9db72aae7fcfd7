package dev.aludel.actuate.info;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.aludel.autoconfigure.AludelAutoConfiguration;
import dev.aludel.autoconfigure.AludelInfoContributorAutoConfiguration;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class AludelInfoContributorTests {

	private static final String MIGRATIONS = "dev.aludel.autoconfigure.migrations.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, AludelAutoConfiguration.class,
				AludelInfoContributorAutoConfiguration.class));

	@Test
	void tellsWhereTheDatabaseIsWhenAsked(TestDatabase database) {
		on(database).withPropertyValues("management.info.aludel.enabled=true", "aludel.target=1")
			.run((context) -> assertThat(info(context)).containsOnlyKeys("aludel")
				.containsEntry("aludel", Map.of("upToDate", false, "current", List.of("1"), "heads", List.of("2"))));
	}

	@Test
	void isAbsentUnlessAskedFor(TestDatabase database) {
		on(database).run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(InfoContributor.class));
	}

	@Test
	void answersWhenTheDatabaseIsDown(TestDatabase database) {
		on(database).withPropertyValues("management.info.aludel.enabled=true").run((context) -> {
			database.execute("drop table aludel_revision");
			database.execute("create view aludel_revision as select 1 as x");
			assertThat(info(context).get("aludel")).asString().startsWith("{error=");
		});
	}

	@Test
	void tellsOfEachOfSeveralDatabases(TestDatabase orders) {
		try (TestDatabase invoices = orders.another()) {
			this.runner
				.withPropertyValues("management.info.aludel.enabled=true", "aludel.databases.orders.data-source=orders",
						"aludel.databases.orders.packages=" + MIGRATIONS + "tasks",
						"aludel.databases.invoices.data-source=invoices",
						"aludel.databases.invoices.packages=" + MIGRATIONS + "invoices")
				.withBean("orders", DataSource.class, orders::dataSource)
				.withBean("invoices", DataSource.class, invoices::dataSource)
				.run((context) -> assertThat(info(context)).containsEntry("aludel",
						Map.of("orders", Map.of("upToDate", true, "current", List.of("2"), "heads", List.of("2")),
								"invoices", Map.of("upToDate", true, "current", List.of("1"), "heads", List.of("1")))));
		}
	}

	private static Map<String, Object> info(ApplicationContext context) {
		Info.Builder builder = new Info.Builder();
		context.getBean(AludelInfoContributor.class).contribute(builder);
		return builder.build().getDetails();
	}

	private ApplicationContextRunner on(TestDatabase database) {
		return this.runner.withPropertyValues("spring.datasource.url=" + database.url(),
				"spring.datasource.username=" + database.user(), "aludel.packages=" + MIGRATIONS + "tasks");
	}

}
