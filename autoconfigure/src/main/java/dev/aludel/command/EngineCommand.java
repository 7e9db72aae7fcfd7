package dev.aludel.command;

import dev.aludel.migrate.Aludel;

/** A command over the engine of the application. */
abstract class EngineCommand extends ReportingCommand {

	@Override
	protected final CommandResult run() throws Exception {
		return run(root().engine());
	}

	/** Does what the command is for. */
	abstract CommandResult run(Aludel aludel) throws Exception;

}
