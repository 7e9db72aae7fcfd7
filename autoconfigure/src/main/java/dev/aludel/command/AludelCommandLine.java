package dev.aludel.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelException;
import dev.aludel.migrate.ShutdownGuard;
import dev.aludel.revision.RevisionException;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The whole command line over one application's engine.
 */
public final class AludelCommandLine {

	private static final String MINUS = "-";

	/** Stands for the sign of {@code -1} where picocli would see an option. */
	private static final String MINUS_SIGN = "\u2212";

	private final EngineSource engines;

	private final Function<Aludel, String> target;

	private final Terminal terminal;

	private final List<Object> furtherCommands;

	private final List<Class<? extends Exception>> explained;

	/**
	 * Creates a command line over the only engine.
	 * @param engine gives the engine; asked only by a command that needs it
	 * @param terminal where to write
	 */
	public AludelCommandLine(Supplier<Aludel> engine, Terminal terminal) {
		this((name) -> engine.get(), terminal);
	}

	/**
	 * Creates a command line.
	 * @param engines gives the engine; asked only by a command that needs it
	 * @param terminal where to write
	 */
	public AludelCommandLine(EngineSource engines, Terminal terminal) {
		this(engines, (aludel) -> "head", terminal, List.of(),
				List.of(CommandException.class, AludelException.class, RevisionException.class));
	}

	private AludelCommandLine(EngineSource engines, Function<Aludel, String> target, Terminal terminal,
			List<Object> furtherCommands, List<Class<? extends Exception>> explained) {
		this.engines = Objects.requireNonNull(engines, "'engines' must not be null");
		this.target = Objects.requireNonNull(target, "'target' must not be null");
		this.terminal = Objects.requireNonNull(terminal, "'terminal' must not be null");
		this.furtherCommands = List.copyOf(furtherCommands);
		this.explained = List.copyOf(explained);
	}

	/**
	 * Returns the same command line with another target of an upgrade that names none.
	 * @param identifier gives the identifier of the revision for an engine; asked only by
	 * a command that needs it
	 * @return the changed command line
	 */
	public AludelCommandLine upgradingTo(Function<Aludel, String> identifier) {
		return new AludelCommandLine(this.engines, identifier, this.terminal, this.furtherCommands, this.explained);
	}

	/**
	 * Returns the same command line with one more command.
	 * @param command an instance of a class with picocli's {@link CommandLine.Command},
	 * usually a {@link ReportingCommand}
	 * @return the changed command line
	 */
	public AludelCommandLine with(Object command) {
		List<Object> commands = new ArrayList<>(this.furtherCommands);
		commands.add(command);
		return new AludelCommandLine(this.engines, this.target, this.terminal, commands, this.explained);
	}

	/**
	 * Returns the same command line that takes the messages of some more exceptions for
	 * all that a reader needs.
	 * @param types the exceptions
	 * @return the changed command line
	 */
	public AludelCommandLine explaining(List<Class<? extends Exception>> types) {
		List<Class<? extends Exception>> all = new ArrayList<>(this.explained);
		all.addAll(types);
		return new AludelCommandLine(this.engines, this.target, this.terminal, this.furtherCommands, all);
	}

	/**
	 * Reads arguments without running anything.
	 * @param arguments the command and its options
	 * @return what they ask for, if that needs the engine: empty for help, for the
	 * version, and for a mistake, of which {@link #execute} tells
	 */
	public Optional<CommandRequest> request(String... arguments) {
		try (ShutdownGuard guard = new ShutdownGuard()) {
			return request(commandLine(guard).parseArgs(readable(arguments)));
		}
		catch (ParameterException ex) {
			return Optional.empty();
		}
	}

	private static Optional<CommandRequest> request(ParseResult parsed) {
		List<CommandLine> lines = parsed.asCommandLineList();
		CommandLine last = lines.get(lines.size() - 1);
		boolean help = lines.stream().anyMatch((line) -> line.isUsageHelpRequested() || line.isVersionHelpRequested());
		if (help || !(last.getCommand() instanceof EngineCommand command)) {
			return Optional.empty();
		}
		return Optional.of(new CommandRequest(last.getCommandName(), command.options().verbose()));
	}

	/**
	 * Runs a command. When the process is told to end meanwhile, by Ctrl-C or
	 * {@code SIGTERM}, the command is cancelled and tells where things stand.
	 * @param arguments the command and its options
	 * @return the exit status: 0 done, 1 failed or differences found, 2 wrong usage
	 */
	public int execute(String... arguments) {
		try (ShutdownGuard guard = new ShutdownGuard(SecondSignal::endsAtOnce, this::warn)) {
			return commandLine(guard).execute(readable(arguments));
		}
	}

	private void warn() {
		if (this.terminal.interactive()) {
			this.terminal.err().println("Stopping; Ctrl-C once more ends at once.");
		}
	}

	private CommandLine commandLine(ShutdownGuard guard) {
		RootCommand root = new RootCommand(this.engines, this.target, this.terminal, guard);
		CommandLine line = new CommandLine(root);
		this.furtherCommands.forEach(line::addSubcommand);
		line.getSubcommands().values().forEach((command) -> layOut(command.getCommandSpec().usageMessage()));
		layOut(line.getCommandSpec().usageMessage());
		FailureReport report = new FailureReport(root, this.explained);
		return line.setOut(this.terminal.out())
			.setErr(this.terminal.err())
			.setCaseInsensitiveEnumValuesAllowed(true)
			.setExpandAtFiles(false)
			.registerConverter(String.class, AludelCommandLine::written)
			.setParameterExceptionHandler(report::wrongUsage)
			.setExecutionExceptionHandler((failure, command, parsed) -> report.failed(failure, command));
	}

	private static void layOut(UsageMessageSpec usage) {
		usage.sortOptions(false).abbreviateSynopsis(true);
	}

	// picocli takes -1 for an option that it does not know.
	private static String[] readable(String... arguments) {
		return Arrays.stream(arguments)
			.map((argument) -> argument.matches("-[0-9]+") ? argument.replace(MINUS, MINUS_SIGN) : argument)
			.toArray(String[]::new);
	}

	static String written(String argument) {
		return argument.replace(MINUS_SIGN, MINUS);
	}

}
