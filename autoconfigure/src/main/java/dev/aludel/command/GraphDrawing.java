package dev.aludel.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Draws a graph with characters, as {@code git log --graph} does: a line of text each
 * vertex, and lanes of {@code |}, {@code /} and {@code \} that lead down to its parents.
 * <p>
 * The picture can be read back without doubt. A {@code \} leads one column to the right.
 * A {@code /} leads to the left, through columns that go on as {@code |}, until there is
 * no further {@code /} down to its left. Lanes leave their column only below a vertex,
 * before the next one. What follows the end of another line stands apart by an empty row.
 */
final class GraphDrawing {

	private final Set<String> ids;

	private final Lanes lanes = new Lanes();

	private final List<Row> rows = new ArrayList<>();

	private GraphDrawing(List<Vertex> vertices) {
		this.ids = vertices.stream().map(Vertex::id).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Draws some vertices.
	 * @param vertices the vertices from top to bottom, each before its parents; lines to
	 * parents that are not among them are left out
	 */
	static List<Row> draw(List<Vertex> vertices) {
		GraphDrawing drawing = new GraphDrawing(vertices);
		vertices.forEach(drawing::draw);
		return List.copyOf(drawing.rows);
	}

	private void draw(Vertex vertex) {
		int column = this.lanes.awaiting(vertex.id()).orElseGet(this::freeColumn);
		this.lanes.put(column, vertex.id());
		List<String> parents = vertex.parents().stream().filter(this.ids::contains).distinct().toList();
		String lines = this.lanes.characters().at(column, vertex.symbol()).toString();
		String below = this.lanes.characters().at(column, parents.isEmpty() ? ' ' : '|').toString();
		this.rows.add(new Row(lines, below, vertex.id()));
		leadToParents(column, parents);
	}

	/** Where a line begins that nothing above leads to. */
	private int freeColumn() {
		int column = this.lanes.firstFree(0);
		if (!this.rows.isEmpty() && this.rows.get(this.rows.size() - 1).isFilled(column)) {
			addLines(this.lanes.characters());
		}
		return column;
	}

	private void leadToParents(int column, List<String> parents) {
		List<String> fresh = new ArrayList<>();
		List<Integer> left = new ArrayList<>();
		List<String> right = new ArrayList<>();
		for (String parent : parents) {
			OptionalInt awaiting = this.lanes.awaiting(parent);
			if (awaiting.isEmpty()) {
				fresh.add(parent);
			}
			else if (awaiting.getAsInt() < column) {
				left.add(awaiting.getAsInt());
			}
			else {
				right.add(parent);
			}
		}
		left.sort(Comparator.reverseOrder());
		right.sort(Comparator.comparing((parent) -> this.lanes.awaiting(parent).orElseThrow()));
		String straight = takeStraightOn(fresh, right);
		leadLeft(column, left, straight != null);
		if (straight != null) {
			leadRight(column, straight, fresh, right);
		}
		else {
			this.lanes.clear(column);
		}
	}

	private static @Nullable String takeStraightOn(List<String> fresh, List<String> right) {
		if (!fresh.isEmpty()) {
			return fresh.remove(0);
		}
		return right.isEmpty() ? null : right.remove(0);
	}

	private void leadLeft(int column, List<Integer> left, boolean straightOn) {
		for (int i = 0; i < left.size(); i++) {
			if (!straightOn && i == left.size() - 1) {
				this.lanes.clear(column);
			}
			slide(column, left.get(i));
		}
	}

	private void leadRight(int column, String straight, List<String> fresh, List<String> right) {
		Set<String> twice = new LinkedHashSet<>();
		if (this.lanes.awaiting(straight).isPresent()) {
			twice.add(straight);
		}
		this.lanes.put(column, straight);
		for (String parent : right) {
			if (Objects.equals(this.lanes.get(column + 1), parent)) {
				addLines(this.lanes.characters().between(column, '\\'));
			}
			else {
				insert(column, parent);
				twice.add(parent);
			}
		}
		Collections.reverse(fresh);
		fresh.forEach((parent) -> insert(column, parent));
		twice.forEach(this::join);
	}

	/** Opens a lane to the right of a column and makes room for it. */
	private void insert(int column, String parent) {
		int free = this.lanes.firstFree(column + 1);
		LaneCharacters characters = this.lanes.characters().between(column, '\\');
		for (int moved = column + 1; moved < free; moved++) {
			characters.at(moved, ' ').between(moved, '\\');
		}
		addLines(characters);
		this.lanes.insert(column + 1, free, parent);
	}

	/** Lets the right one of two lanes to the same vertex end in the left one. */
	private void join(String parent) {
		int left = this.lanes.awaiting(parent).orElseThrow();
		int right = this.lanes.awaiting(parent, left + 1).orElseThrow();
		this.lanes.clear(right);
		slide(right, left);
	}

	private void slide(int from, int to) {
		for (int column = from - 1; column >= to; column--) {
			addLines(this.lanes.characters().between(column, '/'));
		}
	}

	private void addLines(LaneCharacters characters) {
		this.rows.add(new Row(characters.toString(), "", null));
	}

	/**
	 * Something to draw.
	 *
	 * @param id what tells it from the others
	 * @param parents the ids of the vertices that lines lead down to
	 * @param symbol the character that stands for it
	 */
	record Vertex(String id, List<String> parents, char symbol) {

		Vertex {
			parents = List.copyOf(parents);
		}

	}

	/**
	 * A row of the picture.
	 *
	 * @param lanes the characters, without trailing blanks
	 * @param below the characters of further rows below a vertex, for more text about it
	 * @param id the vertex in this row, or {@code null} if there are only lines
	 */
	record Row(String lanes, String below, @Nullable String id) {

		private boolean isFilled(int column) {
			int position = LaneCharacters.position(column);
			return position < this.lanes.length() && this.lanes.charAt(position) != ' ';
		}

	}

}
