package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.draft.Draft;
import dev.aludel.autogenerate.draft.DraftRemarks;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.command.CommandResult;
import dev.aludel.command.JsonObject;
import dev.aludel.command.ReportingCommand;
import dev.aludel.command.TextOutput;
import dev.aludel.revision.RevisionNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the revision that joins several heads. Needs no database. */
@Command(name = "merge", sortOptions = false,
		description = "Writes the revision that joins several heads into one, and tells what more than one of them "
				+ "touches. Needs no database.",
		footer = { "", "Example: aludel merge -m \"merge invoices and audit\"" })
final class MergeCommand extends ReportingCommand {

	@Parameters(paramLabel = "REVISION", split = ",", arity = "0..*",
			description = "The revisions to join (default: heads, which is all of them).")
	private List<String> revisions = new ArrayList<>();

	@Option(names = { "-m", "--message" }, paramLabel = "TEXT",
			description = "What is joined, in a few words (default: merge and the ids).")
	private @Nullable String message;

	@Mixin
	private final PlaceOptions place = new PlaceOptions();

	@Mixin
	private final ApplicationOptions application = new ApplicationOptions();

	@Override
	protected CommandResult run() {
		try (Revisions known = Revisions.open(this.application, database())) {
			List<String> identifiers = this.revisions.isEmpty() ? List.of("heads") : this.revisions;
			List<RevisionNode> heads = known.nodes(new Parents(known).of(identifiers, false));
			if (heads.size() < 2) {
				return new NothingToJoin(heads);
			}
			return write(known, heads);
		}
	}

	private Merged write(Revisions known, List<RevisionNode> heads) {
		List<String> ids = heads.stream().map(RevisionNode::id).toList();
		String words = (this.message != null) ? this.message : "merge " + String.join(" and ", ids);
		DraftRevision revision = this.place.place(known, ids, words);
		MergeSides sides = new MergeSides(known, heads,
				new RecordedOperations(Thread.currentThread().getContextClassLoader()));
		MergeText text = new MergeText(sides);
		Draft draft = Draft.of(revision, List.of(), List.of()).remarks(DraftRemarks.NONE.notes(text.notes()));
		WrittenRevision written = new DraftFiles(this.place.sources(), known.settings()).save(draft);
		return new Merged(written, sides, text.lines(this.place.sources()));
	}

	private record NothingToJoin(List<RevisionNode> heads) implements CommandResult {

		@Override
		public void writeText(TextOutput out) {
			out.line(this.heads.isEmpty() ? "The application has no revisions." : "The revisions have one head: "
					+ this.heads.get(0).id() + " (" + this.heads.get(0).origin() + ").");
			out.line("Nothing to join; no file was written.");
		}

		@Override
		public void writeJson(JsonObject json) {
			json.put("written", false);
		}

	}

	private record Merged(WrittenRevision written, MergeSides sides, List<String> remarks) implements CommandResult {

		@Override
		public void writeText(TextOutput out) {
			this.remarks.forEach(out::line);
			this.written.writeText(out, "Wrote ");
			out.remark("Read it over; the next start of the application applies it.");
		}

		@Override
		public void writeJson(JsonObject json) {
			json.put("written", true);
			this.written.writeJson(json);
			json.put("sides", this.sides.heads().stream().map(this::side).toList());
			json.put("touchedByBoth", this.sides.touchedByBoth());
			json.put("unread", this.sides.unread());
		}

		@Override
		public int exitStatus() {
			return WrittenRevision.exitStatus(List.of(this.written));
		}

		private JsonObject side(RevisionNode head) {
			return new JsonObject().put("revision", head.id()).put("changes", this.sides.changedBy(head));
		}

	}

}
