package dev.aludel.autoconfigure;

import dev.aludel.migrate.BookkeepingPlace;

/** Thrown when two engines would take each other's revisions for their own. */
final class SharedTablesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SharedTablesException(BookkeepingPlace first, BookkeepingPlace second) {
		super("""
				Databases %s and %s would remember their revisions in one table: %s.
				Nothing was run.
				%s""".formatted(first.database(), second.database(), first.tables().revision(), advice(second)));
	}

	private static String advice(BookkeepingPlace place) {
		String name = place.database().alias();
		return (name != null)
				? "Give %1$s tables of its own: aludel.databases.%1$s.tables.schema=…, or other names with tables.revision, tables.history and tables.progress there."
					.formatted(name)
				: "Give one of the engines tables of its own: AludelSettings.defaults().withTables(…).withDatabase(…)";
	}

}
