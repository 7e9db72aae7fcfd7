package dev.aludel.autoconfigure.migrations.severalheads;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.text;

/**
 * Add colour.
 */
@Revision(id = "3", revises = "1", message = "add colour")
public class R3_AddColour implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.addColumn("tasks", column("colour", text()));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropColumn("tasks", "colour");
	}

}
