package dev.aludel.command;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.ChangedRevisionAction;
import dev.aludel.migrate.RunReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs the revisions that the database lacks. */
@Command(name = "upgrade", description = "Runs the revisions that the database lacks, up to a target.",
		footer = { "", "Examples: aludel upgrade +1", "          aludel upgrade 20250115143022:head --sql > up.sql" })
final class UpgradeCommand extends EngineCommand {

	@Parameters(arity = "0..1", paramLabel = "TARGET",
			description = "The revision to go to: an id or its beginning, head, heads, +N, a branch label, label@head. "
					+ "Unless given: that of the property aludel.target, which is head unless set.")
	private @Nullable String target;

	@Mixin
	private final RehearsalOptions rehearsal = new RehearsalOptions();

	@Override
	CommandResult run(Aludel aludel) {
		String to = (this.target != null) ? this.target : root().target(aludel);
		return this.rehearsal.carryOut(() -> upgrade(aludel, to), () -> aludel.script(to), () -> aludel.dryRun(to));
	}

	@Override
	boolean coversEveryDatabase() {
		return this.target == null && !this.rehearsal.writesScript();
	}

	private CommandResult upgrade(Aludel aludel, String to) {
		if (this.target != null) {
			// Mistyped is mistyped, also where the database is ahead.
			aludel.graph().requireKnown(to);
		}
		if (!options().quiet()) {
			aludel.otherHistories().forEach((other) -> terminal().err().println(other.describe()));
			terminal().err().flush();
		}
		Aludel remarking = remarking(aludel);
		RunReport report = watched(remarking, (watched) -> watched.upgrade(to));
		if (!report.revisions().isEmpty() && aludel.settings().run().changed() == ChangedRevisionAction.WARN) {
			warnOfChanges(remarking);
		}
		return new RunResult(report);
	}

	/** What was done is done, whatever becomes of the warning. */
	private void warnOfChanges(Aludel aludel) {
		try {
			aludel.warnOfChangedRevisions();
		}
		catch (RuntimeException | LinkageError ex) {
			terminal().err()
				.println("Whether applied revisions have changed could not be found out: "
						+ String.valueOf(ex.getMessage()).lines().findFirst().orElse("") + " See: aludel validate");
			terminal().err().flush();
		}
	}

	private Aludel remarking(Aludel aludel) {
		return options().quiet() ? aludel
				: aludel.withListener(new RunRemarks(terminal().err(), aludel.settings().database()));
	}

}
