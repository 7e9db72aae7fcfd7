package dev.aludel.migrate;

import java.sql.SQLException;

import dev.aludel.postgresql.Identifier;

/** Thrown when a schema that is to be there is missing and cannot be created. */
public final class SchemaCreationException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	private final String schema;

	private final ServerError error;

	SchemaCreationException(Session session, String schema, SQLException cause) {
		super("""
				Schema %s is missing in database %s and cannot be created.
				PostgreSQL: %s
				Nothing was run.
				%s""".formatted(schema, session.database(), ServerError.of(cause).text(),
				advice(session, schema, cause)), cause);
		this.database = session.database();
		this.schema = schema;
		this.error = ServerError.of(cause);
	}

	private static String advice(Session session, String schema, SQLException cause) {
		String role = Identifier.quote(session.user());
		return "42501".equals(cause.getSQLState())
				? "Let another role create it: create schema %s authorization %s, or let this one: grant create on database %s to %s"
					.formatted(Identifier.quote(schema), role, Identifier.quote(session.database().name()), role)
				: "Create it, or take it out of %s.".formatted(session.database().property("schemas"));
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return the schema that is missing}
	 */
	public String schema() {
		return this.schema;
	}

	/**
	 * {@return what PostgreSQL said}
	 */
	public ServerError error() {
		return this.error;
	}

}
