package dev.aludel.actuate.endpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code GET /actuator/aludel} answers, over HTTP.
 */
@PostgresTest
class AludelEndpointTests {

	private static final String TASKS = "dev.aludel.autoconfigure.migrations.tasks";

	@Test
	void showsADatabaseThatIsUpToDate(TestDatabase database) {
		Instant before = Instant.now().minusSeconds(1);
		try (ConfigurableApplicationContext context = start(database)) {
			JsonNode aludel = read(context);
			assertThat(aludel.get("database").asString()).startsWith(database.name() + " on localhost");
			assertThat(aludel.get("upToDate").asBoolean()).isTrue();
			assertThat(texts(aludel.get("current"))).containsExactly("2");
			assertThat(texts(aludel.get("heads"))).containsExactly("2");
			assertThat(aludel.get("pending")).isEmpty();
			assertThat(aludel.get("unknown")).isEmpty();
			assertThat(aludel.get("unfinished")).isEmpty();
			assertThat(aludel.get("applied")).hasSize(2);
			JsonNode latest = aludel.get("applied").get(1);
			assertThat(latest.get("revision").asString()).isEqualTo("2");
			assertThat(latest.get("message").asString()).isEqualTo("add status to tasks");
			assertThat(Instant.parse(latest.get("appliedAt").asString())).isBetween(before, Instant.now());
			assertThat(latest.get("durationMs").asLong()).isBetween(0L, 60_000L);
			assertThat(latest.get("databaseUser").asString()).isEqualTo("postgres");
			assertThat(latest.get("application").asString()).isEqualTo("tasks");
		}
	}

	@Test
	void showsWhatMattersBeforeWhatIsLong(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database)) {
			assertThat(get(context).body()).containsSubsequence("\"contexts\"", "\"tasks\"", "\"beans\"", "\"aludel\"",
					"\"database\"", "\"upToDate\"", "\"current\"", "\"heads\"", "\"pending\"", "\"unknown\"",
					"\"unfinished\"", "\"applied\"", "\"revision\"", "\"message\"", "\"appliedAt\"", "\"durationMs\"",
					"\"databaseUser\"");
		}
	}

	@Test
	void showsWhatIsPending(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database, "--aludel.target=1")) {
			JsonNode aludel = read(context);
			assertThat(aludel.get("upToDate").asBoolean()).isFalse();
			assertThat(texts(aludel.get("current"))).containsExactly("1");
			assertThat(texts(aludel.get("heads"))).containsExactly("2");
			assertThat(aludel.get("pending")).singleElement().satisfies((pending) -> {
				assertThat(pending.get("revision").asString()).isEqualTo("2");
				assertThat(pending.get("message").asString()).isEqualTo("add status to tasks");
				assertThat(pending.get("className").asString()).isEqualTo(TASKS + ".R2_AddStatusToTasks");
			});
			assertThat(aludel.get("applied")).hasSize(1);
		}
	}

	@Test
	void showsADatabaseThatIsAhead(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database)) {
			database.execute("""
					insert into aludel_revision (revision, revises, depends_on, message, checksum, applied_at)
					select '3', array['2'], depends_on, 'from the future', checksum, now() from aludel_revision
					where revision = '2'""");
			JsonNode aludel = read(context);
			assertThat(aludel.get("upToDate").asBoolean()).isTrue();
			assertThat(texts(aludel.get("unknown"))).containsExactly("3");
			assertThat(texts(aludel.get("current"))).containsExactly("3");
			assertThat(texts(aludel.get("heads"))).containsExactly("2");
		}
	}

	@Test
	void answersWhenTheDatabaseIsDown(TestDatabase database) {
		String role = "role_of_" + database.name();
		database.execute("create role " + role + " login superuser");
		try (ConfigurableApplicationContext context = start(database, "--spring.datasource.username=" + role,
				"--spring.datasource.password=topsecret", "--spring.datasource.hikari.connection-timeout=250")) {
			database.execute("alter role %s nologin".formatted(role));
			database
				.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = '%s'".formatted(role));
			HttpResponse<String> response = get(context);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(read(context).propertyNames()).containsExactly("error");
			// The pool may still hand out the connection that has just been ended.
			assertThat(read(context).get("error").asString()).containsAnyOf("No connection to the database: ",
					"PostgreSQL: terminating connection due to administrator command (57P01)");
			assertThat(response.body()).doesNotContain("topsecret");
		}
	}

	@Test
	void holdsNoConnectionBetweenReads(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database,
				"--spring.datasource.hikari.maximum-pool-size=1")) {
			read(context);
			read(context);
			assertThat(context.getBean(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections()).isZero();
		}
	}

	@Test
	void isAbsentUnlessExposed(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database,
				"--management.endpoints.web.exposure.include=health")) {
			assertThat(get(context).statusCode()).isEqualTo(404);
			assertThat(context.getBeansOfType(AludelEndpoint.class)).isEmpty();
		}
	}

	@Test
	void isAbsentWhenAccessIsNone(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database, "--management.endpoint.aludel.access=none")) {
			assertThat(get(context).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void isAbsentWhenAludelIsDisabled(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database, "--aludel.enabled=false")) {
			assertThat(get(context).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void reportsEveryEngineOfEveryContext(TestDatabase database) {
		try (AnnotationConfigApplicationContext parent = new AnnotationConfigApplicationContext();
				AnnotationConfigApplicationContext child = new AnnotationConfigApplicationContext()) {
			parent.setId("parent");
			parent.registerBean("shared", Aludel.class, () -> engine(database));
			parent.refresh();
			child.setId("child");
			child.setParent(parent);
			child.registerBean("first", Aludel.class, () -> engine(database));
			child.registerBean("second", Aludel.class, () -> engine(database));
			child.refresh();
			var contexts = new AludelEndpoint(child).aludelBeans().getContexts();
			assertThat(contexts).containsOnlyKeys("child", "parent");
			assertThat(contexts.get("child")).satisfies((descriptor) -> {
				assertThat(Objects.requireNonNull(descriptor).getBeans()).containsOnlyKeys("first", "second");
				assertThat(descriptor.getParentId()).isEqualTo("parent");
			});
			assertThat(contexts.get("parent")).satisfies((descriptor) -> {
				assertThat(Objects.requireNonNull(descriptor).getBeans()).containsOnlyKeys("shared");
				assertThat(descriptor.getParentId()).isNull();
			});
		}
	}

	private static Aludel engine(TestDatabase database) {
		return new Aludel(database.dataSource(),
				new ClasspathMigrationSource(List.of(TASKS), AludelEndpointTests.class.getClassLoader()),
				AludelSettings.defaults(), List.of());
	}

	private static ConfigurableApplicationContext start(TestDatabase database, String... properties) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.SERVLET)
			.properties("server.port=0", "spring.application.name=tasks", "spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(), "aludel.packages=" + TASKS,
					"management.endpoints.web.exposure.include=aludel")
			.run(properties);
	}

	private static JsonNode read(ConfigurableApplicationContext context) {
		return new JsonMapper().readTree(get(context).body()).at("/contexts/tasks/beans/aludel");
	}

	private static List<String> texts(JsonNode array) {
		return array.valueStream().map(JsonNode::asString).toList();
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext context) {
		String port = context.getEnvironment().getRequiredProperty("local.server.port");
		URI uri = URI.create("http://localhost:%s/actuator/aludel".formatted(port));
		try {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
