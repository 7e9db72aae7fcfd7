package dev.aludel.actuate.endpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.autoconfigure.AludelEndpointAutoConfiguration;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.BackfillProgress;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.RevisionFailedException;
import dev.aludel.migrate.RevisionSource;
import dev.aludel.migrate.RunReport;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
	void reportsHeadsPendingAndApplied(TestDatabase database) {
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
	void reportsTheDatabaseThatIsAhead(TestDatabase database) {
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
	void isSerializedWithIsoDates(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database)) {
			JsonNode aludel = read(context);
			String isoDate = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";
			assertThat(aludel.at("/applied/0/appliedAt").asString()).matches(isoDate);
			assertThat(aludel.at("/history/0/startedAt").asString()).matches(isoDate);
		}
	}

	@Test
	void tellsWhatWasDoneLately(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database)) {
			Aludel aludel = context.getBean(Aludel.class);
			aludel.downgrade("1");
			database.execute("alter table tasks add status text");
			assertThatThrownBy(aludel::upgrade).isInstanceOf(RevisionFailedException.class);
			JsonNode history = read(context).get("history");
			assertThat(history.valueStream()
				.map((entry) -> "%s %s %s".formatted(entry.get("action").asString(), entry.get("revision").asString(),
						entry.get("successful").asBoolean())))
				.containsExactly("upgrade 1 true", "upgrade 2 true", "downgrade 2 true", "upgrade 2 false");
			assertThat(history.get(0).get("databaseUser").asString()).isEqualTo("postgres");
			assertThat(history.get(0).get("application").asString()).isEqualTo("tasks");
			assertThat(history.get(0).get("statements").asInt()).isEqualTo(1);
			// What PostgreSQL said may hold values.
			assertThat(get(context).body()).doesNotContain("already exists");
		}
	}

	@Test
	void tellsOnlyTheNewestOfALongHistory(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database)) {
			database.execute("""
					insert into aludel_history (revision, action, outcome, started_at, duration_ms, statements)
					select 'n' || n, 'upgrade', 'failed', now(), 1, 1 from generate_series(1, 100) n""");
			JsonNode history = read(context).get("history");
			assertThat(history).hasSize(50);
			assertThat(history.get(0).get("revision").asString()).isEqualTo("n51");
			assertThat(history.get(49).get("revision").asString()).isEqualTo("n100");
		}
	}

	@Test
	void tellsWhoMigratesAndHowFarABackfillIs(TestDatabase database, @TempDir Path directory) throws Exception {
		database.execute("create table tasks (id int primary key, status text)");
		database.execute("insert into tasks (id) select generate_series(1, 100)");
		CountDownLatch read = new CountDownLatch(1);
		CountDownLatch half = new CountDownLatch(1);
		MigrationListener pause = new MigrationListener() {

			@Override
			public void afterBatch(BackfillProgress progress) {
				if (progress.batches() == 2) {
					half.countDown();
					await(read);
				}
			}

		};
		MigrationProject project = MigrationProject.of(directory, RevisionSource.revision("1")
			.up("op.backfill(\"tasks\", set(\"status = 'topsecret'\").batchSize(20));"));
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			Future<RunReport> run = executor.submit(() -> project.aludel(database.dataSource(), pause).upgrade());
			await(half);
			JsonNode aludel = describe(project.aludel(database.dataSource()));
			assertThat(aludel.get("upToDate").asBoolean()).isFalse();
			assertThat(aludel.get("unfinished")).singleElement().satisfies((unfinished) -> {
				assertThat(unfinished.get("revision").asString()).isEqualTo("1");
				assertThat(unfinished.get("direction").asString()).isEqualTo("upgrade");
				assertThat(unfinished.get("completedStatements").asInt()).isZero();
				assertThat(unfinished.get("batches").asInt()).isEqualTo(2);
				assertThat(unfinished.get("rows").asInt()).isEqualTo(40);
				assertThat(Instant.parse(unfinished.get("stoppedAt").asString())).isBefore(Instant.now());
			});
			JsonNode lock = aludel.get("lock");
			assertThat(lock.propertyNames()).containsExactly("pid", "application", "client", "connectedSince",
					"transactionSince", "state", "statementSince", "blockedBy", "indexBuild");
			assertThat(database.query("select pid from pg_locks where locktype = 'advisory'"))
				.containsExactly(lock.get("pid").asString());
			assertThat(lock.get("application").asString()).isEqualTo("aludel upgrade");
			assertThat(lock.get("state").asString()).isEqualTo("idle");
			assertThat(lock.get("transactionSince").isNull()).isTrue();
			assertThat(lock.get("statementSince").isNull()).isTrue();
			assertThat(lock.get("blockedBy")).isEmpty();
			assertThat(Instant.parse(lock.get("connectedSince").asString())).isBefore(Instant.now());
			assertThat(lock.get("indexBuild").isNull()).isTrue();
			assertThat(aludel.toString()).doesNotContain("topsecret", "update");
			read.countDown();
			run.get();
			assertThat(describe(project.aludel(database.dataSource())).get("lock").isNull()).isTrue();
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void tellsHowFarTheBuildOfAnIndexIs(TestDatabase database, @TempDir Path directory) throws Exception {
		database.execute("create table tasks (id int primary key, status text)");
		MigrationProject project = MigrationProject.of(directory, RevisionSource.revision("1")
			.up("op.createIndexConcurrently(\"tasks\", index(\"ix_tasks_status\").on(\"status\"));"));
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try (Connection writer = database.connect(); Statement statement = writer.createStatement()) {
			writer.setAutoCommit(false);
			statement.execute("insert into tasks values (1, 'open')");
			Aludel aludel = project.aludel(database.dataSource());
			Future<RunReport> run = executor.submit(() -> project.aludel(database.dataSource()).upgrade());
			Awaitility.await()
				.until(() -> describe(aludel).at("/lock/indexBuild/phase").asString("").startsWith("waiting"));
			JsonNode lock = describe(aludel).get("lock");
			assertThat(lock.get("state").asString()).isEqualTo("active");
			assertThat(lock.get("indexBuild").propertyNames()).containsExactly("table", "index", "phase", "blocksDone",
					"blocksTotal");
			assertThat(lock.at("/indexBuild/table").asString()).isEqualTo("tasks");
			assertThat(lock.at("/indexBuild/phase").asString()).isEqualTo("waiting for writers before build");
			assertThat(lock.get("blockedBy")).singleElement().satisfies(isBackendOf(writer));
			writer.commit();
			run.get();
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void tellsSinceWhenARevisionRunsAndWhoIsInItsWay(TestDatabase database, @TempDir Path directory) throws Exception {
		database.execute("create table tasks (id int primary key, status text)");
		MigrationProject project = MigrationProject.of(directory, RevisionSource.revision("1")
			.up("op.execute(\"create table a (x int)\"); op.dropColumn(\"tasks\", \"status\");"));
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try (Connection reader = database.connect(); Statement statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.execute("select status from tasks");
			Aludel aludel = project.aludel(database.dataSource());
			Future<RunReport> run = executor.submit(() -> project
				.aludel(database.dataSource(), AludelSettings.defaults().withLockTimeout(Duration.ofMinutes(1)))
				.upgrade());
			// It does not wait between two attempts.
			JsonNode lock = Awaitility.await()
				.until(() -> describe(aludel).get("lock"), (answer) -> !answer.at("/blockedBy").isEmpty());
			assertThat(lock.get("blockedBy")).singleElement().satisfies(isBackendOf(reader));
			assertThat(lock.get("state").asString()).isEqualTo("active");
			assertThat(Instant.parse(lock.get("transactionSince").asString()))
				.isAfter(Instant.parse(lock.get("connectedSince").asString()))
				.isBefore(Instant.parse(lock.get("statementSince").asString()));
			reader.commit();
			run.get();
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static ThrowingConsumer<JsonNode> isBackendOf(Connection connection) {
		return (pid) -> assertThat(pid.asInt()).isEqualTo(connection.unwrap(PGConnection.class).getBackendPID());
	}

	@Test
	void tellsOfOneDatabaseByItsName(TestDatabase database) {
		try (TestDatabase invoices = database.another();
				ConfigurableApplicationContext context = startSeveral(database, invoices)) {
			assertThat(new JsonMapper().readTree(get(context).body()).at("/contexts/tasks/beans").propertyNames())
				.containsExactly("ordersAludel", "invoicesAludel");
			JsonNode orders = new JsonMapper().readTree(get(context, "/orders").body());
			assertThat(orders.get("database").asString()).startsWith("orders (" + database.name());
			JsonNode second = new JsonMapper().readTree(get(context, "/invoicesAludel").body());
			assertThat(second.get("database").asString()).startsWith("invoices (" + invoices.name());
			assertThat(get(context, "/nothing").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void changesNothing(TestDatabase database) throws Exception {
		try (ConfigurableApplicationContext context = start(database, "--aludel.target=1")) {
			for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
				HttpRequest request = HttpRequest.newBuilder(uri(context, "/aludel"))
					.method(method, HttpRequest.BodyPublishers.ofString("{}"))
					.build();
				HttpResponse<String> response = HttpClient.newHttpClient()
					.send(request, HttpResponse.BodyHandlers.ofString());
				assertThat(response.statusCode()).as(method).isIn(404, 405);
			}
			assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
		}
		assertThat(AludelEndpoint.class.getMethods())
			.noneMatch((method) -> method.isAnnotationPresent(WriteOperation.class)
					|| method.isAnnotationPresent(DeleteOperation.class));
	}

	@Test
	void isAbsentUnlessTheUserSaysSomething(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database, "--management.endpoints.web.exposure.include=")) {
			assertThat(get(context).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void answersSoonWhenATableIsLocked(TestDatabase database) throws Exception {
		try (ConfigurableApplicationContext context = start(database);
				Connection other = database.connect();
				Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("lock table aludel_history in access exclusive mode");
			assertThat(read(context).get("error").asString())
				.contains("canceling statement due to statement timeout (57014)");
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
	void showsNoPasswordOfAUrlThatLeadsNowhere(TestDatabase database) {
		String url = "jdbc:postgresql://localhost:54x2/tasks?user=tasks&password=topsecret";
		try (ConfigurableApplicationContext context = start(database, "--aludel.url=" + url,
				"--aludel.on-startup=none")) {
			assertThat(read(context).get("error").asString()).startsWith(
					"No connection to the database: Unable to parse URL jdbc:postgresql://localhost:54x2/tasks?\n");
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
			var contexts = new AludelEndpoint(child, UnaryOperator.identity()).aludelBeans().getContexts();
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

	@Test
	void tellsOfAnEngineOfOnesOwnByTheNameThatCommandsTake(TestDatabase database) {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(AludelEndpointAutoConfiguration.class))
			.withBean("ordersAludel", Aludel.class, () -> engine(database))
			.withPropertyValues("management.endpoints.web.exposure.include=aludel")
			.run((context) -> {
				AludelEndpoint endpoint = context.getBean(AludelEndpoint.class);
				assertThat(endpoint.aludelBean("orders")).isNotNull();
				assertThat(endpoint.aludelBean("ordersAludel")).isNotNull();
				assertThat(endpoint.aludelBean("ordersAlude")).isNull();
			});
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

	private static ConfigurableApplicationContext startSeveral(TestDatabase orders, TestDatabase invoices) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.SERVLET)
			.properties("server.port=0", "spring.application.name=tasks",
					"management.endpoints.web.exposure.include=aludel", "aludel.databases.orders.packages=" + TASKS,
					"aludel.databases.invoices.url=%s?user=%s".formatted(invoices.url(), invoices.user()),
					"aludel.databases.invoices.packages=dev.aludel.autoconfigure.migrations.invoices",
					"spring.datasource.url=" + orders.url(), "spring.datasource.username=" + orders.user())
			.run();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What the endpoint says of an engine, as it is sent. */
	private static JsonNode describe(Aludel engine) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean("aludel", Aludel.class, () -> engine);
			context.refresh();
			return new JsonMapper()
				.valueToTree(new AludelEndpoint(context, UnaryOperator.identity()).aludelBean("aludel"));
		}
	}

	private static JsonNode read(ConfigurableApplicationContext context) {
		return new JsonMapper().readTree(get(context).body()).at("/contexts/tasks/beans/aludel");
	}

	private static List<String> texts(JsonNode array) {
		return array.valueStream().map(JsonNode::asString).toList();
	}

	private static URI uri(ConfigurableApplicationContext context, String path) {
		String port = context.getEnvironment().getRequiredProperty("local.server.port");
		return URI.create("http://localhost:%s/actuator%s".formatted(port, path));
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext context) {
		return get(context, "");
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext context, String path) {
		URI uri = uri(context, "/aludel" + path);
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
