package dev.aludel.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.aludel.command.GraphDrawing.Row;
import dev.aludel.command.GraphDrawing.Vertex;
import dev.aludel.revision.AcceptanceList;
import dev.aludel.revision.RevisionGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GraphDrawingTests {

	private static final AcceptanceList LIST = AcceptanceList.read();

	@Test
	void drawsNothingOfNothing() {
		assertThat(GraphDrawing.draw(List.of())).isEmpty();
	}

	@Test
	void drawsALine() {
		assertThat(listed("LINE")).isEqualTo("""
				*  l5
				*  l4
				*  l3
				*  l2
				*  l1
				""");
	}

	@Test
	void bringsTwoBranchesTogetherWhereTheyBegan() {
		assertThat(listed("FORK")).isEqualTo("""
				*  f1
				| *  e1
				* |  d1
				| *  c1
				* |  b1
				|/
				*  a2
				*  a1
				""");
	}

	@Test
	void leadsFromAMergeToBothParents() {
		assertThat(listed("MERGE")).isEqualTo("""
				*  q2
				*  q1
				|\\
				| *  p1
				* |  o1
				| *  n1
				* |  m1
				|/
				*  k1
				""");
	}

	@Test
	void keepsIndependentLinesApartAndDrawsNoDependencies() {
		assertThat(listed("PLUG")).isEqualTo("""
				*  p3
				*  p2
				*  p1

				*  c4
				*  c3
				*  c2
				*  c1
				""");
	}

	@Test
	void keepsALineApartWhoseEndAnotherOneNeeds() {
		assertThat(listed("HIDE")).isEqualTo("""
				*  y3
				*  y2
				*  y1

				*  x2
				*  x1
				""");
	}

	@Test
	void drawsRepeatedDependenciesNotAtAll() {
		assertThat(listed("NORM")).isEqualTo("""
				*  n4
				*  n3
				*  n2
				*  n1

				*  m2
				*  m1
				""");
	}

	@Test
	void letsALineGoOnAloneBesideAMerge() {
		assertThat(listed("SIDE")).isEqualTo("""
				*  g1
				|\\
				| | *  f3
				| |/
				| *  f2
				| *  f1
				*  e2
				*  e1
				""");
	}

	@Test
	void drawsTwoLinesSideBySide() {
		assertThat(listed("HEX")).isEqualTo("""
				*  d07
				| *  77aa01cd
				| *  77aa
				| *  9b1e77aa
				* |  9b1e5c00
				| *  4f2b0001
				*  4f2a77be
				*  4f2a9c01
				""");
	}

	@Test
	void takesTheSameLaneForBranchesThatFollowEachOther() {
		assertThat(listed("FAN")).isEqualTo("""
				*  a1
				*  d1
				| *  c1
				|/
				| *  b9
				| | *  b10
				| |/
				| *  b1
				|/
				*  r0

				*  a0
				""");
	}

	@Test
	void drawsAMergeOfFour() {
		assertThat(drawn("m:a,b,c,d a:r b:r c:r d:r r:")).isEqualTo("""
				*  m
				|\\
				|\\ \\
				|\\ \\ \\
				* | | |  a
				| * | |  b
				|/  | |
				|   * |  c
				|  /  |
				|/    |
				|     *  d
				|    /
				|  /
				|/
				*  r
				""");
	}

	@Test
	void drawsTwoMergesOfTheSameRevisions() {
		assertThat(drawn("m2:a2,b2 m1:a2,b2 b2:b1 a2:a1 b1:r a1:r r:")).isEqualTo("""
				*  m2
				|\\
				| | *  m1
				| |/|
				| |/
				|/|
				| *  b2
				* |  a2
				| *  b1
				* |  a1
				|/
				*  r
				""");
	}

	@Test
	void drawsThreeParallelLines() {
		assertThat(drawn("x3:x2 y3:y2 z3:z2 x2:x1 y2:y1 z2:z1 x1: y1: z1:")).isEqualTo("""
				*  x3
				| *  y3
				| | *  z3
				* | |  x2
				| * |  y2
				| | *  z2
				* | |  x1
				  * |  y1
				    *  z1
				""");
	}

	@Test
	void leadsToTheRightWhereAParentIsAwaitedThere() {
		assertThat(drawn("h1:a h2:b h3:c h1b:a,b a:d c:d b:d d:")).isEqualTo("""
				*  h1
				| *  h2
				| | *  h3
				| | | *  h1b
				| | |/|
				| |/| |
				| | |/
				| |/|
				|/| |
				* | |  a
				| | *  c
				| |/
				|/|
				| *  b
				|/
				*  d
				""");
	}

	@Test
	void leadsAMergeOfThreeAcrossOtherLines() {
		assertThat(drawn("h1:a h2:b h3:c h4:d m:b,d,a,e a: b: c: d: e:")).isEqualTo("""
				*  h1
				| *  h2
				| | *  h3
				| | | *  h4
				| | | | *  m
				| | | |/|
				| | | |/|
				| | |/| |
				| |/| | |
				| | | |/|
				| | |/| |
				| |/| | |
				|/| | | |
				* | | | |  a
				  * | | |  b
				    * | |  c
				      * |  d
				        *  e
				""");
	}

	@Test
	void startsAFurtherLineInALaneThatHasBecomeFree() {
		assertThat(drawn("x2:x1 y2:y1 x1: z2:z1 y1: z1:")).isEqualTo("""
				*  x2
				| *  y2
				* |  x1
				  |
				* |  z2
				| *  y1
				*  z1
				""");
	}

	@Test
	void endsALineWhoseParentIsNotInThePicture() {
		assertThat(drawn("a3:a2 a2:a1 b1:b0")).isEqualTo("""
				*  a3
				*  a2

				*  b1
				""");
	}

	@Test
	void drawsAParentThatIsNamedTwiceOnce() {
		assertThat(drawn("b:a,a a:")).isEqualTo("""
				*  b
				*  a
				""");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 6, 9 })
	void drawsPicturesThatCanBeReadBack(int mostParents) {
		for (int seed = 0; seed < 300; seed++) {
			List<Vertex> vertices = random(new Random(31L * seed + mostParents), 1 + seed % 40, mostParents);
			List<Row> rows = GraphDrawing.draw(vertices);
			assertThat(rows).as(() -> text(rows)).allMatch((row) -> row.lanes().equals(row.lanes().stripTrailing()));
			DrawnGraph read = DrawnGraph.read(rows);
			assertThat(read.vertices()).as(() -> text(rows))
				.containsExactlyElementsOf(vertices.stream().map(Vertex::id).toList());
			assertThat(read.parents()).as(() -> text(rows)).isEqualTo(parents(vertices));
			assertThat(GraphDrawing.draw(vertices)).isEqualTo(rows);
		}
	}

	@Test
	void drawsAThousandRevisionsInWellUnderASecond() {
		List<Vertex> vertices = random(new Random(1000), 1000, 3);
		GraphDrawing.draw(vertices);
		long begun = System.nanoTime();
		GraphDrawing.draw(vertices);
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(500));
	}

	private static List<Vertex> random(Random random, int size, int mostParents) {
		List<Vertex> vertices = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			Set<String> parents = new LinkedHashSet<>();
			int wanted = random.nextInt(mostParents + 1);
			for (int n = 0; n < wanted && i + 1 < size; n++) {
				int reach = random.nextBoolean() ? 3 : 12;
				parents.add("v" + Math.min(size - 1, i + 1 + random.nextInt(reach)));
			}
			vertices.add(new Vertex("v" + i, List.copyOf(new ArrayList<>(parents)), '*'));
		}
		return vertices;
	}

	private static Map<String, Set<String>> parents(List<Vertex> vertices) {
		Map<String, Set<String>> parents = new TreeMap<>();
		vertices.forEach((vertex) -> parents.put(vertex.id(), new TreeSet<>(vertex.parents())));
		return parents;
	}

	private static String listed(String graph) {
		List<Vertex> vertices = RevisionGraph.of(LIST.nodes(graph))
			.history(":", Set.of())
			.stream()
			.map((revision) -> new Vertex(revision.id(), revision.revises(), '*'))
			.toList();
		return text(GraphDrawing.draw(vertices));
	}

	/** Each word is a vertex and its parents, for instance {@code m:a,b}. */
	private static String drawn(String graph) {
		List<Vertex> vertices = new ArrayList<>();
		for (String word : graph.split(" ", -1)) {
			String[] parts = word.split(":", -1);
			List<String> parents = Arrays.stream(parts[1].split(",", -1)).filter((id) -> !id.isEmpty()).toList();
			vertices.add(new Vertex(parts[0], parents, '*'));
		}
		return text(GraphDrawing.draw(vertices));
	}

	private static String text(List<Row> rows) {
		StringBuilder text = new StringBuilder();
		for (Row row : rows) {
			text.append(row.lanes()).append((row.id() != null) ? "  " + row.id() : "").append('\n');
		}
		return text.toString();
	}

}
