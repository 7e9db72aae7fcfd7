package dev.aludel.migrate;

/**
 * Thrown when a class that is a migration by its name does not implement
 * {@link dev.aludel.Migration}.
 */
public final class NotAMigrationException extends MigrationClassException {

	private static final long serialVersionUID = 1L;

	NotAMigrationException(MigrationClass migration) {
		super(migration.name(),
				"Class " + migration.name() + " is named like a migration but does not implement dev.aludel.Migration.",
				"Write `implements Migration`, or give it a name that does not begin with R.", null);
	}

}
