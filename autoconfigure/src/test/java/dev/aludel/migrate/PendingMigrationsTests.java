package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import dev.aludel.migrate.MigrationProject.RecordingClassLoader;
import dev.aludel.revision.RevisionException;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.RevisionStep;
import dev.aludel.revision.SeveralHeadsException;
import dev.aludel.revision.UnknownParentException;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an upgrade loads, and that it does the same as with everything loaded.
 */
@PostgresTest
class PendingMigrationsTests {

	private static final int GRAPHS = 20_000;

	private final Path directory;

	PendingMigrationsTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void areLoadedAloneOnTopOfWhatIsApplied(TestDatabase database) {
		RevisionSource[] applied = { revision("1"), revision("2", "1"), revision("3", "1").dependsOn("2") };
		MigrationProject.of(this.directory, applied).aludel(database.dataSource()).upgrade("heads");
		RecordingClassLoader classes = MigrationProject
			.of(this.directory, applied[0], revision("2", "1"), applied[2], revision("4", "3"))
			.classLoader();
		// What 3 depends on is a head of its own.
		assertThat(upgrade(database, classes, "heads")).containsExactly("4");
		assertThat(migrations(classes)).hasSize(4);
		RecordingClassLoader further = MigrationProject
			.of(this.directory, applied[0], revision("2", "1"), applied[2], revision("4", "3"), revision("5", "4", "2"))
			.classLoader();
		assertThat(upgrade(database, further, "head")).containsExactly("5");
		RecordingClassLoader newest = MigrationProject
			.of(this.directory, applied[0], revision("2", "1"), applied[2], revision("4", "3"), revision("5", "4", "2"),
					revision("6", "5"), revision("7", "6"))
			.classLoader();
		assertThat(upgrade(database, newest, "head")).containsExactly("6", "7");
		assertThat(migrations(newest)).containsExactly("db.migration.R6_Step6", "db.migration.R7_Step7");
		assertThat(database.query("select revision || revises::text from aludel_revision where revision > '5'"))
			.containsExactly("6{5}", "7{6}");
	}

	@Test
	void areNotTakenForNewWhenASquashedRevisionStandsForThem(TestDatabase database) {
		MigrationProject
			.of(this.directory, revision("1"), revision("2", "1"), revision("3", "2"),
					revision("2to3", "1").replaces("2", "3"))
			.aludel(database.dataSource())
			.upgrade();
		RecordingClassLoader classes = MigrationProject
			.of(this.directory, revision("1"), revision("2", "1"), revision("3", "2"),
					revision("2to3", "1").replaces("2", "3"), revision("4", "2to3"))
			.classLoader();
		assertThat(upgrade(database, classes, "head")).containsExactly("4");
	}

	@Test
	void areDescribedWithAllTheOthersWhenTheyDoNotFit(TestDatabase database) {
		MigrationProject.of(this.directory, revision("1"), revision("2", "1")).aludel(database.dataSource()).upgrade();
		RecordingClassLoader classes = MigrationProject
			.of(this.directory, revision("1"), revision("2", "1"), revision("3", "2"), revision("4", "2"))
			.classLoader();
		assertThatExceptionOfType(SeveralHeadsException.class).isThrownBy(() -> upgrade(database, classes, "head"))
			.withMessageContaining("R3_Step3")
			.withMessageContaining("R4_Step4");
		assertThat(upgrade(database, classes, "heads")).containsExactly("3", "4");
	}

	@Test
	void areNotMissedWhenTheirNamesCouldBeThoseOfOthers(TestDatabase database) {
		MigrationProject.of(this.directory, revision("1"), revision("2", "1")).aludel(database.dataSource()).upgrade();
		RecordingClassLoader classes = MigrationProject
			.of(this.directory, revision("1"), revision("2_1", "2"), revision("3", "2"))
			.classLoader();
		// The class of 2 is missing, and R2_1_Step2_1 could be it.
		assertThatExceptionOfType(UnknownParentException.class).isThrownBy(() -> upgrade(database, classes, "head"));
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
	}

	@Test
	void makeTheSamePlanAsAllOfThem() {
		int enough = 0;
		for (int seed = 0; seed < GRAPHS; seed++) {
			List<RevisionNode> nodes = graph(new Random(seed));
			Set<String> applied = applied(nodes, new Random(seed));
			List<RevisionNode> pending = nodes.stream().filter((node) -> !applied.contains(node.id())).toList();
			List<String> heads = heads(nodes, applied, true);
			if (!applied.isEmpty() && PendingMigrations.isEnough(pending, applied, heads,
					new HashSet<>(heads(nodes, applied, false)))) {
				List<RevisionNode> behind = new ArrayList<>(heads.stream().map(PendingMigrations::head).toList());
				behind.addAll(pending);
				for (String target : List.of("head", "heads")) {
					assertThat(plan(behind, target, new TreeSet<>(heads))).as("seed %d, %s of %s", seed, target, nodes)
						.isEqualTo(plan(nodes, target, applied));
				}
				enough += pending.isEmpty() ? 0 : 1;
			}
		}
		assertThat(enough).isGreaterThan(GRAPHS / 20);
	}

	private static List<RevisionNode> graph(Random random) {
		Map<String, RevisionNode> nodes = new LinkedHashMap<>();
		int size = 2 + random.nextInt(7);
		for (int number = 0; number < size; number++) {
			// The order of the ids is not that of the graph.
			String id = (char) ('a' + random.nextInt(26)) + "" + number;
			List<String> earlier = List.copyOf(nodes.keySet());
			Set<String> revises = new LinkedHashSet<>();
			Set<String> dependsOn = new LinkedHashSet<>();
			for (int edge = random.nextInt(10) / 4; edge >= 0 && !earlier.isEmpty(); edge--) {
				int back = 1 + Math.min(random.nextInt(earlier.size()), random.nextInt(earlier.size()));
				revises.add(earlier.get(earlier.size() - back));
			}
			if (!earlier.isEmpty() && random.nextInt(6) == 0) {
				dependsOn.add(earlier.get(random.nextInt(earlier.size())));
				dependsOn.removeAll(revises);
			}
			nodes.put(id, new RevisionNode(id, List.copyOf(revises), List.copyOf(dependsOn), List.of(), "", "R" + id));
		}
		return List.copyOf(nodes.values());
	}

	/** Some of them, each with all that it requires. */
	private static Set<String> applied(List<RevisionNode> nodes, Random random) {
		Set<String> applied = new TreeSet<>();
		for (RevisionNode node : nodes) {
			if (applied.containsAll(node.revises()) && applied.containsAll(node.dependsOn())
					&& random.nextInt(4) != 0) {
				applied.add(node.id());
			}
		}
		return applied;
	}

	private static List<String> heads(List<RevisionNode> nodes, Set<String> applied, boolean required) {
		Set<String> heads = new TreeSet<>(applied);
		nodes.stream().filter((node) -> applied.contains(node.id())).forEach((node) -> {
			node.revises().forEach(heads::remove);
			if (required) {
				node.dependsOn().forEach(heads::remove);
			}
		});
		return List.copyOf(heads);
	}

	private static List<String> plan(List<RevisionNode> nodes, String target, Set<String> applied) {
		try {
			return RevisionGraph.of(nodes)
				.upgrade(target, applied)
				.steps()
				.stream()
				.map(RevisionStep::revision)
				.map(RevisionNode::id)
				.toList();
		}
		catch (RevisionException ex) {
			return List.of(ex.getClass().getSimpleName());
		}
	}

	private static List<String> upgrade(TestDatabase database, RecordingClassLoader classes, String target) {
		return new Aludel(database.dataSource(), new ClasspathMigrationSource(List.of("db.migration"), classes),
				AludelSettings.defaults(), List.of())
			.upgrade(target)
			.revisions()
			.stream()
			.map(CompletedRevision::id)
			.toList();
	}

	private static List<String> migrations(RecordingClassLoader classes) {
		return classes.loaded().stream().filter((name) -> name.startsWith("db.migration.")).sorted().toList();
	}

}
