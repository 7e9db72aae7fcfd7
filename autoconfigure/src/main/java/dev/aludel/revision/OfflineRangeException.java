package dev.aludel.revision;

/**
 * Thrown when a range cannot be planned without a database: an end is missing or counts
 * from where the database stands, or the ends are the wrong way round.
 */
public final class OfflineRangeException extends RevisionException {

	private final String range;

	private OfflineRangeException(String range, String message) {
		super(message);
		this.range = range;
	}

	static OfflineRangeException ofUnknowable(String range, String identifier, boolean counts) {
		String what = counts ? identifier + " counts from where the database stands"
				: identifier + " depends on where the database stands";
		String advice = counts ? "Name the start as well, as in 20250115143022:" + identifier + "."
				: "Name the revision itself.";
		return new OfflineRangeException(range,
				what + ", and no database is asked here.\nNothing was written.\n" + advice);
	}

	static OfflineRangeException ofMissingEnd(String range) {
		String end = range.replace(":", "");
		return new OfflineRangeException(range, """
				A downgrade without a database needs both ends, from:to; there is only %s.
				Nothing was written.
				Name the revision that the database is at, then the target, as in head:%s.""".formatted(range,
				end.isEmpty() ? RevisionNames.BASE : end));
	}

	static OfflineRangeException ofReversed(OfflineRange range, String way, String otherCommand) {
		return new OfflineRangeException(range.text(), """
				The way from %s to %s leads %s.
				Nothing was written.
				Write %s:%s, or %s.""".formatted(String.join(",", range.from()), range.to(), way, range.to(),
				String.join(",", range.from()), otherCommand));
	}

	/**
	 * {@return the range as typed}
	 */
	public String range() {
		return this.range;
	}

}
