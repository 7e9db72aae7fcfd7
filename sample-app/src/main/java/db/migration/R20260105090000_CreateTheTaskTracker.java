package db.migration;

import java.util.List;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.check;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.date;
import static dev.aludel.Definitions.foreignKey;
import static dev.aludel.Definitions.index;
import static dev.aludel.Definitions.integer;
import static dev.aludel.Definitions.numeric;
import static dev.aludel.Definitions.primaryKey;
import static dev.aludel.Definitions.sequence;
import static dev.aludel.Definitions.text;
import static dev.aludel.Definitions.timestamptz;
import static dev.aludel.Definitions.unique;
import static dev.aludel.Definitions.varchar;
import static dev.aludel.schema.ReferentialAction.CASCADE;
import static dev.aludel.schema.ReferentialAction.SET_NULL;

/** Create the task tracker: users, projects, tasks, comments and labels. */
@Revision(id = "20260105090000", message = "create the task tracker")
public class R20260105090000_CreateTheTaskTracker implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.createTable("users",
				column("id", bigint()).identity(),
				column("email", varchar(254)).notNull(),
				column("name", varchar(100)).notNull(),
				column("created_at", timestamptz()).notNull(),
				primaryKey("pk_users", "id"),
				unique("uq_users_email", "email"));
		op.createTable("projects",
				column("id", bigint()).identity(),
				column("project_key", varchar(10)).notNull(),
				column("name", varchar(100)).notNull(),
				column("owner_id", bigint()),
				column("created_at", timestamptz()).notNull(),
				primaryKey("pk_projects", "id"),
				unique("uq_projects_project_key", "project_key"),
				foreignKey("fk_projects_owner_id", "owner_id").references("users", "id").onDelete(SET_NULL));
		op.createSequence(sequence("tasks_seq").incrementBy(50));
		op.createTable("tasks",
				column("id", bigint()).notNull(),
				column("project_id", bigint()).notNull(),
				column("title", varchar(120)).notNull(),
				column("description", text()),
				column("status", varchar(20)).notNull().defaultValue("'OPEN'"),
				column("assignee_id", bigint()),
				column("estimated_hours", numeric(6, 2)),
				column("spent_hours", numeric(6, 2)),
				column("due_on", date()),
				column("external_reference", varchar(80)),
				column("created_at", timestamptz()).notNull(),
				column("updated_at", timestamptz()).notNull(),
				column("version", integer()).notNull(),
				primaryKey("pk_tasks", "id"),
				foreignKey("fk_tasks_project_id", "project_id").references("projects", "id").onDelete(CASCADE),
				foreignKey("fk_tasks_assignee_id", "assignee_id").references("users", "id").onDelete(SET_NULL),
				check("ck_tasks_status", "status in ('OPEN', 'IN_PROGRESS', 'DONE')"));
		op.createIndex("tasks", index("ix_tasks_status").on("status", "due_on"));
		op.createIndex("tasks", index("ix_tasks_assignee_id").on("assignee_id"));
		op.createTable("task_links",
				column("task_id", bigint()).notNull(),
				column("url", varchar(500)).notNull(),
				primaryKey("pk_task_links", "task_id", "url"),
				foreignKey("fk_task_links_task_id", "task_id").references("tasks", "id").onDelete(CASCADE));
		op.createTable("comments",
				column("id", bigint()).identity(),
				column("task_id", bigint()).notNull(),
				column("author_id", bigint()),
				column("body", text()).notNull(),
				column("created_at", timestamptz()).notNull(),
				primaryKey("pk_comments", "id"),
				foreignKey("fk_comments_task_id", "task_id").references("tasks", "id").onDelete(CASCADE),
				foreignKey("fk_comments_author_id", "author_id").references("users", "id").onDelete(SET_NULL));
		op.createIndex("comments", index("ix_comments_task_id").on("task_id", "created_at"));
		op.createTable("labels",
				column("id", bigint()).identity(),
				column("name", varchar(40)).notNull(),
				primaryKey("pk_labels", "id"),
				unique("uq_labels_name", "name"));
		op.createTable("task_labels",
				column("task_id", bigint()).notNull(),
				column("label_id", bigint()).notNull(),
				primaryKey("pk_task_labels", "task_id", "label_id"),
				foreignKey("fk_task_labels_task_id", "task_id").references("tasks", "id").onDelete(CASCADE),
				foreignKey("fk_task_labels_label_id", "label_id").references("labels", "id"));
		// Tasks that name no project go here.
		op.execute("insert into projects (project_key, name, created_at) values ('INBOX', 'Inbox', now())");
	}

	@Override
	public void downgrade(Operations op) {
		List.of("task_labels", "labels", "comments", "task_links", "tasks").forEach(op::dropTable);
		op.dropSequence("tasks_seq");
		List.of("projects", "users").forEach(op::dropTable);
	}

}
