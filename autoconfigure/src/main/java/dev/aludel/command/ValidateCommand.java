package dev.aludel.command;

import dev.aludel.migrate.Aludel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks for everything that can be wrong. */
@Command(name = "validate",
		description = "Looks for what is wrong with the revisions and with what the database records of them: "
				+ "classes, graph, heads, checksums, unknown and unfinished revisions. Exit status 1 on findings.",
		footer = { "", "Examples: aludel validate", "          aludel validate --offline" })
final class ValidateCommand extends EngineCommand {

	@Option(names = "--offline", description = "Look at the revisions only; no database is asked.")
	private boolean offline;

	@Override
	boolean coversEveryDatabase() {
		return true;
	}

	@Override
	CommandResult run(Aludel aludel) {
		return new ValidationResult(this.offline ? aludel.validateOffline() : aludel.validate());
	}

}
