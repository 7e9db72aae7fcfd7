package dev.aludel.autoconfigure;

/** Thrown when what is set about the databases leads to none. */
final class DatabaseConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DatabaseConfigurationException(String happened, String next) {
		super(happened + "\nNothing was run.\n" + next);
	}

}
