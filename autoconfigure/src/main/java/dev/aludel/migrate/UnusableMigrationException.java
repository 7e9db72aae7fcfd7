package dev.aludel.migrate;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a migration cannot be loaded or instantiated.
 */
public final class UnusableMigrationException extends MigrationClassException {

	private static final long serialVersionUID = 1L;

	UnusableMigrationException(String className, String what, String advice, @Nullable Throwable cause) {
		super(className, what, advice, cause);
	}

}
