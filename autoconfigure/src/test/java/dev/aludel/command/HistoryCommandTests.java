package dev.aludel.command;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.migrate.Aludel;
import dev.aludel.revision.AcceptanceList;
import dev.aludel.revision.RevisionNode;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class HistoryCommandTests {

	private static final AcceptanceList LIST = AcceptanceList.read();

	@Test
	void drawsTheGraphAndWhereTheDatabaseIs(TestDatabase database) {
		Aludel aludel = aludel("FORK", database);
		aludel.upgrade("d1");
		CommandRun run = CommandRun.of(aludel, "history");
		assertThat(run.err()).isEmpty();
		assertThat(run.status()).isZero();
		assertThat(run.out()).startsWith("""
				o    f1  change 4  (head)
				| o  e1  change 6  (head)
				* |  d1  change 3  (current)
				| o  c1  change 5  [right]
				* |  b1  change 2  [left]
				|/
				*    a2  change 1  (branch point)
				*    a1  change 0  (base)

				* applied, o pending in database %s on localhost:""".formatted(database.name()));
	}

	@Test
	void marksMerges() {
		assertThat(offline("MERGE")).startsWith("""
				o    q2  change 6  (head)
				o    q1  change 5  (merge)
				|\\
				| o  p1  change 4
				o |  o1  change 2
				| o  n1  change 3  [rhs]
				o |  m1  change 1  [lhs]
				|/
				o    k1  change 0  (base) (branch point)
				""");
	}

	@Test
	void tellsDependenciesInWords() {
		assertThat(offline("HIDE")).isEqualTo("""
				o  y3  change 4  (head)  depends on x2
				o  y2  change 3  depends on x1
				o  y1  change 2  (base) [yl]

				o  x2  change 1  (head)
				o  x1  change 0  (base) [xl]

				No database was asked; what is applied is not known.
				""");
	}

	@Test
	void tellsTheParentsOutsideOfTheRangeInWords() {
		assertThat(CommandRun
			.of(GraphMigrations.of(LIST.nodes("MERGE")).aludelWithoutDatabase(), "history", "--offline", "--quiet",
					"p1:")
			.out()).isEqualTo("""
					o  q2  change 6  (head)
					o  q1  change 5  (merge)  revises o1
					o  p1  change 4  revises n1
					""");
	}

	@Test
	void tellsMoreWithVerbose(TestDatabase database) {
		Aludel aludel = aludel("MERGE", database);
		aludel.upgrade("n1");
		String out = CommandRun.of(aludel, "history", "--verbose").out();
		assertThat(out.replaceAll("applied \\S+Z in \\d+ ms", "applied T in N ms")).startsWith("""
				o    q2  change 6  (head)
				|        db.migration.Rq2_MERGE6
				o    q1  change 5  (merge)
				|        db.migration.Rq1_MERGE5
				|\\
				| o  p1  change 4
				| |      db.migration.Rp1_MERGE4
				o |  o1  change 2
				| |      db.migration.Ro1_MERGE2
				| *  n1  change 3  (current) [rhs]
				| |      db.migration.Rn1_MERGE3
				| |      applied T in N ms, by postgres
				o |  m1  change 1  [lhs]
				| |      db.migration.Rm1_MERGE1
				|/
				*    k1  change 0  (base) (branch point)
				         db.migration.Rk1_MERGE0
				         applied T in N ms, by postgres
				""");
	}

	@Test
	void saysWhichRevisionsWereStamped(TestDatabase database) {
		Aludel aludel = aludel("LINE", database);
		aludel.stamp(List.of("l1"));
		assertThat(CommandRun.of(aludel, "history", "--verbose", "current:current").out())
			.containsPattern("applied \\S+Z by stamp, by postgres\n");
	}

	@Test
	void drawsRevisionsThatOnlyTheDatabaseHas(TestDatabase database) {
		GraphMigrations.of(withTwoMore()).aludel(database.dataSource()).upgrade();
		Aludel older = aludel("LINE", database);
		assertThat(CommandRun.of(older, "history", "l4:").out()).startsWith("""
				*  zz2  change 6  (current) (unknown)
				*  zz1  change 5  (unknown)
				*  l5   change 4  (head)
				*  l4   change 3  revises l3

				""").endsWith("\nThe database also has revisions that this application does not know: zz1, zz2\n");
		assertThat(CommandRun.of(older, "history", "current:").out())
			.startsWith("*  zz2  change 6  (current) (unknown)  revises zz1\n\n");
		assertThat(CommandRun.of(older, "history", "l5:heads").out())
			.startsWith("*  l5  change 4  (head)  revises l4\n\n");
		assertThat(CommandRun.of(older, "current").out()).startsWith("zz2  change 6  (current) (unknown)\n");
		assertThat(CommandRun.of(older, "history", "--format", "dot").out())
			.contains("zz2\\nchange 6\\n(current) (unknown)")
			.contains("r1 -> r2;")
			.contains("r2 -> r3;");
	}

	private static List<RevisionNode> withTwoMore() {
		List<RevisionNode> nodes = new ArrayList<>(LIST.nodes("LINE"));
		nodes.add(new RevisionNode("zz1", List.of("l5"), List.of(), List.of(), "change 5", "db.migration.Rzz1"));
		nodes.add(new RevisionNode("zz2", List.of("zz1"), List.of(), List.of(), "change 6", "db.migration.Rzz2"));
		return nodes;
	}

	@Test
	void refusesARangeWhoseLaterEndComesFirst(TestDatabase database) {
		Aludel aludel = aludel("LINE", database);
		CommandRun run = CommandRun.of(aludel, "history", "l4:l2");
		assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(run.err()).isEqualTo("""
				The range l4:l2 leads down: its later end comes first.
				Nothing was run. Write l2:l4.
				""");
		assertThat(CommandRun.of(aludel, "history", "head:base").err()).contains("Write base:head.");
		CommandRun nothingYet = CommandRun.of(aludel, "history", "l1:current");
		assertThat(nothingYet.status()).isZero();
		assertThat(nothingYet.out()).startsWith("No revision lies in l1:current.");
	}

	@Test
	void coloursWhatStandsOut(TestDatabase database) {
		Aludel aludel = aludel("FORK", database);
		aludel.upgrade("b1");
		assertThat(CommandRun.of(aludel, "history", "--color", "always", "b1:b1").out()).startsWith(
				"\u001B[32m*\u001B[0m  \u001B[33mb1\u001B[0m  change 2  \u001B[36m(current)\u001B[0m \u001B[34m[left]\u001B[0m  "
						+ "\u001B[2mrevises a2\u001B[0m\n");
	}

	@Test
	void tellsTheSameAsJson(TestDatabase database) {
		Aludel aludel = aludel("HIDE", database);
		aludel.upgrade("y1");
		CommandRun run = CommandRun.of(aludel, "history", ":y2", "--format", "json");
		assertThat(run.out()).startsWith("{\"version\":1,\"command\":\"history\",\"database\":\"" + database.name());
		assertThat(run.json())
			.containsOnlyKeys("version", "command", "database", "host", "range", "heads", "current", "revisions",
					"unknown")
			.containsEntry("range", ":y2")
			.containsEntry("heads", List.of("x2", "y3"))
			.containsEntry("current", List.of("y1"))
			.containsEntry("unknown", List.of());
		assertThat(run.json()).extractingByKey("revisions", InstanceOfAssertFactories.LIST)
			.hasSize(3)
			.first(InstanceOfAssertFactories.map(String.class, Object.class))
			.containsOnlyKeys("revision", "message", "className", "revises", "revisedBy", "dependsOn",
					"resolvedDependsOn", "neededBy", "branchLabels", "head", "base", "branchPoint", "merge", "applied",
					"current", "unfinished", "unknown")
			.containsEntry("revision", "y2")
			.containsEntry("message", "change 3")
			.containsEntry("className", "db.migration.Ry2_HIDE3")
			.containsEntry("revises", List.of("y1"))
			.containsEntry("revisedBy", List.of("y3"))
			.containsEntry("dependsOn", List.of("xl"))
			.containsEntry("resolvedDependsOn", List.of("x1"))
			.containsEntry("applied", false);
		assertThat(run.json()).extractingByKey("revisions", InstanceOfAssertFactories.LIST)
			.element(1, InstanceOfAssertFactories.map(String.class, Object.class))
			.containsEntry("revision", "y1")
			.containsEntry("branchLabels", List.of("yl"))
			.containsEntry("base", true)
			.containsEntry("current", true)
			.containsEntry("applied", true)
			.containsEntry("databaseUser", "postgres")
			.containsKeys("appliedAt", "durationMs", "application", "checksum");
	}

	@Test
	void saysInJsonThatNoDatabaseWasAsked() {
		CommandRun run = CommandRun.of(GraphMigrations.of(LIST.nodes("LINE")).aludelWithoutDatabase(), "history",
				"--offline", "--format=json");
		assertThat(run.json()).containsEntry("database", null)
			.containsEntry("current", null)
			.containsEntry("unknown", null);
		assertThat(run.out()).doesNotContain("\"applied\"");
	}

	@Test
	void writesAFlowchartForMermaid(TestDatabase database) {
		Aludel aludel = aludel("HIDE", database);
		aludel.upgrade("y1");
		assertThat(CommandRun.of(aludel, "history", "--format", "mermaid").out()).isEqualTo("""
				flowchart TB
				    r1["y3<br/>change 4<br/>(head)"]
				    r2["y2<br/>change 3"]
				    r3["y1<br/>change 2<br/>(current) (base) [yl]"]
				    r4["x2<br/>change 1<br/>(head)"]
				    r5["x1<br/>change 0<br/>(base) [xl]"]
				    r1 --> r2
				    r1 -. depends on .-> r4
				    r2 --> r3
				    r2 -. depends on .-> r5
				    r4 --> r5
				    classDef applied fill:#e6f4ea,stroke:#137333,color:#000
				    class r3 applied
				    classDef current stroke-width:4px
				    class r3 current
				""");
	}

	@Test
	void writesAGraphForGraphviz(TestDatabase database) {
		Aludel aludel = aludel("HIDE", database);
		aludel.upgrade("y1");
		assertThat(CommandRun.of(aludel, "history", "--format", "dot").out()).isEqualTo("""
				digraph revisions {
				    node [shape=box, style="rounded,filled", fillcolor=white];
				    r1 [label="y3\\nchange 4\\n(head)"];
				    r2 [label="y2\\nchange 3"];
				    r3 [label="y1\\nchange 2\\n(current) (base) [yl]", fillcolor="#e6f4ea", penwidth=3];
				    r4 [label="x2\\nchange 1\\n(head)"];
				    r5 [label="x1\\nchange 0\\n(base) [xl]"];
				    r1 -> r2;
				    r1 -> r4 [style=dashed, constraint=false, label="depends on"];
				    r2 -> r3;
				    r2 -> r5 [style=dashed, constraint=false, label="depends on"];
				    r4 -> r5;
				}
				""");
	}

	@Test
	void keepsMessagesFromMeaningSomethingInADiagram() {
		RevisionNode hostile = new RevisionNode("e1", List.of(), List.of(), List.of(),
				"say \"a\\b\" & <b>`c`</b>; #35; 100 % über\nsecond line", "db.migration.Re1");
		Aludel aludel = GraphMigrations.of(List.of(hostile)).aludelWithoutDatabase();
		assertThat(CommandRun.of(aludel, "history", "--offline", "--format", "mermaid").out())
			.contains("[\"e1<br/>say #34;a#92;b#34; #38; #60;b#62;#96;c#96;#60;#47;b#62;#59; #35;35#59; 100 #37; über"
					+ "<br/>(head) (base)\"]");
		assertThat(CommandRun.of(aludel, "history", "--offline", "--format", "dot").out())
			.contains("[label=\"e1\\nsay \\\"a\\\\b\\\" &amp; <b>`c`</b>; #35; 100 % über\\n(head) (base)\"]");
	}

	@Test
	void refusesAnotherFormatWhereThereIsNone(TestDatabase database) {
		CommandRun run = CommandRun.of(aludel("LINE", database), "upgrade", "--format", "dot");
		assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(run.err()).isEqualTo("""
				aludel upgrade writes no dot. Formats: text, json.
				Nothing was done.
				Help: aludel upgrade --help
				""");
		assertThat(database.query("select relname from pg_class where relname like 'aludel%'")).isEmpty();
	}

	@Test
	void doesNotGuessWhatIsCurrentWithoutADatabase() {
		CommandRun run = CommandRun.of(GraphMigrations.of(LIST.nodes("LINE")).aludelWithoutDatabase(), "history",
				"--offline", "base:current");
		assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(run.err()).isEqualTo("""
				current can be told from a database only, and --offline asks none.
				Nothing was asked. Leave out --offline, or name a revision by its id.
				""");
	}

	@Test
	void saysThatARangeIsEmpty() {
		assertThat(CommandRun
			.of(GraphMigrations.of(LIST.nodes("FORK")).aludelWithoutDatabase(), "history", "--offline", "-q", "b1:e1")
			.out()).isEqualTo("No revision lies in b1:e1.\n");
	}

	@Test
	void saysThatThereAreNoRevisions() {
		assertThat(CommandRun.of(GraphMigrations.of(List.of()).aludelWithoutDatabase(), "history", "--offline", "-q")
			.out()).isEqualTo("The application has no revisions.\n");
	}

	private static String offline(String graph) {
		return CommandRun.of(GraphMigrations.of(LIST.nodes(graph)).aludelWithoutDatabase(), "history", "--offline")
			.out();
	}

	private static Aludel aludel(String graph, TestDatabase database) {
		return GraphMigrations.of(LIST.nodes(graph)).aludel(database.dataSource());
	}

}
