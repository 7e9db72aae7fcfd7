package dev.aludel.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.aludel.migrate.Aludel;
import dev.aludel.revision.AcceptanceList;
import dev.aludel.revision.RevisionNode;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class BranchesCommandTests {

	private static final AcceptanceList LIST = AcceptanceList.read();

	@Test
	void tellsWhatLeavesABranchPointAndWhatTheLabelsName() {
		CommandRun run = run(LIST.nodes("FORK"), "branches");
		assertThat(run.status()).isZero();
		assertThat(run.out()).isEqualTo("""
				Branch point a2  change 1
				  b1  change 2  leads to f1  [left]
				  c1  change 5  leads to e1  [right]

				Labels
				  [left]   b1  change 2  leads to f1
				  [right]  c1  change 5  leads to e1

				o    f1  change 4  (head)
				| o  e1  change 6  (head)
				o |  d1  change 3
				| o  c1  change 5  [right]
				o |  b1  change 2  [left]
				|/
				o    a2  change 1  (branch point)
				o    a1  change 0  (base)

				No database was asked; what is applied is not known.
				""");
	}

	@Test
	void tellsAllHeadsThatABranchLeadsTo() {
		assertThat(run(LIST.nodes("FAN"), "branches").out()).startsWith("""
				Branch point r0  change 1
				  b1  change 2  leads to b10, b9
				  c1  change 3  leads to c1
				  d1  change 4  leads to a1

				Branch point b1  change 2
				  b10  change 7  leads to b10
				  b9   change 6  leads to b9

				o      a1   change 5  (head)
				""");
	}

	@Test
	void foldsTheLongStretchesBetween() {
		List<RevisionNode> nodes = new ArrayList<>();
		nodes.add(revision("v00"));
		for (int i = 1; i < 40; i++) {
			nodes.add(revision("v%02d".formatted(i), "v%02d".formatted(i - 1)));
		}
		nodes.add(revision("w1", "v20"));
		assertThat(run(nodes, "branches").out()).isEqualTo("""
				Branch point v20  do v20
				  v21  do v21  leads to v39
				  w1   do w1   leads to w1

				o    w1   do w1  (head)
				| o  v39  do v39  (head)
				| :  17 revisions
				| o  v21  do v21
				|/
				o    v20  do v20  (branch point)
				:    19 revisions
				o    v00  do v00  (base)

				No database was asked; what is applied is not known.
				""");
	}

	@Test
	void showsWhereTheDatabaseIs(TestDatabase database) {
		Aludel aludel = GraphMigrations.of(LIST.nodes("LINE")).aludel(database.dataSource());
		aludel.upgrade("l3");
		CommandRun run = CommandRun.of(aludel, "branches");
		assertThat(run.status()).isZero();
		assertThat(run.out()).startsWith("""
				There is no branch point.

				o  l5  change 4  (head)
				o  l4  change 3
				*  l3  change 2  (current)
				*  l2  change 1
				*  l1  change 0  (base)

				* applied, o pending in database %s on localhost:""".formatted(database.name()));
		assertThat(CommandRun.of(aludel, "branches", "--format", "json").json()).containsEntry("current",
				List.of("l3"));
	}

	@Test
	void saysThatThereAreNoBranches() {
		assertThat(run(LIST.nodes("LINE"), "branches").out()).isEqualTo("""
				There is no branch point.

				o  l5  change 4  (head)
				:  3 revisions
				o  l1  change 0  (base)

				No database was asked; what is applied is not known.
				""");
	}

	@Test
	void tellsTheSameAsJson() {
		Map<String, Object> json = run(LIST.nodes("FORK"), "branches", "--format", "json").json();
		assertThat(json)
			.containsOnlyKeys("version", "command", "database", "host", "current", "branchPoints", "branchLabels",
					"heads", "bases")
			.containsEntry("heads", List.of("e1", "f1"))
			.containsEntry("bases", List.of("a1"))
			.containsEntry("branchLabels", List.of(Map.of("label", "left", "revision", "b1", "heads", List.of("f1")),
					Map.of("label", "right", "revision", "c1", "heads", List.of("e1"))));
		assertThat(json.get("branchPoints")).asInstanceOf(InstanceOfAssertFactories.LIST)
			.singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
			.containsEntry("revision", "a2")
			.containsEntry("branchPoint", true)
			.containsEntry("branches",
					List.of(Map.of("revision", "b1", "branchLabels", List.of("left"), "heads", List.of("f1")),
							Map.of("revision", "c1", "branchLabels", List.of("right"), "heads", List.of("e1"))));
	}

	private static RevisionNode revision(String id, String... revises) {
		return new RevisionNode(id, List.of(revises), List.of(), List.of(), "do " + id, "db.migration.R" + id);
	}

	private static CommandRun run(List<RevisionNode> nodes, String... arguments) {
		String[] offline = Stream.concat(Arrays.stream(arguments), Stream.of("--offline")).toArray(String[]::new);
		return CommandRun.of(GraphMigrations.of(nodes).aludelWithoutDatabase(), offline);
	}

}
