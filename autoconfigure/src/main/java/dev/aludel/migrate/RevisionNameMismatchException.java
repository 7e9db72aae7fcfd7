package dev.aludel.migrate;

/**
 * Thrown when the name of a migration and its {@link dev.aludel.Revision} carry different
 * ids.
 */
public final class RevisionNameMismatchException extends MigrationClassException {

	private static final long serialVersionUID = 1L;

	private final String id;

	RevisionNameMismatchException(MigrationClass migration, String id) {
		super(migration.name(),
				"Class %s says @Revision(id = \"%s\"), which its name does not.".formatted(migration.name(), id),
				"Rename the class to %s%s_%s, or write @Revision(id = \"%s\").".formatted(MigrationClass.PREFIX, id,
						migration.messageInName(), migration.idInName()),
				null);
		this.id = id;
	}

	/**
	 * {@return the id that the annotation gives}
	 */
	public String id() {
		return this.id;
	}

}
