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
class ShowCommandTests {

	private static final AcceptanceList LIST = AcceptanceList.read();

	@Test
	void tellsEverythingAboutSeveralRevisions(TestDatabase database) {
		Aludel aludel = aludel("HIDE", database);
		aludel.upgrade("y2");
		CommandRun run = CommandRun.of(aludel, "show", "current", "y3", "xl");
		assertThat(run.status()).isZero();
		assertThat(run.out().replaceAll("\\S+Z in \\d+ ms", "T in N ms").replaceAll("[0-9a-f]{64}", "SHA"))
			.isEqualTo("""
					Revision    y2
					Message     change 3
					Class       db.migration.Ry2_HIDE3
					Position    (current)
					Revises     y1
					Revised by  y3
					Depends on  x1 (xl)
					Database    applied T in N ms, by postgres
					Checksum    SHA

					Revision    y3
					Message     change 4
					Class       db.migration.Ry3_HIDE4
					Position    (head)
					Revises     y2
					Depends on  x2
					Database    pending

					Revision    x1
					Message     change 0
					Class       db.migration.Rx1_HIDE0
					Labels      [xl]
					Position    (base)
					Revised by  x2
					Needed by   y2
					Database    applied T in N ms, by postgres
					Checksum    SHA
					""");
	}

	@Test
	void namesARevisionOnceThatSeveralIdentifiersMean(TestDatabase database) {
		assertThat(CommandRun.of(aludel("LINE", database), "show", "head", "l5", "l4+1").out())
			.containsOnlyOnce("Revision");
	}

	@Test
	void asksNoDatabaseWhenToldSo() {
		Aludel aludel = GraphMigrations.of(LIST.nodes("MERGE")).aludelWithoutDatabase();
		assertThat(CommandRun.of(aludel, "show", "--offline", "q1", "lhs@head").out()).isEqualTo("""
				Revision    q1
				Message     change 5
				Class       db.migration.Rq1_MERGE5
				Position    (merge)
				Revises     o1, p1
				Revised by  q2

				Revision  q2
				Message   change 6
				Class     db.migration.Rq2_MERGE6
				Position  (head)
				Revises   q1
				""");
		CommandRun run = CommandRun.of(aludel, "show", "--offline", "lhs@current");
		assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(run.err()).startsWith("lhs@current can be told from a database only, and --offline asks none.\n");
	}

	@Test
	void saysThatBaseIsNoRevision(TestDatabase database) {
		assertThat(CommandRun.of(aludel("LINE", database), "show", "base").out())
			.isEqualTo("base stands for no revision: it is before the first one.\n");
		assertThat(CommandRun.of(aludel("LINE", database), "show", "current").out())
			.isEqualTo("current stands for no revision: it is before the first one.\n");
	}

	@Test
	void saysOfEachIdentifierWhatItStandsFor(TestDatabase database) {
		assertThat(CommandRun.of(aludel("LINE", database), "show", "l1", "base").out()).startsWith("Revision    l1\n")
			.endsWith("\n\nbase stands for no revision: it is before the first one.\n");
	}

	@Test
	void showsWhatOnlyTheDatabaseKnowsOfARevision(TestDatabase database) {
		List<RevisionNode> nodes = new ArrayList<>(LIST.nodes("LINE"));
		nodes.add(new RevisionNode("zz990000", List.of("l5"), List.of("l3"), List.of(), "of a newer version",
				"db.migration.Rzz990000"));
		GraphMigrations.of(nodes).aludel(database.dataSource()).upgrade();
		Aludel older = aludel("LINE", database);
		String shown = CommandRun.of(older, "show", "zz990000").out();
		assertThat(shown.replaceAll("\\S+Z in \\d+ ms", "T in N ms").replaceAll("[0-9a-f]{64}", "SHA")).isEqualTo("""
				Revision    zz990000
				Message     of a newer version
				Position    (current) (unknown)
				Revises     l5
				Depends on  l3
				Database    applied T in N ms, by postgres
				Checksum    SHA
				""");
		assertThat(CommandRun.of(older, "show", "zz99").out()).isEqualTo(shown);
		assertThat(CommandRun.of(older, "show", "current").out()).isEqualTo(shown);
		assertThat(CommandRun.of(older, "show", "l5").out()).contains("Position    (head)\n")
			.contains("Revised by  zz990000\n");
		assertThat(CommandRun.of(older, "show", "zz99", "--format", "json").json())
			.extractingByKey("revisions", InstanceOfAssertFactories.LIST)
			.singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
			.containsEntry("revision", "zz990000")
			.containsEntry("className", null)
			.containsEntry("unknown", true)
			.containsEntry("current", true);
	}

	@Test
	void namesTheNearestToAnUnknownRevision(TestDatabase database) {
		CommandRun run = CommandRun.of(aludel("HEX", database), "show", "user");
		assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(run.out()).isEmpty();
		assertThat(run.err()).isEqualTo("""
				No revision has the id or label "user", and no id begins with it.
				Nearest:
				  users, the label of 4f2b0001 (db.migration.R4f2b0001_HEX4)
				Nothing was run. Write an id, a label, or at least the first four characters of an id.
				""");
	}

	@Test
	void wantsAtLeastOneIdentifier(TestDatabase database) {
		CommandRun run = CommandRun.of(aludel("LINE", database), "show");
		assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(run.err()).contains("REVISION").contains("aludel show --help");
	}

	@Test
	void tellsTheSameAsJson(TestDatabase database) {
		Aludel aludel = aludel("HIDE", database);
		aludel.upgrade("x1");
		CommandRun run = CommandRun.of(aludel, "show", "x1", "y2", "--format", "json");
		assertThat(run.json()).containsOnlyKeys("version", "command", "database", "host", "revisions");
		assertThat(run.json()).extractingByKey("revisions", InstanceOfAssertFactories.LIST)
			.hasSize(2)
			.first(InstanceOfAssertFactories.map(String.class, Object.class))
			.containsOnlyKeys("revision", "message", "className", "revises", "revisedBy", "dependsOn",
					"resolvedDependsOn", "neededBy", "branchLabels", "head", "base", "branchPoint", "merge", "applied",
					"current", "unfinished", "unknown", "appliedAt", "durationMs", "application", "databaseUser",
					"checksum")
			.containsEntry("revisedBy", List.of("x2"))
			.containsEntry("neededBy", List.of("y2"))
			.containsEntry("branchLabels", List.of("xl"));
	}

	private static Aludel aludel(String graph, TestDatabase database) {
		return GraphMigrations.of(LIST.nodes(graph)).aludel(database.dataSource());
	}

}
