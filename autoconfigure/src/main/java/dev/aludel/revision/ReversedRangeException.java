package dev.aludel.revision;

/**
 * Thrown when a range of the history names its later end first.
 */
public final class ReversedRangeException extends RevisionException {

	private final String range;

	ReversedRangeException(String range, HistoryRange turned) {
		super("""
				The range %s leads down: its later end comes first.
				Nothing was run. Write %s:%s.""".formatted(range, turned.from().text(), turned.to().text()));
		this.range = range;
	}

	/**
	 * {@return the range as typed}
	 */
	public String range() {
		return this.range;
	}

}
