package db.migration;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.integer;

/** Add number to tasks: the 17 of WEB-17. */
@Revision(id = "20260209101500", revises = "20260105090000", message = "add number to tasks")
public class R20260209101500_AddNumberToTasks implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.addColumn("tasks", column("number", integer()));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropColumn("tasks", "number");
	}

}
