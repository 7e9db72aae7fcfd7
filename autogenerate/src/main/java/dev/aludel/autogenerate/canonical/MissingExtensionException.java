package dev.aludel.autogenerate.canonical;

/**
 * Thrown when a type of the model comes with an extension that cannot be had.
 */
public final class MissingExtensionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String extension;

	MissingExtensionException(String extension, String problem, String advice) {
		super(problem + "\nNothing was changed and no file was written.\n" + advice);
		this.extension = extension;
	}

	/**
	 * The extension that the type comes with.
	 * @return the name
	 */
	public String extension() {
		return this.extension;
	}

}
