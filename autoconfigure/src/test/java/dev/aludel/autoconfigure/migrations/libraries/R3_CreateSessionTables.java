package dev.aludel.autoconfigure.migrations.libraries;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

/**
 * Create the tables of Session.
 */
@Revision(id = "3", revises = "2", message = "create the tables of Session")
public class R3_CreateSessionTables implements Migration {

	@Override
	public void upgrade(Operations op) {
		LibraryScript.run("org/springframework/session/jdbc/schema-postgresql.sql", op);
	}

	@Override
	public void downgrade(Operations op) {
		op.irreversible("nobody asked for it");
	}

}
