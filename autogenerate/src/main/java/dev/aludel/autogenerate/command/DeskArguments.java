package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.aludel.autogenerate.launch.ApplicationMain;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a command at the desk: which application is meant, what it is started
 * with, and the command itself. Options with a dot in their name are properties for the
 * application, as they are behind {@code java -jar app.jar aludel}.
 */
final class DeskArguments {

	private static final Pattern PROPERTY = Pattern.compile("--[^=.]+\\.[^=]*(=.*)?", Pattern.DOTALL);

	private static final String OPTION = "--";

	private final ApplicationOptions application = new ApplicationOptions();

	/** Without what says which application is meant. */
	private final List<String> command = new ArrayList<>();

	/** With it, as the commands of the desk declare it. */
	private final List<String> everything = new ArrayList<>();

	private DeskArguments() {
	}

	static DeskArguments of(String... arguments) {
		DeskArguments desk = new DeskArguments();
		int index = 0;
		while (index < arguments.length) {
			String next = (index + 1 < arguments.length) ? arguments[index + 1] : null;
			index += desk.take(arguments[index], next);
		}
		return desk;
	}

	/** Takes an argument, with its value where that follows; returns how many it took. */
	private int take(String argument, @Nullable String next) {
		if (PROPERTY.matcher(argument).matches()) {
			set(ApplicationOptions.ARGUMENT, argument);
			return 1;
		}
		int equals = argument.indexOf('=');
		String name = (equals > 0) ? argument.substring(0, equals) : argument;
		boolean ours = ApplicationOptions.NAMES.contains(name);
		if (ours && equals > 0) {
			set(name, argument.substring(equals + 1));
			return 1;
		}
		if (ours && next != null) {
			set(name, next);
			return 2;
		}
		this.command.add(argument);
		this.everything.add(argument);
		return 1;
	}

	private void set(String name, String value) {
		this.application.set(name, value);
		this.everything.add(name + "=" + value);
	}

	/** Whether the log of the application is asked for. */
	boolean verbose() {
		return this.command.contains("--verbose") || this.command.contains("-v");
	}

	/** The command for the desk. */
	String[] forDesk() {
		return this.everything.toArray(String[]::new);
	}

	/** The command for the application. */
	String[] forApplication() {
		return this.command.toArray(String[]::new);
	}

	/**
	 * Calls the main method of the application, as {@code java -jar app.jar aludel …}
	 * does. As a rule it ends the JVM. What the application takes beside its options
	 * means nothing to a command and stays away.
	 */
	void callApplication() {
		List<String> words = new ArrayList<>(
				this.application.arguments().stream().filter((argument) -> argument.startsWith(OPTION)).toList());
		words.add("aludel");
		words.addAll(this.command);
		ApplicationMain.of(this.application.mainClass()).run(words);
	}

}
