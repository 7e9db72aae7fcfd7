package dev.aludel.autogenerate.launch.shop.migration;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

/**
 * Leaves a table.
 */
@Revision(id = "1", message = "leave a table")
public class R1_LeaveATable implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.execute("create table migration_ran ()");
	}

	@Override
	public void downgrade(Operations op) {
		op.dropTable("migration_ran");
	}

}
