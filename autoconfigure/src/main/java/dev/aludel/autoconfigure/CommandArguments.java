package dev.aludel.autoconfigure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of an application that is asked for a command instead of its service.
 *
 * @param forSpring options with properties: those before the word {@code aludel}, and
 * those behind it whose name contains a dot
 * @param forCommand the command and its options
 */
record CommandArguments(List<String> forSpring, List<String> forCommand) {

	private static final String WORD = "aludel";

	/**
	 * Splits arguments whose first that is no option is the word {@code aludel}.
	 */
	static Optional<CommandArguments> of(String... arguments) {
		int word = 0;
		while (word < arguments.length && arguments[word].startsWith("--")) {
			word++;
		}
		if (word == arguments.length || !arguments[word].equals(WORD)) {
			return Optional.empty();
		}
		List<String> forSpring = new ArrayList<>(Arrays.asList(arguments).subList(0, word));
		List<String> forCommand = new ArrayList<>();
		for (String argument : Arrays.asList(arguments).subList(word + 1, arguments.length)) {
			(isProperty(argument) ? forSpring : forCommand).add(argument);
		}
		return Optional.of(new CommandArguments(List.copyOf(forSpring), List.copyOf(forCommand)));
	}

	/**
	 * As {@code --a.b} or {@code --a.b=c}, while {@code --.a} and {@code --a=.b} are not.
	 */
	private static boolean isProperty(String argument) {
		int end = argument.indexOf('=');
		int dot = argument.indexOf('.');
		return argument.startsWith("--") && dot > "--".length() && (end < 0 || dot < end);
	}

}
