package dev.aludel.command;

import java.util.List;

import dev.aludel.revision.AcceptanceList;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeadsCommandTests {

	private static final AcceptanceList LIST = AcceptanceList.read();

	@Test
	void listsTheHeadsWithoutADatabase() {
		CommandRun run = run("HIDE", "heads");
		assertThat(run.status()).isZero();
		assertThat(run.out()).isEqualTo("""
				x2  change 1  db.migration.Rx2_HIDE1  (head)
				y3  change 4  db.migration.Ry3_HIDE4  (head)
				""");
	}

	@Test
	void leavesOutHeadsThatOthersNeed() {
		assertThat(run("HIDE", "heads", "--resolve-dependencies").out()).isEqualTo("""
				y3  change 4  db.migration.Ry3_HIDE4  (head)
				""");
	}

	@Test
	void tellsTheSameAsJson() {
		CommandRun run = run("HIDE", "heads", "--format", "json");
		assertThat(run.json()).containsOnlyKeys("version", "command", "heads");
		assertThat(run.json()).extractingByKey("heads", InstanceOfAssertFactories.LIST)
			.hasSize(2)
			.first(InstanceOfAssertFactories.map(String.class, Object.class))
			.containsOnlyKeys("revision", "message", "className", "revises", "revisedBy", "dependsOn",
					"resolvedDependsOn", "neededBy", "branchLabels", "head", "base", "branchPoint", "merge")
			.containsEntry("revision", "x2")
			.containsEntry("neededBy", List.of("y3"))
			.containsEntry("head", true);
	}

	@Test
	void saysThatThereAreNone() {
		assertThat(CommandRun.of(GraphMigrations.of(List.of()).aludelWithoutDatabase(), "heads").out())
			.isEqualTo("The application has no revisions.\n");
	}

	private static CommandRun run(String graph, String... arguments) {
		return CommandRun.of(GraphMigrations.of(LIST.nodes(graph)).aludelWithoutDatabase(), arguments);
	}

}
