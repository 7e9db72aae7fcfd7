package dev.aludel.command;

import java.util.List;

import dev.aludel.migrate.Aludel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records revisions without running them. */
@Command(name = "stamp", description = "Records the database as being at some revisions, without running anything.",
		footer = { "", "Example: aludel stamp head" })
final class StampCommand extends EngineCommand {

	@Parameters(arity = "1..*", paramLabel = "TARGET",
			description = "The revisions that the database is at: ids or their beginnings, head, heads, base, labels.")
	@SuppressWarnings("NullAway.Init")
	private List<String> targets;

	@Option(names = "--purge", description = "Discard applied revisions that the application does not know.")
	private boolean purge;

	@Override
	CommandResult run(Aludel aludel) {
		return new RunResult(aludel.stamp(this.targets, this.purge));
	}

}
