package dev.aludel.revision;

/**
 * Thrown when an identifier counts from the current revision in a direction that the
 * command does not take.
 */
public final class RelativeWrongDirectionException extends RevisionException {

	private final String identifier;

	RelativeWrongDirectionException(RevisionIdentifier identifier, Command command, boolean up) {
		super("""
				%s counts %s from the current revision, which %s.
				Nothing was run. %s""".formatted(identifier.text(), up ? "up" : "down", objection(command),
				advice(identifier, command)));
		this.identifier = identifier.text();
	}

	/**
	 * {@return the identifier as typed}
	 */
	public String identifier() {
		return this.identifier;
	}

	private static String objection(Command command) {
		return switch (command) {
			case UPGRADE -> "an upgrade cannot go";
			case DOWNGRADE -> "a downgrade cannot go";
			case STAMP, HISTORY, SHOW -> "only upgrade and downgrade do";
		};
	}

	private static String advice(RevisionIdentifier identifier, Command command) {
		return switch (command) {
			case UPGRADE -> "Use it with downgrade, or count up with a plus sign.";
			case DOWNGRADE -> "Use it with upgrade, or count down with a minus sign.";
			case STAMP, HISTORY, SHOW ->
				"Name the start, as in %s%s%s.".formatted((identifier.label() != null) ? identifier.label() + "@" : "",
						RevisionNames.CURRENT, identifier.withoutLabel());
		};
	}

}
