package dev.aludel.migrate;

/** Takes a migration out of its run when that is to stop. */
final class InterruptedMigrationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	InterruptedMigrationException() {
		super("The run is to stop.");
	}

	/** Whether a failure comes from being told to stop, and not from the migration. */
	static boolean isBehind(Throwable failure) {
		for (Throwable ex = failure; ex != null; ex = ex.getCause()) {
			if (ex instanceof InterruptedMigrationException || ex instanceof InterruptedException
					|| ex instanceof RunInterruptedException) {
				return true;
			}
		}
		return false;
	}

}
