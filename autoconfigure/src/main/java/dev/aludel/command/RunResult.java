package dev.aludel.command;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.command.TextOutput.Style;
import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.HistoryAction;
import dev.aludel.migrate.RunReport;

/** What an upgrade, a downgrade or a stamp did. */
record RunResult(RunReport report) implements CommandResult {

	@Override
	public void writeText(TextOutput out) {
		if (out.quiet()) {
			return;
		}
		writeText(this.report.revisions(), out);
		if (this.report.isDatabaseAhead()) {
			out.line("The database is ahead of this application; it does not know %s."
				.formatted(String.join(", ", this.report.unknown())));
		}
		out.line("Database %s is %s%s.".formatted(this.report.database(), Position.of(this.report.heads(), out),
				this.report.revisions().isEmpty() ? "; there was nothing to do" : ""));
	}

	/** Writes a line for each completed revision. */
	static void writeText(List<CompletedRevision> revisions, TextOutput out) {
		out.table(revisions.stream().map((revision) -> row(revision, out)).toList());
	}

	private static List<String> row(CompletedRevision revision, TextOutput out) {
		List<String> row = new ArrayList<>(
				List.of(word(revision.action()), out.styled(Style.YELLOW, revision.id()), revision.message()));
		if (revision.action() == HistoryAction.UPGRADE || revision.action() == HistoryAction.DOWNGRADE) {
			row.add(statements(revision.statements()));
			row.add(Elapsed.text(revision.duration()));
		}
		if (out.verbose() && revision.className() != null) {
			row.add(revision.className());
		}
		return row;
	}

	private static String word(HistoryAction action) {
		return switch (action) {
			case UPGRADE -> "applied";
			case DOWNGRADE -> "undone";
			case STAMP -> "stamped";
			case UNSTAMP -> "unstamped";
			case PURGE -> "purged";
			case FORGET -> "forgotten";
			case ACCEPT_CHECKSUM -> "accepted";
			case CLEAR_PROGRESS -> "given up";
		};
	}

	private static String statements(int count) {
		return count + ((count == 1) ? " statement" : " statements");
	}

	@Override
	public void writeJson(JsonObject json) {
		json.put("database", this.report.database().name())
			.put("host", this.report.database().host())
			.put("currentBefore", this.report.headsBefore())
			.put("current", this.report.heads())
			.put("revisions", this.report.revisions().stream().map(RunResult::json).toList())
			.put("appliedCount", this.report.applied())
			.put("unknown", this.report.unknown())
			.put("durationMs", this.report.duration());
	}

	static JsonObject json(CompletedRevision revision) {
		return new JsonObject().put("revision", revision.id())
			.put("action", revision.action())
			.put("message", revision.message())
			.put("className", revision.className())
			.put("statements", revision.statements())
			.put("durationMs", revision.duration());
	}

}
