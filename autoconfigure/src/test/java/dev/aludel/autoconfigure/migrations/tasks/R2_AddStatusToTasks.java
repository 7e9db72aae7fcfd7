package dev.aludel.autoconfigure.migrations.tasks;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.varchar;

/**
 * Add status to tasks.
 */
@Revision(id = "2", revises = "1", message = "add status to tasks")
public class R2_AddStatusToTasks implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.addColumn("tasks", column("status", varchar(20)).notNull().defaultValue("'pending'"));
		op.execute("insert into tasks (id, title) values (1, 'water the plants')");
	}

	@Override
	public void downgrade(Operations op) {
		op.execute("delete from tasks where id = 1");
		op.dropColumn("tasks", "status");
	}

}
