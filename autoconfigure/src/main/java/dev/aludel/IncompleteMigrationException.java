package dev.aludel;

/**
 * A migration said that its author has not completed it.
 */
public final class IncompleteMigrationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param task what its author has to do
	 */
	public IncompleteMigrationException(String task) {
		super(task);
	}

}
