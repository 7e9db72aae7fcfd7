package dev.aludel.migrate;

/**
 * Thrown when a class that is a migration by its name carries no
 * {@link dev.aludel.Revision}.
 */
public final class MissingRevisionException extends MigrationClassException {

	private static final long serialVersionUID = 1L;

	MissingRevisionException(MigrationClass migration) {
		super(migration.name(), "Class " + migration.name() + " is named like a migration but has no @Revision.",
				"Write @Revision(id = \"%s\") above it, or give it a name that does not begin with R."
					.formatted(migration.idInName()),
				null);
	}

}
