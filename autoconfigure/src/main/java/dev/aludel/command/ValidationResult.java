package dev.aludel.command;

import dev.aludel.command.TextOutput.Style;
import dev.aludel.migrate.DatabaseAddress;
import dev.aludel.migrate.ValidationReport;
import dev.aludel.migrate.ValidationReport.CheckedRevision;
import dev.aludel.migrate.ValidationReport.CheckedRevision.Outcome;
import dev.aludel.migrate.ValidationReport.Finding;

/** What is wrong with the revisions, if anything. */
record ValidationResult(ValidationReport report) implements CommandResult {

	@Override
	public void writeText(TextOutput out) {
		for (Finding finding : this.report.findings()) {
			out.line(out.styled(Style.RED, kind(finding)));
			out.line(Phrases.indented(finding.message(), "  "));
			out.line();
		}
		for (CheckedRevision checked : this.report.checksums()) {
			write(checked, out);
		}
		out.line(conclusion());
	}

	private static String kind(Finding finding) {
		return switch (finding.kind()) {
			case UNUSABLE_CLASS -> "Unusable class";
			case UNSOUND_GRAPH -> "Unsound graph";
			case SEVERAL_HEADS -> "Several heads";
			case CHANGED_CHECKSUM -> "Changed revision";
			case UNKNOWN_REVISION -> "Unknown revision";
			case UNFINISHED_REVISION -> "Unfinished revision";
			case INCOMPLETE_REVISION -> "Incomplete revision";
		};
	}

	private static void write(CheckedRevision checked, TextOutput out) {
		switch (checked.outcome()) {
			case UNCHANGED, CHANGED -> out.detail("%s: %s".formatted(checked.revision(),
					(checked.outcome() == Outcome.UNCHANGED) ? "unchanged" : "changed"));
			case NOT_CHECKED -> out.remark("%s: not checked, it %s".formatted(checked.revision(), checked.reason()));
			case CANNOT_BE_CHECKED ->
				out.remark("%s: cannot be checked, it %s".formatted(checked.revision(), checked.reason()));
		}
	}

	private String conclusion() {
		String subject = Phrases.count(this.report.revisions(), "revision");
		DatabaseAddress database = this.report.database();
		if (database != null) {
			long compared = this.report.checksums()
				.stream()
				.filter((checked) -> checked.outcome() == Outcome.UNCHANGED || checked.outcome() == Outcome.CHANGED)
				.count();
			subject += ", %s compared with what database %s has run".formatted(compared, database);
		}
		return subject + ": " + (this.report.isValid() ? "nothing wrong was found."
				: Phrases.count(this.report.findings().size(), "finding") + ".");
	}

	@Override
	public void writeJson(JsonObject json) {
		DatabaseAddress database = this.report.database();
		json.put("valid", this.report.isValid())
			.put("database", (database != null) ? database.name() : null)
			.put("host", (database != null) ? database.host() : null)
			.put("revisionCount", this.report.revisions())
			.put("heads", this.report.heads())
			.put("findings", this.report.findings().stream().map(ValidationResult::json).toList())
			.put("checksums", this.report.checksums().stream().map(ValidationResult::json).toList());
	}

	private static JsonObject json(Finding finding) {
		return new JsonObject().put("kind", finding.kind())
			.put("revision", finding.revision())
			.put("className", finding.className())
			.put("message", finding.message());
	}

	private static JsonObject json(CheckedRevision checked) {
		return new JsonObject().put("revision", checked.revision())
			.put("outcome", checked.outcome())
			.put("reason", checked.reason());
	}

	@Override
	public int exitStatus() {
		return this.report.isValid() ? ExitStatus.DONE : ExitStatus.FAILED;
	}

}
