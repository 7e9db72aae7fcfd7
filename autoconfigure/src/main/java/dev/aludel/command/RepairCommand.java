package dev.aludel.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.Repair;
import dev.aludel.migrate.RepairPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Corrects what the database records of its revisions, after a look. */
@Command(name = "repair",
		description = "Shows what is out of order in the records of the database, and corrects it once somebody has "
				+ "agreed: accepts changed checksums and clears the progress of revisions that will not be finished. "
				+ "Forgets revisions that the application does not know only when they are named: a newer "
				+ "application may have run them. Runs no revision and leaves the schema alone.",
		footer = { "", "Examples: aludel repair", "          aludel repair --forget 20250115143022 --yes" })
final class RepairCommand extends EngineCommand {

	@Option(names = "--forget", paramLabel = "ID", arity = "1..*",
			description = "Forget these revisions for good, which the application does not know. What they did stays.")
	private List<String> forget = new ArrayList<>();

	@Option(names = "--accept-checksum", paramLabel = "ID", arity = "1..*",
			description = "Take what these revisions would run now for what they ran.")
	private List<String> acceptChecksum = new ArrayList<>();

	@Option(names = "--clear-progress", paramLabel = "ID", arity = "1..*",
			description = "Give these revisions up, which were begun and not finished.")
	private List<String> clearProgress = new ArrayList<>();

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	@Override
	CommandResult run(Aludel aludel) {
		RepairPlan plan = choose(aludel.planRepair());
		if (plan.isEmpty()) {
			return new RepairResult(plan, false, false);
		}
		boolean asks = !this.yes && terminal().interactive();
		boolean agreed = this.yes || (asks && isAgreed(plan));
		if (agreed) {
			aludel.repair(plan);
		}
		return new RepairResult(plan, agreed, asks);
	}

	private RepairPlan choose(RepairPlan found) {
		boolean undecided = this.forget.isEmpty() && this.acceptChecksum.isEmpty() && this.clearProgress.isEmpty();
		if (undecided) {
			return found;
		}
		refuseUnfounded(found, Repair.ForgetRevision.class, this.forget, "is unknown to the application and applied");
		refuseUnfounded(found, Repair.AcceptChecksum.class, this.acceptChecksum, "has a changed checksum");
		refuseUnfounded(found, Repair.ClearProgress.class, this.clearProgress, "was begun and not finished");
		return found.only(this::isChosen);
	}

	private void refuseUnfounded(RepairPlan found, Class<? extends Repair> kind, List<String> ids, String condition) {
		List<String> founded = found.found().stream().filter(kind::isInstance).map(Repair::revision).toList();
		for (String id : ids) {
			if (!founded.contains(id)) {
				throw new CommandException("""
						Revision %s in database %s is none that %s.
						Nothing was repaired.
						%s""".formatted(id, found.database(), condition, founded.isEmpty()
						? "See what can be repaired: aludel repair" : "These are: " + String.join(", ", founded)));
			}
		}
	}

	private boolean isChosen(Repair repair) {
		if (repair instanceof Repair.ForgetRevision) {
			return this.forget.contains(repair.revision());
		}
		if (repair instanceof Repair.AcceptChecksum) {
			return this.acceptChecksum.contains(repair.revision());
		}
		return this.clearProgress.contains(repair.revision());
	}

	private boolean isAgreed(RepairPlan plan) {
		Terminal terminal = terminal();
		RepairResult.describe(plan, dialogue());
		terminal.err().print("Do that? [y/N] ");
		terminal.err().flush();
		try {
			String answer = terminal.in().readLine();
			return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
