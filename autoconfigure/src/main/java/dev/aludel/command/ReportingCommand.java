package dev.aludel.command;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command that reports what it found or did.
 */
public abstract class ReportingCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	/**
	 * Does what the command is for.
	 * @return what it found or did
	 * @throws Exception when it cannot
	 */
	protected abstract CommandResult run() throws Exception;

	@Override
	public final Integer call() throws Exception {
		refuseOtherFormats();
		CommandResult result = run();
		root().output(this.spec).write(result);
		return result.exitStatus();
	}

	private void refuseOtherFormats() {
		OutputFormat format = options().format();
		if (!formats().contains(format)) {
			throw new ParameterException(this.spec.commandLine(),
					"aludel %s writes no %s. Formats: %s.".formatted(this.spec.name(), format,
							formats().stream().map(OutputFormat::toString).collect(Collectors.joining(", "))));
		}
	}

	/** Returns the formats in which the command can write its result. */
	Set<OutputFormat> formats() {
		return EnumSet.of(OutputFormat.TEXT, OutputFormat.JSON);
	}

	/**
	 * Returns where the command writes, and whether a person watches.
	 * @return the terminal
	 */
	protected final Terminal terminal() {
		return root().terminal();
	}

	/**
	 * Whether a person watches who can be asked, and text is what they read.
	 * @return whether to ask
	 */
	protected final boolean attended() {
		return terminal().interactive() && !options().json();
	}

	/**
	 * Returns where questions to a person are written, so that standard output holds the
	 * result and nothing else.
	 * @return the output
	 */
	protected final TextOutput dialogue() {
		return new TextOutput(terminal().err(), options().colour().allows(terminal()), options().verbose(),
				options().quiet());
	}

	/** Returns the options of every command, as they were given. */
	final CommonOptions options() {
		return root().options();
	}

	final RootCommand root() {
		return (RootCommand) this.spec.root().userObject();
	}

}
