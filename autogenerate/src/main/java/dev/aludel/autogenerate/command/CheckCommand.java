package dev.aludel.autogenerate.command;

import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.command.CommandResult;
import dev.aludel.command.ExitStatus;
import dev.aludel.command.JsonObject;
import dev.aludel.command.ReportingCommand;
import dev.aludel.command.TextOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether entities and database differ. */
@Command(name = "check", sortOptions = false,
		description = "Fails with status 1 when the entities and the live database differ, and lists the differences.",
		footer = { "", "Example: aludel check --argument --spring.profiles.active=dev" })
final class CheckCommand extends ReportingCommand {

	@Mixin
	private final ApplicationOptions options = new ApplicationOptions();

	@Override
	protected CommandResult run() {
		try (Desk desk = Desk.open(this.options)) {
			desk.revisions().requireTarget();
			desk.requireEveryRevision();
			EntityComparison.Result result = desk.compare(Answers.NONE);
			return new Checked(new ComparisonText(desk, result), result.comparison().agrees());
		}
	}

	private record Checked(ComparisonText text, boolean equal) implements CommandResult {

		@Override
		public void writeText(TextOutput out) {
			out.line(this.text.differences());
			this.text.questions().forEach(out::line);
			this.text.warnings().forEach(out::line);
			if (!this.equal) {
				out.remark("Nothing was changed. Draft a migration: mvn aludel:revision -Dmessage=\"…\"");
			}
		}

		@Override
		public void writeJson(JsonObject json) {
			this.text.writeJson(json);
		}

		@Override
		public int exitStatus() {
			return this.equal ? ExitStatus.DONE : ExitStatus.FAILED;
		}

	}

}
