package dev.aludel.autogenerate.canonical;

import java.sql.Connection;
import java.sql.SQLException;

import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.schema.DatabaseSchema;

/**
 * Puts a model into the words of a database, with PostgreSQL as the judge of what means
 * the same: the model's SQL is put into temporary tables, read back as the catalog prints
 * it, and rolled back.
 */
public final class ModelAlignment {

	/**
	 * Aligns a model with a database.
	 * <p>
	 * A connection in autocommit gets transactions of its own; an open transaction is
	 * left as it was, by way of a savepoint. Nothing is kept, no table of the application
	 * is locked against anyone, no function of the application is run.
	 * @param connection a connection to the database
	 * @param model the model, in the spelling of its author
	 * @param database what the database holds
	 * @return the model in the words of the database
	 * @throws MissingTemporaryPrivilegeException when the role may not create temporary
	 * tables
	 * @throws SQLException when the server refuses for another reason
	 */
	public AlignedModel align(Connection connection, DatabaseSchema model, ReflectedSchema database)
			throws SQLException {
		throw new UnsupportedOperationException("Not built yet");
	}

}
