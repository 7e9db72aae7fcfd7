package dev.aludel.migrate;

import org.jspecify.annotations.Nullable;

/**
 * A class that is a migration by its name cannot be used as one. Nothing was run when it
 * is thrown.
 */
public abstract sealed class MigrationClassException extends AludelException permits MissingRevisionException,
		NotAMigrationException, RevisionNameMismatchException, UnusableMigrationException {

	private static final long serialVersionUID = 1L;

	private final String className;

	MigrationClassException(String className, String what, String advice, @Nullable Throwable cause) {
		super(what + "\nNothing was run.\n" + advice, cause);
		this.className = className;
	}

	/**
	 * {@return the name of the class}
	 */
	public String className() {
		return this.className;
	}

}
