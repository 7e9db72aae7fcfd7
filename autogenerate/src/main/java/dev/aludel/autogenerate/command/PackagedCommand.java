package dev.aludel.autogenerate.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.launch.ApplicationMain;
import dev.aludel.autogenerate.launch.DesignTimeException;
import dev.aludel.command.ExitStatus;
import dev.aludel.command.Terminal;

/**
 * A command that belongs to the packaged application: at the desk, too, the main class of
 * the application runs it, just as {@code java -jar app.jar aludel …} would.
 */
final class PackagedCommand {

	private final ApplicationOptions application;

	private final List<String> command;

	private PackagedCommand(ApplicationOptions application, List<String> command) {
		this.application = application;
		this.command = command;
	}

	/** Takes out which application is meant; what is left is the command. */
	static PackagedCommand of(String... arguments) {
		ApplicationOptions application = new ApplicationOptions();
		List<String> command = new ArrayList<>();
		for (int index = 0; index < arguments.length; index++) {
			String argument = arguments[index];
			int equals = argument.indexOf('=');
			String name = (equals > 0) ? argument.substring(0, equals) : argument;
			boolean followed = equals < 0 && index + 1 < arguments.length;
			if (!ApplicationOptions.NAMES.contains(name) || (equals < 0 && !followed)) {
				command.add(argument);
			}
			else {
				application.set(name, followed ? arguments[++index] : argument.substring(equals + 1));
			}
		}
		return new PackagedCommand(application, command);
	}

	/** The command and its options. */
	String[] command() {
		return this.command.toArray(String[]::new);
	}

	/** Returns only when the application does; as a rule it ends the JVM. */
	int run(Terminal terminal) {
		try {
			List<String> arguments = new ArrayList<>(this.application.arguments());
			arguments.add("aludel");
			arguments.addAll(this.command);
			ApplicationMain.of(this.application.mainClass()).run(arguments);
			return ExitStatus.DONE;
		}
		catch (DeskException | DesignTimeException ex) {
			terminal.err().println(ex.getMessage());
			terminal.err().flush();
			return ExitStatus.FAILED;
		}
	}

}
