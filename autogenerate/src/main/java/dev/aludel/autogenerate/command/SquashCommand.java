package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.Migration;
import dev.aludel.autogenerate.draft.Draft;
import dev.aludel.autogenerate.draft.DraftRemarks;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.autogenerate.draft.DraftStep;
import dev.aludel.autogenerate.draft.JavaSource;
import dev.aludel.autogenerate.prove.DraftClass;
import dev.aludel.command.CommandResult;
import dev.aludel.command.JsonObject;
import dev.aludel.command.ReportingCommand;
import dev.aludel.command.TextOutput;
import dev.aludel.operation.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the revision that stands for a range of others. Needs no database. */
@Command(name = "squash", sortOptions = false,
		description = "Writes a revision that stands for a range of others. Databases before, inside and after that "
				+ "range all keep working. Needs no database.",
		footer = { "", "Example: aludel squash 20250101090000:20251231180000 -m \"the tables of 2025\"" })
final class SquashCommand extends ReportingCommand {

	@Parameters(paramLabel = "RANGE",
			description = "The lowest and the highest revision: lowest:highest, both included.")
	private String range = "";

	@Option(names = { "-m", "--message" }, paramLabel = "TEXT",
			description = "What they do together, in a few words (default: squash and the ends of the range).")
	private @Nullable String message;

	@Mixin
	private final PlaceOptions place = new PlaceOptions();

	@Mixin
	private final ApplicationOptions application = new ApplicationOptions();

	@Override
	protected CommandResult run() {
		try (Revisions known = Revisions.open(this.application, database())) {
			SquashedRange squashed = SquashedRange.of(known.graph(), this.range, classLoader());
			DraftRevision revision = this.place.place(known, squashed.lowest().revises(), words(squashed),
					squashed::complete);
			Draft draft = new Draft(revision, squashed.upgrade(), squashed.downgrade(),
					DraftRemarks.NONE.notes(notes(squashed)), List.of());
			DraftFiles files = new DraftFiles(this.place.sources(), known.settings());
			requireSame(draft, files.source(draft));
			return new Squashed(draft, files.save(draft), squashed, sources(squashed));
		}
	}

	private static ClassLoader classLoader() {
		return Thread.currentThread().getContextClassLoader();
	}

	private String words(SquashedRange squashed) {
		return (this.message != null) ? this.message
				: "squash " + squashed.lowest().id() + " to " + squashed.highest().id();
	}

	private static List<String> notes(SquashedRange squashed) {
		return List.of("Stands for the %s revisions from %s to %s. A database that has none of them runs this one "
			.formatted(squashed.revisions().size(), squashed.lowest().id(), squashed.highest().id())
				+ "instead; one that has them all only records it.");
	}

	/** What was written must be what was recorded, to the last operation. */
	private static void requireSame(Draft draft, JavaSource source) {
		Migration migration;
		try {
			migration = new DraftClass(classLoader(), System.getProperty("java.class.path")).compile(source);
		}
		catch (IllegalStateException ex) {
			throw new DeskException(
					"The squashed revision could not be compiled: " + ex.getMessage()
							+ "\nNo file was written. Run this with the JDK and the class path of the application.",
					ex);
		}
		boolean same = recorded(draft.upgrade()).isSameAs(RecordedWay.of(migration, Migration::upgrade))
				&& recorded(draft.downgrade()).isSameAs(RecordedWay.of(migration, Migration::downgrade));
		if (!same) {
			throw new DeskException("""
					The squashed revision would not do exactly what revisions %s do.
					No file was written. Squash them by hand, or report this with the revisions."""
				.formatted(String.join(", ", draft.revision().replaces())));
		}
	}

	private static RecordedWay recorded(List<DraftStep> steps) {
		List<Operation> operations = new ArrayList<>();
		String irreversible = null;
		for (DraftStep step : steps) {
			if (step instanceof DraftStep.Perform perform) {
				operations.add(perform.operation());
			}
			else if (step instanceof DraftStep.Refuse refuse) {
				irreversible = refuse.reason();
			}
		}
		return new RecordedWay(operations, false, irreversible);
	}

	private List<String> sources(SquashedRange squashed) {
		return squashed.revisions()
			.stream()
			.map((revision) -> this.place.sources().shown(this.place.sources().fileOf(revision)).toString())
			.toList();
	}

	private record Squashed(Draft draft, WrittenRevision written, SquashedRange range,
			List<String> sources) implements CommandResult {

		@Override
		public void writeText(TextOutput out) {
			String id = this.draft.revision().id();
			out.line("Revision %s stands for %s revisions, %s to %s.".formatted(id, this.range.revisions().size(),
					this.range.lowest().id(), this.range.highest().id()));
			irreversible().forEach((reason) -> out.line("WARNING: There is no way back. " + reason));
			this.range.data()
				.forEach((revision) -> out.line("Note: Data statements of revision " + revision
						+ ". See that they fit a database that is new."));
			out.line("Proven: compiled; it does what they do, operation by operation (%s forward, %s back)."
				.formatted(this.draft.upgrade().size(), back()));
			this.written.writeText(out, "Wrote ");
			out.remark("""
					1. Read it over, keep the old revisions, and deploy both.
					   A database before the range runs %1$s, one after it records it, one inside goes on one by one.
					2. Every database has passed when current says nothing is pending and history lists %1$s as applied.
					3. Delete the old revisions when no older version of the application will be started again:"""
				.formatted(id));
			this.sources.forEach((source) -> out.remark("   " + source));
		}

		private List<String> irreversible() {
			return this.draft.downgrade()
				.stream()
				.filter(DraftStep.Refuse.class::isInstance)
				.map((step) -> ((DraftStep.Refuse) step).reason())
				.toList();
		}

		private int back() {
			return this.draft.downgrade().size() - irreversible().size();
		}

		@Override
		public void writeJson(JsonObject json) {
			json.put("written", true);
			this.written.writeJson(json);
			json.put("replaces", this.draft.revision().replaces());
			json.put("upgradeOperations", this.draft.upgrade().size());
			json.put("downgradeOperations", back());
			json.put("irreversible", irreversible());
			json.put("data", this.range.data());
			json.put("sources", this.sources);
		}

		@Override
		public int exitStatus() {
			return WrittenRevision.exitStatus(List.of(this.written));
		}

	}

}
