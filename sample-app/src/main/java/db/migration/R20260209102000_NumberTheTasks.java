package db.migration;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

/** Number the tasks of each project in the order in which they were created. */
@Revision(id = "20260209102000", revises = "20260209101500", message = "number the tasks")
public class R20260209102000_NumberTheTasks implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.execute("""
				update tasks set number = numbered.number
				from (select id, row_number() over (partition by project_id order by created_at, id) as number
					from tasks) as numbered
				where tasks.id = numbered.id""");
	}

	@Override
	public void downgrade(Operations op) {
		op.execute("update tasks set number = null");
	}

}
