package dev.aludel.command;

import java.util.function.Function;

import dev.aludel.migrate.Aludel;

/** A command over the engine of the application. */
abstract class EngineCommand extends ReportingCommand {

	@Override
	protected final CommandResult run() throws Exception {
		return run(root().engine());
	}

	/** Does what the command is for. */
	abstract CommandResult run(Aludel aludel) throws Exception;

	/** Has an engine run revisions while their progress is shown. */
	final <T> T watched(Aludel aludel, Function<Aludel, T> run) {
		if (options().quiet() || options().json()) {
			return run.apply(aludel);
		}
		try (Progress progress = Progress.begin(terminal())) {
			return run.apply(aludel.withListener(progress));
		}
	}

}
