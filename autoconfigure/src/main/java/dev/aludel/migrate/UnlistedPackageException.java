package dev.aludel.migrate;

/**
 * Thrown in a native image that was built without a list of the migrations of a package.
 */
public final class UnlistedPackageException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final String packageName;

	UnlistedPackageException(String packageName) {
		super("""
				This native image has no list of the migrations in %1$s: that package was not among those of the \
				application when the image was built.
				Nothing was run.
				Build the image with aludel.packages=%1$s, or set aludel.packages to what it was."""
			.formatted(packageName), null);
		this.packageName = packageName;
	}

	/**
	 * {@return the package}
	 */
	public String packageName() {
		return this.packageName;
	}

}
