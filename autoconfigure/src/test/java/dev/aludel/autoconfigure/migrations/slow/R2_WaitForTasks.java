package dev.aludel.autoconfigure.migrations.slow;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

/**
 * Wait for tasks.
 */
@Revision(id = "2", revises = "1", message = "wait for tasks")
public class R2_WaitForTasks implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.execute("select pg_sleep(300)");
	}

	@Override
	public void downgrade(Operations op) {
	}

}
