package dev.aludel.command;

import java.util.List;
import java.util.function.Function;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.ShutdownGuard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands, and what they share. */
@Command(name = "aludel", description = "Brings a database to a revision and tells where it stands.",
		synopsisSubcommandLabel = "COMMAND", versionProvider = RootCommand.Version.class, sortOptions = false,
		// One line a command, in the order of the help.
		subcommands = { //
				UpgradeCommand.class, //
				DowngradeCommand.class, //
				CurrentCommand.class, //
				HistoryCommand.class, //
				HeadsCommand.class, //
				BranchesCommand.class, //
				ShowCommand.class, //
				StampCommand.class, //
				WaitCommand.class, //
				EnsureTablesCommand.class, //
				PlanCommand.class, //
				ValidateCommand.class, //
				RepairCommand.class, //
				CompletionCommand.class, //
		}, //
		footer = { "", "Exit status: 0 done, 1 failed or differences found, 2 wrong usage.", "",
				"Example: aludel upgrade +1", "Help on a command: aludel upgrade --help" })
final class RootCommand implements Runnable {

	private final EngineSource engines;

	private final Function<Aludel, String> target;

	private final Terminal terminal;

	private final CompletedRevisions completedRevisions = new CompletedRevisions();

	private final DatabaseByDatabase databaseByDatabase = new DatabaseByDatabase();

	private final ShutdownGuard guard;

	@Mixin
	private final CommonOptions options = new CommonOptions();

	@Option(names = { "-V", "--version" }, order = 106, versionHelp = true, description = "Show the version of Aludel.")
	private boolean version;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	RootCommand(EngineSource engines, Function<Aludel, String> target, Terminal terminal, ShutdownGuard guard) {
		this.engines = engines;
		this.target = target;
		this.terminal = terminal;
		this.guard = guard;
	}

	CompletedRevisions completedRevisions() {
		return this.completedRevisions;
	}

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(),
				"Name a command: " + String.join(", ", WrongUsage.sorted(this.spec.subcommands().keySet())) + ".");
	}

	/** The engine, which from now on ends in good order when the process is to end. */
	Aludel engine(@Nullable String database) {
		return this.guard.guard(this.engines.engine(database));
	}

	/** The databases of the application, where they have names. */
	List<String> databases() {
		return this.engines.names();
	}

	/** How far a command is that works on one database after the other. */
	DatabaseByDatabase databaseByDatabase() {
		return this.databaseByDatabase;
	}

	/**
	 * The identifier of the revision that the application wants a database to be at.
	 */
	String target(Aludel aludel) {
		return this.target.apply(aludel);
	}

	Terminal terminal() {
		return this.terminal;
	}

	CommonOptions options() {
		return this.options;
	}

	CommandOutput output(CommandSpec command) {
		return new CommandOutput(this.terminal, this.options, command.name());
	}

	/** Reads the version from the manifest of the library. */
	static final class Version implements picocli.CommandLine.IVersionProvider {

		@Override
		public String[] getVersion() {
			String version = RootCommand.class.getPackage().getImplementationVersion();
			return new String[] { "Aludel " + ((version != null) ? version : "(development version)") };
		}

	}

}
