package dev.aludel.autoconfigure.migrations.severalheads;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.text;

/**
 * Add owner.
 */
@Revision(id = "2", revises = "1", message = "add owner")
public class R2_AddOwner implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.addColumn("tasks", column("owner", text()));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropColumn("tasks", "owner");
	}

}
