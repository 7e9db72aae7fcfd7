package dev.aludel.migrate;

/**
 * A migration did what would break its own atomicity; the engine did not go along.
 */
final class RefusedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String advice;

	RefusedException(String what, String advice) {
		super(what);
		this.advice = advice;
	}

	String advice() {
		return this.advice;
	}

}
