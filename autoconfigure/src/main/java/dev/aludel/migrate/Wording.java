package dev.aludel.migrate;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Pieces of sentences for logs and errors. */
final class Wording {

	private static final int LONGEST_LIST = 10;

	private Wording() {
	}

	static String count(int count, String one, String several) {
		return count + " " + ((count == 1) ? one : several);
	}

	static String revisions(List<String> ids) {
		return ((ids.size() == 1) ? "revision " : "revisions ") + list(ids);
	}

	static String list(List<String> items) {
		if (items.size() > LONGEST_LIST) {
			return String.join(", ", items.subList(0, LONGEST_LIST)) + " and " + (items.size() - LONGEST_LIST)
					+ " more";
		}
		if (items.size() < 2) {
			return String.join("", items);
		}
		int last = items.size() - 1;
		return String.join(", ", items.subList(0, last)) + " and " + items.get(last);
	}

	static String position(List<String> heads) {
		return heads.isEmpty() ? "without revisions" : "at " + list(heads);
	}

	/**
	 * Where a run is that cannot read the records any more.
	 * @param completed how many revisions it has completed
	 * @param heads what it read when it last could, and what it has done since
	 * @param unfinished the id of a revision of which a part is committed, or
	 * {@code null}
	 */
	static String lastSeen(int completed, List<String> heads, @Nullable String unfinished) {
		return "%s completed; when last read, the database was %s%s.".formatted(
				(completed == 0) ? "No revision was" : count(completed, "revision was", "revisions were"),
				position(heads), (unfinished != null) ? ", with " + unfinished + " unfinished" : "");
	}

	static String seconds(Duration duration) {
		if (duration.toMillis() % 1000 == 0) {
			return duration.toSeconds() + " s";
		}
		return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
	}

	/** How long something has lasted, as a person would say it. */
	static String age(Duration duration) {
		if (duration.toHours() > 0) {
			return duration.toHours() + " h";
		}
		if (duration.toMinutes() > 0) {
			return duration.toMinutes() + " min";
		}
		return (duration.toSeconds() > 0) ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
	}

	static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

}
