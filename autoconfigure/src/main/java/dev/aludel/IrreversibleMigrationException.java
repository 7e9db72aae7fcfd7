package dev.aludel;

/**
 * A migration said that it has no way back.
 */
public final class IrreversibleMigrationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param reason why there is no way back
	 */
	public IrreversibleMigrationException(String reason) {
		super(reason);
	}

}
