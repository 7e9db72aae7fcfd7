package dev.aludel.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.aludel.command.GraphDrawing.Row;

/**
 * Reads a picture of {@link GraphDrawing} as a person does, by following the lanes from
 * row to row, and knows nothing else of the graph.
 */
final class DrawnGraph {

	private static final String LINES = "|/\\ ";

	private final Map<String, Set<String>> parents = new TreeMap<>();

	private final List<String> vertices = new ArrayList<>();

	/** Where the lines in each column come from. */
	private List<Set<String>> columns = new ArrayList<>();

	static DrawnGraph read(List<Row> rows) {
		DrawnGraph graph = new DrawnGraph();
		for (int i = 0; i < rows.size(); i++) {
			String next = (i + 1 < rows.size()) ? rows.get(i + 1).lanes() : "";
			String previous = (i > 0) ? rows.get(i - 1).lanes() : "";
			graph.read(previous, rows.get(i), next);
		}
		return graph;
	}

	Map<String, Set<String>> parents() {
		return this.parents;
	}

	List<String> vertices() {
		return this.vertices;
	}

	private void read(String previous, Row row, String next) {
		String lanes = row.lanes();
		int count = Math.max(lanes.length() / 2 + 2, this.columns.size() + 1);
		List<Set<String>> below = new ArrayList<>();
		for (int column = 0; column < count; column++) {
			below.add(new LinkedHashSet<>());
			char here = character(lanes, 2 * column);
			if (here == '|') {
				require(!above(column).isEmpty(), "a lane out of nothing", lanes);
				below.get(column).addAll(above(column));
			}
			else if (LINES.indexOf(here) < 0) {
				readVertex(row, column);
				below.get(column).add(this.vertices.get(this.vertices.size() - 1));
			}
		}
		Set<String> moving = new LinkedHashSet<>();
		for (int column = count - 1; column >= 0; column--) {
			char between = character(lanes, 2 * column + 1);
			if (between == '\\') {
				require(!above(column).isEmpty(), "a lane out of nothing", lanes);
				below.get(column + 1).addAll(above(column));
			}
			else if (between == '/') {
				boolean goesOn = character(previous, 2 * column + 3) == '/';
				moving = goesOn ? Set.copyOf(this.moving) : above(column + 1);
				require(!moving.isEmpty(), "a lane out of nothing", lanes);
				if (column > 0 && character(next, 2 * column - 1) == '/') {
					this.moving = moving;
				}
				else {
					below.get(column).addAll(moving);
				}
			}
			else {
				require(between == ' ', "no such character between lanes", lanes);
			}
		}
		this.columns = below;
	}

	private Set<String> moving = Set.of();

	private void readVertex(Row row, int column) {
		String id = row.id();
		require(id != null, "a vertex without a name", row.lanes());
		this.vertices.add(id);
		this.parents.computeIfAbsent(id, (child) -> new TreeSet<>());
		above(column).forEach((child) -> this.parents.computeIfAbsent(child, (any) -> new TreeSet<>()).add(id));
	}

	private Set<String> above(int column) {
		return (column < this.columns.size()) ? this.columns.get(column) : Set.of();
	}

	private static char character(String lanes, int position) {
		return (position >= 0 && position < lanes.length()) ? lanes.charAt(position) : ' ';
	}

	private static void require(boolean condition, String otherwise, String lanes) {
		if (!condition) {
			throw new AssertionError(otherwise + ": " + lanes);
		}
	}

}
