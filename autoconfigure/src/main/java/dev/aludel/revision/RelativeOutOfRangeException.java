package dev.aludel.revision;

/**
 * Thrown when an identifier counts further than the line is long.
 */
public final class RelativeOutOfRangeException extends RevisionException {

	private final String identifier;

	private final String start;

	private final int possibleSteps;

	RelativeOutOfRangeException(String identifier, boolean up, int possibleSteps, String start, String end) {
		super("""
				%s leads past %s: from %s there %s %s.
				Nothing was run. %s""".formatted(identifier, end, start, (possibleSteps == 1) ? "is" : "are",
				Wording.count(possibleSteps, up ? "step up" : "step down", up ? "steps up" : "steps down"),
				advice(up, possibleSteps)));
		this.identifier = identifier;
		this.start = start;
		this.possibleSteps = possibleSteps;
	}

	/**
	 * {@return the identifier as typed}
	 */
	public String identifier() {
		return this.identifier;
	}

	/**
	 * {@return the id it counts from, or {@code base}}
	 */
	public String start() {
		return this.start;
	}

	/**
	 * {@return the number of steps that lead somewhere}
	 */
	public int possibleSteps() {
		return this.possibleSteps;
	}

	private static String advice(boolean up, int possibleSteps) {
		if (possibleSteps == 0) {
			return "No step is possible from there.";
		}
		return "Write at most %s%s.".formatted(up ? "+" : "-", possibleSteps);
	}

}
