package dev.aludel.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.aludel.migrate.Aludel;
import dev.aludel.revision.AcceptanceList;
import dev.aludel.revision.AcceptanceList.Case;
import dev.aludel.revision.AcceptanceList.ExpectedError;
import dev.aludel.revision.RevisionNode;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the acceptance list {@code revision-graph.json} through the command line, over
 * real migrations and a real database.
 */
@PostgresTest
@TestInstance(Lifecycle.PER_CLASS)
class CommandLineAcceptanceTests {

	/** What is the user's mistake, and no matter of the revisions or the database. */
	private static final Set<String> MISTYPED = Set.of("bad-identifier", "unknown-revision", "unknown-label",
			"partial-too-short", "ambiguous-id", "relative-wrong-direction", "ambiguous-walk", "multiple-current");

	private static final Set<String> RUNNING = Set.of("upgrade", "downgrade", "stamp");

	private static final AcceptanceList LIST = AcceptanceList.read();

	static List<Case> cases() {
		return LIST.cases();
	}

	private final TestDatabase database;

	private final AppliedRows rows;

	CommandLineAcceptanceTests(TestDatabase database) {
		this.database = database;
		this.rows = new AppliedRows(database);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void behavesAsListed(Case listed) {
		List<RevisionNode> nodes = LIST.nodes(listed.graph());
		Aludel aludel = GraphMigrations.of(nodes).aludel(this.database.dataSource());
		this.rows.write(listed.applied(), nodes);
		CommandRun run = CommandRun.of(aludel, arguments(listed, "json"));
		assertThat(run.err()).isEmpty();
		assertThat(this.rows.read()).containsExactlyInAnyOrderElementsOf(listed.appliedAfter());
		if (listed.error() != null) {
			assertRefusal(run, listed.error(), nodes);
			assertSameInText(run, CommandRun.of(aludel, arguments(listed, "text")));
			return;
		}
		assertThat(run.status()).isZero();
		if (listed.steps() != null && RUNNING.contains(listed.command())) {
			assertThat(steps(run)).containsExactlyElementsOf(listed.steps());
		}
		if (listed.output() != null && listed.command().equals("history")) {
			assertThat(ids(run)).containsExactlyElementsOf(listed.output());
		}
		else if (listed.output() != null) {
			assertThat(ids(run)).containsExactlyInAnyOrderElementsOf(listed.output());
		}
		if (listed.currentAfter() != null) {
			CommandRun current = CommandRun.of(aludel, "current", "--format", "json");
			assertThat(strings(current, "current")).containsExactlyInAnyOrderElementsOf(listed.currentAfter());
		}
	}

	private static String[] arguments(Case listed, String format) {
		// Any command loads the revisions.
		String command = listed.command().equals("load") ? "heads" : listed.command();
		return Stream.of(List.of(command), listed.args(), List.of("--format", format))
			.flatMap(List::stream)
			.toArray(String[]::new);
	}

	private static void assertRefusal(CommandRun run, ExpectedError expected, List<RevisionNode> nodes) {
		assertThat(run.status()).isEqualTo(MISTYPED.contains(expected.kind()) ? ExitStatus.USAGE : ExitStatus.FAILED);
		Map<?, ?> error = (Map<?, ?>) Objects.requireNonNull(run.json().get("error"));
		assertThat(error.get("type")).isEqualTo(expected.type().getSimpleName());
		String message = String.valueOf(error.get("message"));
		assertThat(message).contains(expected.contains()).contains("Nothing was run");
		for (String id : Objects.requireNonNullElse(expected.classesOf(), List.<String>of())) {
			assertThat(message)
				.contains(nodes.stream().filter((node) -> node.id().equals(id)).map(RevisionNode::origin).toList());
		}
	}

	private static void assertSameInText(CommandRun json, CommandRun text) {
		Map<?, ?> error = (Map<?, ?>) Objects.requireNonNull(json.json().get("error"));
		assertThat(text.status()).isEqualTo(json.status());
		assertThat(text.out()).isEmpty();
		assertThat(text.err().stripTrailing()).isEqualTo(error.get("message"));
	}

	private static List<String> steps(CommandRun run) {
		List<String> steps = new ArrayList<>();
		for (Map<?, ?> revision : objects(run, "revisions")) {
			steps.add(verb(String.valueOf(revision.get("action"))) + " " + revision.get("revision"));
		}
		return steps;
	}

	private static String verb(String action) {
		return switch (action) {
			case "upgrade" -> "up";
			case "downgrade" -> "down";
			case "stamp" -> "mark";
			case "unstamp" -> "unmark";
			default -> action;
		};
	}

	/** The ids of the revisions, heads or current revisions that the command lists. */
	private static List<String> ids(CommandRun run) {
		String command = String.valueOf(run.json().get("command"));
		if (command.equals("current")) {
			return strings(run, "current");
		}
		return objects(run, command.equals("heads") ? "heads" : "revisions").stream()
			.map((revision) -> String.valueOf(revision.get("revision")))
			.toList();
	}

	private static List<String> strings(CommandRun run, String member) {
		return ((List<?>) Objects.requireNonNull(run.json().get(member))).stream().map(String::valueOf).toList();
	}

	private static List<Map<?, ?>> objects(CommandRun run, String member) {
		List<Map<?, ?>> objects = new ArrayList<>();
		((List<?>) Objects.requireNonNull(run.json().get(member))).forEach((each) -> objects.add((Map<?, ?>) each));
		return objects;
	}

}
