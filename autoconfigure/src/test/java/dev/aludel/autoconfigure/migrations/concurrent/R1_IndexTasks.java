package dev.aludel.autoconfigure.migrations.concurrent;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

import static dev.aludel.Definitions.index;

/**
 * Index tasks.
 */
@Revision(id = "1", message = "index tasks")
public class R1_IndexTasks implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.execute("create table tasks (title text)");
		op.createIndexConcurrently("tasks", index("ix_tasks_title").on("title"));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropTable("tasks");
	}

}
