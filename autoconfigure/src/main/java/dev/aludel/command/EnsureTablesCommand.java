package dev.aludel.command;

import java.util.List;

import dev.aludel.migrate.Aludel;
import dev.aludel.schema.QualifiedName;
import picocli.CommandLine.Command;

/** Creates the bookkeeping tables. */
@Command(name = "ensure-tables",
		description = "Creates the tables in which the database remembers its revisions, where they are missing. "
				+ "A role with fewer privileges can run revisions from then on.",
		footer = { "", "Example: aludel ensure-tables --spring.datasource.username=owner" })
final class EnsureTablesCommand extends EngineCommand {

	@Override
	boolean coversEveryDatabase() {
		return true;
	}

	@Override
	CommandResult run(Aludel aludel) {
		return new Result(aludel.ensureTables().stream().map(QualifiedName::toString).toList());
	}

	/** The tables that were created. */
	private record Result(List<String> created) implements CommandResult {

		@Override
		public void writeText(TextOutput out) {
			out.remark(this.created.isEmpty() ? "The tables are there; nothing was created."
					: "Created " + String.join(", ", this.created) + ".");
		}

		@Override
		public void writeJson(JsonObject json) {
			json.put("created", this.created);
		}

	}

}
