package dev.aludel.command;

import dev.aludel.command.TextOutput.Style;
import dev.aludel.migrate.Direction;
import dev.aludel.migrate.DryRunReport;
import dev.aludel.migrate.DryRunRevision;
import dev.aludel.migrate.DryRunStatement;

/** What a dry run did before it was rolled back. */
record DryRunResult(DryRunReport report) implements CommandResult {

	@Override
	public void writeText(TextOutput out) {
		if (!this.report.unknown().isEmpty()) {
			out.line("The database is ahead of this application; it does not know %s."
				.formatted(String.join(", ", this.report.unknown())));
		}
		for (DryRunRevision revision : this.report.revisions()) {
			write(revision, out);
			out.line();
		}
		RecordedText.write(this.report.recorded(), out);
		if (this.report.revisions().isEmpty()) {
			out.line("Database %s is %s; there is nothing to run.".formatted(this.report.database(),
					Phrases.position(this.report.heads())));
			return;
		}
		out.line("Everything was rolled back; database %s is still %s. %s would leave it %s.".formatted(
				this.report.database(), Phrases.position(this.report.heads()),
				(this.report.direction() == Direction.UPGRADE) ? "The upgrade" : "The downgrade",
				Phrases.position(this.report.headsReached())));
		out.remark("Numbers that sequences have handed out are not given back.");
	}

	private static void write(DryRunRevision revision, TextOutput out) {
		out.line("%s  %s (%s, %s)".formatted(out.styled(Style.YELLOW, revision.id()), revision.message(),
				Phrases.count(revision.statements().size(), "statement"), Phrases.milliseconds(revision.duration())));
		if (revision.usedConnection()) {
			out.line("   It used op.connection(); what it did there is not listed.");
		}
		for (DryRunStatement statement : revision.statements()) {
			out.line(out.styled(Style.FAINT, "   -- " + remark(statement)));
			out.line(Phrases.indented(statement.sql() + ";", "   "));
		}
	}

	private static String remark(DryRunStatement statement) {
		return switch (statement.form()) {
			case AS_WRITTEN -> Phrases.milliseconds(statement.duration()) + ":";
			case TRANSACTIONAL ->
				Phrases.milliseconds(statement.duration()) + ", without concurrently, which cannot be rolled back:";
			case SKIPPED -> "skipped, for it is done already:";
		};
	}

	@Override
	public void writeJson(JsonObject json) {
		json.put("dryRun", true)
			.put("database", this.report.database().name())
			.put("host", this.report.database().host())
			.put("direction", this.report.direction())
			.put("current", this.report.heads())
			.put("currentAfter", this.report.headsReached())
			.put("revisions", this.report.revisions().stream().map(DryRunResult::json).toList())
			.put("recorded", RecordedText.json(this.report.recorded()))
			.put("unknown", this.report.unknown())
			.put("durationMs", this.report.duration());
	}

	private static JsonObject json(DryRunRevision revision) {
		return new JsonObject().put("revision", revision.id())
			.put("message", revision.message())
			.put("className", revision.className())
			.put("usedConnection", revision.usedConnection())
			.put("statements", revision.statements().stream().map(DryRunResult::json).toList())
			.put("durationMs", revision.duration());
	}

	private static JsonObject json(DryRunStatement statement) {
		return new JsonObject().put("number", statement.number())
			.put("operation", statement.operation())
			.put("sql", statement.sql())
			.put("form", statement.form())
			.put("durationMs", statement.duration());
	}

}
