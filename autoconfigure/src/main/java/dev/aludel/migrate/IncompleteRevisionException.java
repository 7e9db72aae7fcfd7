package dev.aludel.migrate;

/**
 * Thrown when a revision that would have to be run is not completed by its author.
 */
public final class IncompleteRevisionException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final String revision;

	private final String className;

	private final String task;

	IncompleteRevisionException(String revision, String className, String task) {
		super("%s\nNothing was run.\n%s".formatted(what(revision, className, task), advice(className)), null);
		this.revision = revision;
		this.className = className;
		this.task = task;
	}

	static String what(String revision, String className, String task) {
		return "Revision %s (%s) is incomplete: %s".formatted(revision, className, task);
	}

	static String advice(String className) {
		return "Complete %s and remove its op.incomplete.".formatted(className);
	}

	/**
	 * {@return the id of the revision}
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * {@return the class of the revision}
	 */
	public String className() {
		return this.className;
	}

	/**
	 * {@return what its author has to do}
	 */
	public String task() {
		return this.task;
	}

}
