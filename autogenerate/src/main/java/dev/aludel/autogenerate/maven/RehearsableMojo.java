package dev.aludel.autogenerate.maven;

import org.apache.maven.plugins.annotations.Parameter;

/** A command that can be rehearsed, or written as a script, in place of being run. */
abstract class RehearsableMojo extends CommandMojo {

	/**
	 * Whether to write the SQL instead of running it.
	 */
	@Parameter(property = "sql", defaultValue = "false")
	private boolean sql;

	/**
	 * Whether to run everything and roll it back.
	 */
	@Parameter(property = "dryRun", defaultValue = "false")
	private boolean dryRun;

	@Override
	final CommandArguments arguments() {
		return command().flag("--sql", this.sql).flag("--dry-run", this.dryRun);
	}

	/** The command and its target. */
	abstract CommandArguments command();

}
