package dev.aludel.command;

import java.util.List;

import dev.aludel.migrate.Aludel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what an upgrade or a downgrade would run. */
@Command(name = "plan",
		description = "Shows what an upgrade or a downgrade would run from where the database stands, "
				+ "as revisions and as SQL. Runs nothing.",
		footer = { "", "Examples: aludel plan", "          aludel plan --downgrade base" })
final class PlanCommand extends EngineCommand {

	@Parameters(arity = "0..1", paramLabel = "TARGET",
			description = "The revision to go to, as for upgrade or downgrade. "
					+ "Unless given: where an upgrade without a target goes.")
	private @Nullable String target;

	@Option(names = "--downgrade", description = "Plan the way down to the target.")
	private boolean downgrade;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Override
	CommandResult run(Aludel aludel) {
		if (!this.downgrade) {
			return new PlanResult(aludel.plan((this.target != null) ? this.target : root().target(aludel)),
					aludel.otherHistories());
		}
		if (this.target == null) {
			throw new ParameterException(this.spec.commandLine(), "A downgrade needs a target.");
		}
		return new PlanResult(aludel.planDowngrade(this.target), List.of());
	}

}
