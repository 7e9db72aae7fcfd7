package dev.aludel.migrate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is left of a table for a backfill: the rows behind one key, up to another. Keys
 * are the text of their columns.
 *
 * @param last the last key that is done, or {@code null} for none
 * @param end the last key there was when the backfill began
 */
record KeyRange(@Nullable List<String> last, List<String> end) {

	KeyRange behind(List<String> key) {
		return new KeyRange(key, this.end);
	}

	boolean isDone() {
		return this.end.equals(this.last);
	}

}
