package dev.aludel.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what would be right. */
final class WrongUsage {

	private static final Pattern CONSTANTS = Pattern.compile("\\[([A-Z, ]+)] \\(case-insensitive\\)");

	private static final Set<String> AT_THE_DESK = Set.of("revision", "check", "merge", "squash", "edit");

	private WrongUsage() {
	}

	static String message(ParameterException mistake) {
		CommandSpec command = mistake.getCommandLine().getCommandSpec();
		String what = (mistake instanceof UnmatchedArgumentException unmatched) ? unmatched(unmatched, command)
				: sentence(Objects.requireNonNullElse(mistake.getMessage(), mistake.toString()));
		return what + "\nNothing was done.\nHelp: " + command.qualifiedName() + " --help";
	}

	// picocli lists constants of enums as they are written in Java.
	private static String sentence(String message) {
		String shown = CONSTANTS.matcher(message).replaceAll((found) -> found.group(1).toLowerCase(Locale.ROOT));
		return AludelCommandLine.written(shown.endsWith(".") ? shown : shown + ".");
	}

	private static String unmatched(UnmatchedArgumentException mistake, CommandSpec command) {
		String argument = AludelCommandLine.written(mistake.getUnmatched().get(0));
		if (mistake.isUnknownOption()) {
			String option = argument.split("=", 2)[0];
			return "%s has no option %s.%s".formatted(command.qualifiedName(), option,
					nearest(option, command.optionsMap().keySet()));
		}
		if (!command.subcommands().isEmpty() && AT_THE_DESK.contains(argument)) {
			return "The command %1$s exists at the desk only: mvn aludel:%1$s.".formatted(argument);
		}
		if (!command.subcommands().isEmpty()) {
			return "There is no command %s.%s".formatted(argument, nearest(argument, command.subcommands().keySet()));
		}
		return "%s takes no further argument: %s.".formatted(command.qualifiedName(), argument);
	}

	private static String nearest(String word, Collection<String> known) {
		int tolerance = (word.length() < 4) ? 1 : Math.max(2, word.length() / 3);
		Optional<String> nearest = sorted(known).stream()
			.filter((candidate) -> distance(word, candidate) <= tolerance)
			.min(Comparator.comparingInt((candidate) -> distance(word, candidate)));
		return nearest.map((candidate) -> " The nearest is " + candidate + ".")
			.orElseGet(() -> " There are: " + String.join(", ", sorted(known)) + ".");
	}

	static List<String> sorted(Collection<String> known) {
		return known.stream().filter((name) -> name.length() > 2).sorted().toList();
	}

	/**
	 * How many characters have to be changed, inserted or left out, as Levenshtein
	 * counts.
	 */
	private static int distance(String from, String to) {
		int[] above = new int[to.length() + 1];
		for (int column = 0; column <= to.length(); column++) {
			above[column] = column;
		}
		for (int row = 1; row <= from.length(); row++) {
			int[] line = new int[to.length() + 1];
			line[0] = row;
			for (int column = 1; column <= to.length(); column++) {
				int change = (from.charAt(row - 1) != to.charAt(column - 1)) ? 1 : 0;
				line[column] = Math.min(above[column - 1] + change, Math.min(above[column], line[column - 1]) + 1);
			}
			above = line;
		}
		return above[to.length()];
	}

}
