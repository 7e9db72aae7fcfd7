package dev.aludel.postgresql;

import org.jspecify.annotations.Nullable;

/** Puts a statement together from words, leaving out those that do not apply. */
final class Words {

	private final StringBuilder text;

	private Words(String first) {
		this.text = new StringBuilder(first);
	}

	static Words of(String first) {
		return new Words(first);
	}

	Words add(String words) {
		if (!this.text.isEmpty()) {
			this.text.append(' ');
		}
		this.text.append(words);
		return this;
	}

	Words addIf(boolean applies, String words) {
		return applies ? add(words) : this;
	}

	Words addIfPresent(String before, @Nullable Object value) {
		return addIfPresent(before, value, "");
	}

	Words addIfPresent(String before, @Nullable Object value, String after) {
		return (value != null) ? add(before + value + after) : this;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
