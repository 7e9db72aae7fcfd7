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

	/**
	 * Has an engine run revisions while their progress is shown. What was completed is
	 * told also when a later revision fails.
	 */
	final <T> T watched(Aludel aludel, Function<Aludel, T> run) {
		Aludel told = aludel.withListener(root().completedRevisions());
		if (options().quiet() || options().json()) {
			return run.apply(told);
		}
		try (Progress progress = Progress.begin(terminal())) {
			return run.apply(told.withListener(progress));
		}
	}

}
