package dev.aludel.autogenerate.command;

import java.util.List;

import dev.aludel.autogenerate.canonical.MissingExtensionException;
import dev.aludel.autogenerate.canonical.MissingTemporaryPrivilegeException;
import dev.aludel.autogenerate.hibernate.UnknownColumnException;
import dev.aludel.autogenerate.launch.DesignTimeException;
import dev.aludel.command.AludelCommandLine;
import dev.aludel.command.ExitStatus;
import dev.aludel.command.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Every command at a developer's desk: those that belong there, such as
 * {@code aludel revision}, and those of the packaged application, which its own main
 * class runs. Exit status 0 is done, 1 failed or differences found, 2 wrong usage.
 */
public final class DeskCommand {

	private static final String LOG_LEVEL = "logging.level.root";

	/** Failures whose messages say all that a reader needs. */
	private static final List<Class<? extends Exception>> EXPLAINED = List.of(DesignTimeException.class,
			MissingExtensionException.class, MissingTemporaryPrivilegeException.class, UnknownColumnException.class);

	private DeskCommand() {
	}

	/**
	 * Runs a command and ends the JVM, whatever threads the application has left behind.
	 * @param arguments the command and its options
	 */
	public static void main(String[] arguments) {
		Terminal terminal = Terminal.of(System.in, System.out, System.err, System.getenv());
		ExitStatus.end(runToTheEnd(terminal, arguments));
	}

	// Threads of the application must not keep a JVM alive that an error has left.
	private static int runToTheEnd(Terminal terminal, String... arguments) {
		try {
			DeskArguments desk = DeskArguments.of(arguments);
			if (!desk.verbose()) {
				quiet();
			}
			if (commandLine(terminal).request(desk.forApplication()).isEmpty()) {
				// What the application prints is not the result of a command.
				System.setOut(System.err);
				return run(terminal, arguments);
			}
			desk.callApplication();
			return ExitStatus.DONE;
		}
		catch (DeskException | DesignTimeException ex) {
			return report(terminal, ex.getMessage());
		}
		catch (RuntimeException | Error ex) {
			return report(terminal, "Unexpected failure: " + ex);
		}
	}

	// Before the application configures its log; its levels for single loggers stay.
	private static void quiet() {
		if (System.getProperty(LOG_LEVEL) == null) {
			System.setProperty(LOG_LEVEL, "warn");
		}
	}

	private static int report(Terminal terminal, @Nullable String message) {
		terminal.err().println(message);
		terminal.err().flush();
		return ExitStatus.FAILED;
	}

	/**
	 * Runs a command of the desk, or shows the help of any command.
	 * @param terminal where to write
	 * @param arguments the command and its options
	 * @return the exit status
	 */
	static int run(Terminal terminal, String... arguments) {
		return commandLine(terminal).execute(DeskArguments.of(arguments).forDesk());
	}

	private static AludelCommandLine commandLine(Terminal terminal) {
		return new AludelCommandLine(() -> {
			throw new IllegalStateException("The main class of the application runs this command");
		}, terminal).with(new RevisionCommand())
			.with(new CheckCommand())
			.with(new MergeCommand())
			.with(new SquashCommand())
			.with(new EditCommand())
			.explaining(EXPLAINED);
	}

}
