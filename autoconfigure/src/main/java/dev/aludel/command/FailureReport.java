package dev.aludel.command;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Tells a user what went wrong, in the format that was asked for. */
final class FailureReport {

	private final RootCommand root;

	private final List<Class<? extends Exception>> explained;

	FailureReport(RootCommand root, List<Class<? extends Exception>> explained) {
		this.root = root;
		this.explained = explained;
	}

	int failed(Throwable failure, CommandLine command) {
		String type = failure.getClass().getSimpleName();
		if (this.root.options().json()) {
			writeJson(command.getCommandName(), type, message(failure));
		}
		else {
			err().println(message(failure));
		}
		if (this.root.options().stacktrace()) {
			failure.printStackTrace(err());
		}
		err().flush();
		return ExitStatus.of(failure);
	}

	private String message(Throwable failure) {
		if (this.explained.stream().anyMatch((type) -> type.isInstance(failure))) {
			return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
		}
		return "Unexpected failure: " + failure
				+ (this.root.options().stacktrace() ? ""
						: "\nWhat was done before it stays done; aludel current tells where the database stands."
								+ "\nRun it again with --stacktrace to see where this comes from.");
	}

	int wrongUsage(ParameterException mistake, String... arguments) {
		CommandLine command = mistake.getCommandLine();
		String message = WrongUsage.message(mistake);
		if (asksForJson(arguments)) {
			writeJson(name(command), "WrongUsage", message);
		}
		else {
			err().println(message);
			err().flush();
		}
		return ExitStatus.USAGE;
	}

	private static @Nullable String name(CommandLine command) {
		return (command.getParent() != null) ? command.getCommandName() : null;
	}

	// What could not be parsed has set no option.
	private static boolean asksForJson(String... arguments) {
		String all = String.join(" ", Arrays.asList(arguments)).toLowerCase(Locale.ROOT);
		return all.contains("--format=json") || all.contains("--format json");
	}

	private void writeJson(@Nullable String command, String type, String message) {
		CommandOutput.write(
				CommandOutput.json(command).put("error", new JsonObject().put("type", type).put("message", message)),
				this.root.terminal().out());
	}

	private PrintWriter err() {
		return this.root.terminal().err();
	}

}
