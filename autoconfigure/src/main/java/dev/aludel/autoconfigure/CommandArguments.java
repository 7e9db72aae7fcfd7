package dev.aludel.autoconfigure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The arguments of an application that is asked for a command instead of its service.
 *
 * @param forSpring options with properties: those before the word {@code aludel}, and
 * those behind it whose name contains a dot
 * @param forCommand the command and its options
 */
record CommandArguments(List<String> forSpring, List<String> forCommand) {

	private static final String WORD = "aludel";

	private static final Pattern PROPERTY = Pattern.compile("--[^=.]+\\.[^=]*(=.*)?", Pattern.DOTALL);

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
			(PROPERTY.matcher(argument).matches() ? forSpring : forCommand).add(argument);
		}
		return Optional.of(new CommandArguments(List.copyOf(forSpring), List.copyOf(forCommand)));
	}

}
