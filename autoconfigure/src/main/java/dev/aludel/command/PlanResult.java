package dev.aludel.command;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.command.TextOutput.Style;
import dev.aludel.migrate.Direction;
import dev.aludel.migrate.MigrationPlan;
import dev.aludel.migrate.OtherHistory;
import dev.aludel.migrate.PlannedRevision;
import dev.aludel.migrate.PlannedStatement;

/** What an upgrade or a downgrade would run. */
record PlanResult(MigrationPlan plan, List<OtherHistory> otherHistories) implements CommandResult {

	@Override
	public void writeText(TextOutput out) {
		if (!this.plan.unknown().isEmpty()) {
			out.line("The database is ahead of this application; it does not know %s."
				.formatted(String.join(", ", this.plan.unknown())));
		}
		out.remark(summary());
		this.otherHistories.forEach((other) -> out.remark(other.describe()));
		RecordedText.write(this.plan.recorded(), out);
		for (PlannedRevision revision : this.plan.revisions()) {
			// A quiet plan begins with its first revision.
			if (!out.quiet() || revision != this.plan.revisions().get(0)) {
				out.line();
			}
			write(revision, out);
		}
	}

	private String summary() {
		String way = (this.plan.direction() == Direction.UPGRADE) ? "an upgrade" : "a downgrade";
		String position = "Database %s is %s; ".formatted(this.plan.database(),
				Phrases.position(this.plan.headsBefore()));
		if (this.plan.isEmpty()) {
			return position + way + " would run nothing.";
		}
		return position + "%s would run %s and leave it %s.".formatted(way,
				Phrases.count(this.plan.revisions().size(), "revision"), Phrases.position(this.plan.heads()));
	}

	private static void write(PlannedRevision revision, TextOutput out) {
		out.line("%s  %s".formatted(out.styled(Style.YELLOW, revision.id()),
				(revision.message() + " " + out.styled(Style.FAINT, "(" + revision.className() + ")")).strip()));
		if (revision.unknown() != null) {
			out.line("   " + revision.unknown());
		}
		for (PlannedStatement statement : revision.statements()) {
			remarks(statement).forEach((remark) -> out.line(out.styled(Style.FAINT, "   -- " + remark)));
			out.line(Phrases.indented(statement.sql() + ";", "   "));
		}
	}

	private static List<String> remarks(PlannedStatement statement) {
		List<String> remarks = new ArrayList<>();
		if (statement.completed()) {
			remarks.add("done already, will be skipped:");
		}
		if (!statement.statement().transactional()) {
			remarks.add("outside of a transaction:");
		}
		return remarks;
	}

	@Override
	public void writeJson(JsonObject json) {
		json.put("database", this.plan.database().name())
			.put("host", this.plan.database().host())
			.put("direction", this.plan.direction())
			.put("current", this.plan.headsBefore())
			.put("currentAfter", this.plan.heads())
			.put("revisions", this.plan.revisions().stream().map(PlanResult::json).toList())
			.put("recorded", RecordedText.json(this.plan.recorded()))
			.put("unknown", this.plan.unknown());
	}

	private static JsonObject json(PlannedRevision revision) {
		return new JsonObject().put("revision", revision.id())
			.put("message", revision.message())
			.put("className", revision.className())
			.put("statements", revision.statements().stream().map(PlanResult::json).toList())
			.put("statementsUnknown", revision.unknown());
	}

	private static JsonObject json(PlannedStatement statement) {
		return new JsonObject().put("number", statement.number())
			.put("operation", statement.operation())
			.put("sql", statement.sql())
			.put("transactional", statement.statement().transactional())
			.put("completed", statement.completed());
	}

}
