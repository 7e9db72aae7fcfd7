package dev.aludel.command;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a script that lets a shell complete commands and options. */
@Command(name = "completion", description = "Writes a script with which bash or zsh completes commands and options.",
		footer = { "", "Example: alias tasks='java -jar /opt/tasks.jar aludel'",
				"         source <(tasks completion --name tasks)" })
final class CompletionCommand extends ReportingCommand {

	@Option(names = "--name", paramLabel = "NAME", defaultValue = "aludel",
			description = "The alias or script that runs the command line (aludel unless given).")
	@SuppressWarnings("NullAway.Init")
	private String name;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Override
	protected CommandResult run() {
		CommandSpec root = this.spec.root();
		root.subcommands().values().forEach((command) -> offerOwnFormats(command.getCommandSpec()));
		return new Result(AutoComplete.bash(this.name, new CommandLine(root)));
	}

	/** A command inherits an option with the formats of all. */
	private static void offerOwnFormats(CommandSpec command) {
		OptionSpec inherited = command.findOption("--format");
		if (inherited != null && command.userObject() instanceof ReportingCommand reporting) {
			command.remove(inherited);
			command.addOption(OptionSpec.builder(inherited)
				.completionCandidates(reporting.formats().stream().map(OutputFormat::toString).toList())
				.build());
		}
	}

	/** The script. */
	private record Result(String script) implements CommandResult {

		@Override
		public void writeText(TextOutput out) {
			out.line(this.script);
		}

		@Override
		public void writeJson(JsonObject json) {
			json.put("script", this.script);
		}

	}

}
