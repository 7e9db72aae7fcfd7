package dev.aludel.command;

import java.util.List;
import java.util.function.Function;

import dev.aludel.migrate.Aludel;

/** A command over the engine of the application. */
abstract class EngineCommand extends ReportingCommand {

	@Override
	protected final CommandResult run() throws Exception {
		String database = options().database();
		List<String> databases = root().databases();
		if (database != null || databases.size() < 2 || !coversEveryDatabase()) {
			return run(root().engine(database));
		}
		return root().databaseByDatabase().run(databases, (name) -> {
			root().completedRevisions().forget();
			return run(root().engine(name));
		});
	}

	/** Whether every database is meant where none is named. */
	boolean coversEveryDatabase() {
		return false;
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
