package dev.aludel.actuate.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.BackfillProgress;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.RevisionSource;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the answer of the endpoint that is shown in {@code docs/observability.md}.
 */
@PostgresTest
class EndpointDocumentationTests {

	private static final Path PAGE = Path.of("..", "docs", "observability.md");

	private final JsonMapper mapper = new JsonMapper();

	@Test
	void showsEveryFieldThatThereIs(TestDatabase database, @TempDir Path directory) throws Exception {
		SortedSet<String> real = new TreeSet<>();
		addFields(answerDuringABackfill(database, directory), "", real);
		try (TestDatabase other = database.another()) {
			addFields(answerDuringABuild(other, directory), "", real);
		}
		SortedSet<String> documented = new TreeSet<>();
		addFields(example(), "", documented);
		assertThat(documented).contains("/contexts/*/beans/*/lock/indexBuild/phase").isEqualTo(real);
	}

	private JsonNode example() throws IOException {
		String page = Files.readString(PAGE);
		String json = Pattern.compile("```json\\n(\\{\\s+\"contexts\".*?)```", Pattern.DOTALL)
			.matcher(page)
			.results()
			.map((MatchResult match) -> match.group(1))
			.findFirst()
			.orElseThrow();
		return this.mapper.readTree(json);
	}

	/** What is named by the application and what is numbered counts as one. */
	private static void addFields(JsonNode node, String path, SortedSet<String> fields) {
		boolean named = path.equals("/contexts") || path.equals("/contexts/*/beans");
		if (node.isObject()) {
			node.propertyStream()
				.filter((property) -> !property.getValue().isNull())
				.forEach((property) -> addFields(property.getValue(), path + "/" + (named ? "*" : property.getKey()),
						fields));
		}
		else if (node.isArray()) {
			node.valueStream().forEach((element) -> addFields(element, path, fields));
		}
		if (!path.isEmpty()) {
			fields.add(path);
		}
	}

	private JsonNode answerDuringABackfill(TestDatabase database, Path directory) {
		database.execute("create table tasks (id int primary key, n int)");
		database.execute("insert into tasks (id) select generate_series(1, 100)");
		RevisionSource backfill = revision("1").message("count")
			.up("op.backfill(\"tasks\", set(\"n = 1\").batchSize(30));");
		Aludel endpoint = MigrationProject.of(directory, backfill).aludel(database.dataSource());
		AtomicReference<JsonNode> answer = new AtomicReference<>();
		MigrationListener reader = new MigrationListener() {

			@Override
			public void afterBatch(BackfillProgress progress) {
				answer.set(read(endpoint));
			}

		};
		Aludel aludel = MigrationProject.of(directory, revision("0").message("unknown to the other"), backfill)
			.aludel(database.dataSource(), AludelSettings.defaults().withApplication("tasks"), reader);
		aludel.upgrade("0");
		aludel.upgrade("1");
		return Objects.requireNonNull(answer.get());
	}

	private JsonNode answerDuringABuild(TestDatabase database, Path directory) throws Exception {
		database.execute("create table tasks (id int primary key, status text)");
		MigrationProject project = MigrationProject.of(directory,
				revision("1").up("op.createIndexConcurrently(\"tasks\", index(\"ix_tasks_status\").on(\"status\"));"));
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try (Connection writer = database.connect(); Statement statement = writer.createStatement()) {
			writer.setAutoCommit(false);
			statement.execute("insert into tasks values (1, 'open')");
			Future<?> run = executor.submit(() -> project.aludel(database.dataSource()).upgrade());
			AtomicReference<JsonNode> answer = new AtomicReference<>();
			Awaitility.await().until(() -> {
				JsonNode current = read(project.aludel(database.dataSource()));
				answer.set(current);
				return current.at("/contexts/tasks/beans/aludel/lock/indexBuild/index").isString();
			});
			writer.commit();
			run.get();
			return Objects.requireNonNull(answer.get());
		}
		finally {
			executor.shutdownNow();
		}
	}

	private JsonNode read(Aludel engine) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.setId("tasks");
			context.registerBean("aludel", Aludel.class, () -> engine);
			context.refresh();
			return this.mapper.valueToTree(new AludelEndpoint(context, UnaryOperator.identity()).aludelBeans());
		}
	}

}
