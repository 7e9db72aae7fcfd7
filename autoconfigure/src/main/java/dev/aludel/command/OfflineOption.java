package dev.aludel.command;

import java.util.Arrays;
import java.util.List;

import dev.aludel.migrate.Aludel;
import picocli.CommandLine.Option;

/** Lets a command look at the revisions without a database. */
final class OfflineOption {

	private static final String CURRENT = "current";

	@Option(names = "--offline", description = "Ask no database: show the revisions alone.")
	private boolean offline;

	/**
	 * Looks at the revisions, and at the database unless it is to be left alone.
	 * @param aludel the engine
	 * @param identifiers what the command is asked about
	 */
	GraphSurvey survey(Aludel aludel, List<String> identifiers) {
		if (!this.offline) {
			return GraphSurvey.withDatabase(aludel);
		}
		identifiers.stream().filter(OfflineOption::needsDatabase).findFirst().ifPresent((identifier) -> {
			throw new CommandException("""
					%s can be told from a database only, and --offline asks none.
					Nothing was asked. Leave out --offline, or name a revision by its id.""".formatted(identifier),
					ExitStatus.USAGE, null);
		});
		return GraphSurvey.ofTheGraph(aludel);
	}

	private static boolean needsDatabase(String identifier) {
		return Arrays.asList(identifier.split("[@+-]", -1)).contains(CURRENT);
	}

}
