package dev.aludel.command;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.FailedStatement;
import dev.aludel.migrate.RevisionFailedException;
import dev.aludel.migrate.ServerError;
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
		List<CompletedRevision> completed = this.root.completedRevisions().revisions();
		if (this.root.options().json()) {
			writeJson(command.getCommandName(), error(type, failure), completed);
		}
		else {
			writeText(completed);
			err().println(message(failure));
		}
		if (this.root.options().stacktrace()) {
			failure.printStackTrace(err());
		}
		err().flush();
		return ExitStatus.of(failure);
	}

	private String message(Throwable failure) {
		String database = this.root.databaseByDatabase().current();
		return ((database != null) ? "Database " + database + ":\n" : "") + words(failure);
	}

	private String words(Throwable failure) {
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
			writeJson(name(command), new JsonObject().put("type", "WrongUsage").put("message", message), List.of());
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

	private JsonObject error(String type, Throwable failure) {
		JsonObject error = new JsonObject().put("type", type).put("message", message(failure));
		if (failedRevision(failure) instanceof RevisionFailedException failed) {
			ServerError server = failed.error();
			FailedStatement statement = failed.statement();
			error.put("revision", failed.revision())
				.put("className", failed.className())
				.put("direction", failed.direction())
				.put("statement", (statement != null) ? statement.number() : null)
				.put("sql", (statement != null) ? statement.sql() : null)
				.put("sqlState", (server != null) ? server.sqlState() : null)
				.put("current", failed.heads());
		}
		return error;
	}

	/** A command at the desk may have more to say about it. */
	private static @Nullable Throwable failedRevision(Throwable failure) {
		return (failure instanceof CommandException) ? failure.getCause() : failure;
	}

	private void writeText(List<CompletedRevision> completed) {
		PrintWriter out = this.root.terminal().out();
		CommonOptions options = this.root.options();
		if (!options.quiet()) {
			this.root.databaseByDatabase().done().writeText(textOutput());
			RunResult.writeText(completed, textOutput());
			out.flush();
		}
	}

	private TextOutput textOutput() {
		CommonOptions options = this.root.options();
		return new TextOutput(this.root.terminal().out(), options.colour().allows(this.root.terminal()),
				options.verbose(), false);
	}

	private void writeJson(@Nullable String command, JsonObject error, List<CompletedRevision> completed) {
		JsonObject json = CommandOutput.json(command).put("error", error);
		if (!completed.isEmpty()) {
			json.put("revisions", completed.stream().map(RunResult::json).toList());
		}
		if (this.root.databaseByDatabase().current() != null) {
			json.put("name", this.root.databaseByDatabase().current());
			this.root.databaseByDatabase().done().writeJson(json);
		}
		CommandOutput.write(json, this.root.terminal().out());
	}

	private PrintWriter err() {
		return this.root.terminal().err();
	}

}
