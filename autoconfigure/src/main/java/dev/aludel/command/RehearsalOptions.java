package dev.aludel.command;

import java.util.function.Supplier;

import dev.aludel.migrate.DryRunReport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an upgrade or a downgrade can do in place of running. */
final class RehearsalOptions {

	@Option(names = "--sql",
			description = "Write a script for psql instead, for the range FROM:TARGET, without asking a database.")
	private boolean sql;

	@Option(names = "--dry-run",
			description = "Run everything in one transaction and roll it back; tell how long each statement took.")
	private boolean dryRun;

	@Spec(Spec.Target.MIXEE)
	@SuppressWarnings("NullAway.Init")
	private CommandSpec command;

	boolean writesScript() {
		return this.sql;
	}

	/** Does what is asked for, and nothing else. */
	CommandResult carryOut(Supplier<CommandResult> run, Supplier<String> script, Supplier<DryRunReport> rehearsal) {
		if (this.sql && this.dryRun) {
			throw new ParameterException(this.command.commandLine(),
					"--sql asks no database and --dry-run runs on one: give one of them.");
		}
		if (this.sql) {
			return new ScriptResult(script.get());
		}
		return this.dryRun ? new DryRunResult(rehearsal.get()) : run.get();
	}

}
