package dev.aludel.command;

/**
 * One row of a {@link GraphDrawing} while it is made: a character each column and one
 * between each two.
 */
final class LaneCharacters {

	private final StringBuilder characters;

	LaneCharacters(int columns) {
		this.characters = new StringBuilder(" ".repeat(2 * columns));
	}

	static int position(int column) {
		return 2 * column;
	}

	LaneCharacters at(int column, char character) {
		this.characters.setCharAt(position(column), character);
		return this;
	}

	/** Sets the character between a column and the next one. */
	LaneCharacters between(int column, char character) {
		this.characters.setCharAt(position(column) + 1, character);
		return this;
	}

	@Override
	public String toString() {
		return this.characters.toString().stripTrailing();
	}

}
