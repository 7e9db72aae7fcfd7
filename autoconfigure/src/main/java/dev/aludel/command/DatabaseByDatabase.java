package dev.aludel.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Runs a command on several databases, one after the other, and remembers where it is: a
 * failure has to say on which, and what was done before.
 */
final class DatabaseByDatabase {

	private final Map<String, CommandResult> done = new LinkedHashMap<>();

	private @Nullable String current;

	CommandResult run(List<String> databases, Work work) throws Exception {
		for (String database : databases) {
			this.current = database;
			this.done.put(database, work.run(database));
		}
		return done();
	}

	/** The database that the command is at, or {@code null} where it works on one. */
	@Nullable String current() {
		return this.current;
	}

	/** What was done so far. */
	DatabaseResults done() {
		return new DatabaseResults(this.done);
	}

	/** What is done on each. */
	interface Work {

		CommandResult run(String database) throws Exception;

	}

}
