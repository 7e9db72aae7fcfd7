package dev.aludel.autoconfigure.migrations.failing;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.column;

/**
 * Add the owner twice.
 */
@Revision(id = "2", revises = "1", message = "add owner twice")
public class R2_AddOwnerTwice implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.addColumn("tasks", column("owner_id", bigint()));
		op.addColumn("tasks", column("owner_id", bigint()));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropColumn("tasks", "owner_id");
	}

}
