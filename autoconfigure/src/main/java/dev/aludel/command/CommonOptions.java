package dev.aludel.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The options of every command. They are declared once, on the root, and accepted before
 * and behind the name of a command.
 */
final class CommonOptions {

	@Option(names = "--database", order = 99, scope = ScopeType.INHERIT, paramLabel = "NAME",
			description = "The database to work with, where the application has several.")
	private @Nullable String database;

	@Option(names = "--format", order = 100, scope = ScopeType.INHERIT, paramLabel = "text|json",
			description = "How to write the result (text unless given). Some commands write further formats.")
	private OutputFormat format = OutputFormat.TEXT;

	@Option(names = "--color", order = 101, scope = ScopeType.INHERIT, paramLabel = "auto|always|never",
			description = "When to colour text (auto unless given: on a terminal).")
	private ColourMode colour = ColourMode.AUTO;

	@Option(names = { "-v", "--verbose" }, order = 102, scope = ScopeType.INHERIT,
			description = "Tell more, the application's log included.")
	private boolean verbose;

	@Option(names = { "-q", "--quiet" }, order = 103, scope = ScopeType.INHERIT,
			description = "Tell nothing but what was asked for, and failures.")
	private boolean quiet;

	@Option(names = "--stacktrace", order = 104, scope = ScopeType.INHERIT,
			description = "Show where in the code a failure comes from.")
	private boolean stacktrace;

	@Option(names = { "-h", "--help" }, order = 105, scope = ScopeType.INHERIT, usageHelp = true,
			description = "Show this help and do nothing.")
	private boolean help;

	OutputFormat format() {
		return this.format;
	}

	@Nullable String database() {
		return this.database;
	}

	boolean json() {
		return this.format == OutputFormat.JSON;
	}

	ColourMode colour() {
		return this.colour;
	}

	boolean verbose() {
		return this.verbose;
	}

	boolean quiet() {
		return this.quiet;
	}

	boolean stacktrace() {
		return this.stacktrace;
	}

}
