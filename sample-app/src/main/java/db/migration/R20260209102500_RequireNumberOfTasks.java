package db.migration;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

import static dev.aludel.Definitions.unique;

/** Require the number of tasks, unique within their project. */
@Revision(id = "20260209102500", revises = "20260209102000", message = "require number of tasks")
public class R20260209102500_RequireNumberOfTasks implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.setNotNull("tasks", "number");
		op.addUnique("tasks", unique("uq_tasks_project_id_number", "project_id", "number"));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropConstraint("tasks", "uq_tasks_project_id_number");
		op.dropNotNull("tasks", "number");
	}

}
