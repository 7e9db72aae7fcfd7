package dev.aludel.autogenerate.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.launch.NoPersistenceUnitException;
import dev.aludel.command.CommandResult;
import dev.aludel.command.DatabaseResults;
import dev.aludel.command.ExitStatus;
import dev.aludel.command.JsonObject;
import dev.aludel.command.ReportingCommand;
import dev.aludel.command.TextOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether entities and database differ. */
@Command(name = "check", sortOptions = false,
		description = "Fails with status 1 when the entities and the live database, or the migrations, differ, and lists "
				+ "the differences.",
		footer = { "", "Example: aludel check --argument --spring.profiles.active=dev",
				"Example: aludel check --against migrations" })
final class CheckCommand extends ReportingCommand {

	@Mixin
	private final ApplicationOptions options = new ApplicationOptions();

	@Mixin
	private final AgainstOptions against = new AgainstOptions();

	@Override
	protected CommandResult run() {
		try (DeskApplication application = DeskApplication.open(this.options, this.against)) {
			List<String> databases = application.databases();
			if (database() != null || databases.size() < 2) {
				return check(application.desk(database()));
			}
			Map<String, CommandResult> results = new LinkedHashMap<>();
			databases.forEach((name) -> results.put(name, checkWhatThereIs(application, name)));
			return new DatabaseResults(results);
		}
	}

	/** A database may well be used without entities. */
	private static CommandResult checkWhatThereIs(DeskApplication application, String name) {
		try {
			return check(application.desk(name));
		}
		catch (NoPersistenceUnitException ex) {
			if (ex.unit() != null) {
				throw ex;
			}
			return new WithoutEntities();
		}
	}

	private static CommandResult check(Desk desk) {
		desk.revisions().requireTarget();
		desk.requireEveryRevision();
		EntityComparison.Result result = desk.compare(Answers.NONE);
		return new Checked(new ComparisonText(desk, result, false), result.comparison().agrees());
	}

	private record WithoutEntities() implements CommandResult {

		@Override
		public void writeText(TextOutput out) {
			out.line("No persistence unit uses its data source; there are no entities to compare.");
		}

		@Override
		public void writeJson(JsonObject json) {
			json.put("compared", false);
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
