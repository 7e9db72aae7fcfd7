package dev.aludel.autoconfigure.migrations.libraries;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

/**
 * Create the tables of Batch.
 */
@Revision(id = "1", message = "create the tables of Batch")
public class R1_CreateBatchTables implements Migration {

	@Override
	public void upgrade(Operations op) {
		LibraryScript.run("org/springframework/batch/core/schema-postgresql.sql", op);
	}

	@Override
	public void downgrade(Operations op) {
		op.irreversible("nobody asked for it");
	}

}
