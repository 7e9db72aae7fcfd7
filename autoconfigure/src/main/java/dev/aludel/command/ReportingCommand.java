package dev.aludel.command;

import java.util.concurrent.Callable;

import picocli.CommandLine.Model.CommandSpec;
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
		CommandResult result = run();
		root().output(this.spec).write(result);
		return result.exitStatus();
	}

	/**
	 * Returns where the command writes, and whether a person watches.
	 * @return the terminal
	 */
	protected final Terminal terminal() {
		return root().terminal();
	}

	/** Returns the options of every command, as they were given. */
	final CommonOptions options() {
		return root().options();
	}

	final RootCommand root() {
		return (RootCommand) this.spec.root().userObject();
	}

}
