package dev.aludel.autoconfigure.migrations.libraries;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

/**
 * Create the tables of Quartz.
 */
@Revision(id = "2", revises = "1", message = "create the tables of Quartz")
public class R2_CreateQuartzTables implements Migration {

	@Override
	public void upgrade(Operations op) {
		LibraryScript.run("org/quartz/impl/jdbcjobstore/tables_postgres.sql", op);
	}

	@Override
	public void downgrade(Operations op) {
		op.irreversible("nobody asked for it");
	}

}
