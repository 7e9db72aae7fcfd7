package dev.aludel.autogenerate.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;

import dev.aludel.autogenerate.canonical.MissingTemporaryPrivilegeException;
import dev.aludel.autogenerate.compare.RenameException;
import dev.aludel.autogenerate.hibernate.UnknownColumnException;
import dev.aludel.autogenerate.launch.DesignTimeException;
import dev.aludel.migrate.AludelException;
import dev.aludel.revision.RevisionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The commands of a developer's desk: {@code aludel revision} and {@code aludel check}.
 * Exit status 0 is done, 1 failed or differences found, 2 wrong usage.
 */
@Command(name = "aludel", mixinStandardHelpOptions = true, description = "Compares entities with the live database.",
		subcommands = { RevisionCommand.class, CheckCommand.class })
public final class DeskCommand implements Callable<Integer> {

	/** Failures whose messages say all that a reader needs. */
	private static final List<Class<? extends Exception>> EXPLAINED = List.of(DeskException.class,
			DesignTimeException.class, AludelException.class, RevisionException.class, RenameException.class,
			MissingTemporaryPrivilegeException.class, UnknownColumnException.class);

	@Option(names = "--stacktrace", scope = CommandLine.ScopeType.INHERIT,
			description = "Show where in the code a failure came from.")
	private boolean stacktrace;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	DeskCommand() {
	}

	/**
	 * Runs a command and ends the JVM, whatever threads the application has left behind.
	 * @param arguments the command and its options
	 */
	public static void main(String[] arguments) {
		PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
		PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
		System.exit(runToTheEnd(out, err, arguments));
	}

	// Threads of the application must not keep a JVM alive that an error has left.
	private static int runToTheEnd(PrintWriter out, PrintWriter err, String... arguments) {
		try {
			return run(out, err, arguments);
		}
		catch (Error ex) {
			return new DeskCommand().report(ex, err);
		}
	}

	/**
	 * Runs a command.
	 * @param out where results go
	 * @param err where failures go
	 * @param arguments the command and its options
	 * @return the exit status
	 */
	static int run(PrintWriter out, PrintWriter err, String... arguments) {
		DeskCommand desk = new DeskCommand();
		return new CommandLine(desk).setOut(out)
			.setErr(err)
			.setExecutionExceptionHandler((failure, command, parsed) -> desk.report(failure, err))
			.execute(arguments);
	}

	@Override
	public Integer call() {
		throw new ParameterException(this.spec.commandLine(), "Name a command: revision or check.");
	}

	/**
	 * A failure as its reader needs it: what happened, what state things are in, what
	 * next.
	 */
	private int report(Throwable failure, PrintWriter err) {
		boolean ours = EXPLAINED.stream().anyMatch((type) -> type.isInstance(failure));
		err.println(ours ? failure.getMessage() : "Unexpected failure: " + failure);
		if (this.stacktrace) {
			failure.printStackTrace(err);
		}
		else if (!ours) {
			err.println(
					"No file was written. Run it again with --stacktrace (Maven: -Dstacktrace) to see where this comes from.");
		}
		return (failure instanceof DeskException desk) ? desk.exitStatus() : CommandLine.ExitCode.SOFTWARE;
	}

}
