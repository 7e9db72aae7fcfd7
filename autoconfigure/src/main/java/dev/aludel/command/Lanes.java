package dev.aludel.command;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/**
 * The columns of a {@link GraphDrawing}: which vertex each of them leads down to.
 */
final class Lanes {

	private final List<@Nullable String> lanes = new ArrayList<>();

	OptionalInt awaiting(String id) {
		return awaiting(id, 0);
	}

	OptionalInt awaiting(String id, int from) {
		for (int column = from; column < this.lanes.size(); column++) {
			if (id.equals(this.lanes.get(column))) {
				return OptionalInt.of(column);
			}
		}
		return OptionalInt.empty();
	}

	int firstFree(int from) {
		int column = from;
		while (get(column) != null) {
			column++;
		}
		return column;
	}

	@Nullable String get(int column) {
		return (column < this.lanes.size()) ? this.lanes.get(column) : null;
	}

	void put(int column, String id) {
		while (this.lanes.size() <= column) {
			this.lanes.add(null);
		}
		this.lanes.set(column, id);
	}

	void clear(int column) {
		this.lanes.set(column, null);
	}

	/** Moves the lanes from a column on up to a free one to the right. */
	void insert(int column, int free, String id) {
		if (free < this.lanes.size()) {
			this.lanes.remove(free);
		}
		this.lanes.add(column, id);
	}

	LaneCharacters characters() {
		LaneCharacters characters = new LaneCharacters(this.lanes.size());
		for (int column = 0; column < this.lanes.size(); column++) {
			if (this.lanes.get(column) != null) {
				characters.at(column, '|');
			}
		}
		return characters;
	}

}
