package dev.aludel.autoconfigure.migrations.slow;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.primaryKey;
import static dev.aludel.Definitions.varchar;

/**
 * Create tasks.
 */
@Revision(id = "1", message = "create tasks")
public class R1_CreateTasks implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.createTable("tasks", column("id", bigint()).notNull(), column("title", varchar(200)).notNull(),
				primaryKey("pk_tasks", "id"));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropTable("tasks");
	}

}
