package dev.aludel.command;

import java.util.List;

import dev.aludel.migrate.Aludel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

	@Option(names = "--sql",
			description = "Write a script for psql instead, for the range FROM:TARGET, without asking a database.")
	private boolean sql;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Override
	CommandResult run(Aludel aludel) {
		if (this.sql && this.purge) {
			throw new ParameterException(this.spec.commandLine(),
					"--sql asks no database, so it cannot know what --purge would discard.");
		}
		if (this.sql) {
			return new ScriptResult(aludel.scriptStamp(this.targets));
		}
		return new RunResult(aludel.stamp(this.targets, this.purge));
	}

}
