package dev.aludel.autogenerate.canonical;

import dev.aludel.postgresql.Identifier;

/**
 * Thrown when the role of a connection may not create the temporary tables in which
 * PostgreSQL is asked what the model's SQL means.
 */
public final class MissingTemporaryPrivilegeException extends RuntimeException {

	private final String role;

	private final String database;

	MissingTemporaryPrivilegeException(String role, String database) {
		super("""
				Role %s may not create temporary tables in database %s, and without them PostgreSQL cannot say \
				what the types and expressions of the entities mean there.
				Nothing was compared or changed.
				Run as the owner of the database: %s""".formatted(role, database, grant(role, database)));
		this.role = role;
		this.database = database;
	}

	/**
	 * The role that lacks the privilege.
	 * @return the name as in the catalog
	 */
	public String role() {
		return this.role;
	}

	/**
	 * The database in which it lacks the privilege.
	 * @return the name as in the catalog
	 */
	public String database() {
		return this.database;
	}

	/**
	 * The statement that gives the privilege.
	 * @return the statement, without a final semicolon
	 */
	public String grant() {
		return grant(this.role, this.database);
	}

	private static String grant(String role, String database) {
		return "grant temporary on database " + Identifier.quote(database) + " to " + Identifier.quote(role);
	}

}
