package dev.aludel.autogenerate.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

import dev.aludel.autogenerate.compare.RenameException;
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
		System.exit(run(out, err, arguments));
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
	private int report(Exception failure, PrintWriter err) {
		boolean ours = failure instanceof DeskException || failure instanceof DesignTimeException
				|| failure instanceof AludelException || failure instanceof RevisionException
				|| failure instanceof RenameException;
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
