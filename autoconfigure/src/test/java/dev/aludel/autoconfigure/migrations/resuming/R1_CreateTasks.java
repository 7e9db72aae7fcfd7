package dev.aludel.autoconfigure.migrations.resuming;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.text;
import static dev.aludel.Definitions.uniqueIndex;

/**
 * Create tasks, and an index beside the transaction that the tasks do not allow yet.
 */
@Revision(id = "1", message = "create tasks")
public class R1_CreateTasks implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.createTable("tasks", column("title", text()));
		op.execute("insert into tasks values ('water the plants'), ('water the plants')");
		op.createIndexConcurrently("tasks", uniqueIndex("uq_tasks_title").on("title"));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropTable("tasks");
	}

}
