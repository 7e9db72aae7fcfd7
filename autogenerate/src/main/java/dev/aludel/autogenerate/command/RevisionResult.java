package dev.aludel.autogenerate.command;

import java.util.List;

import dev.aludel.autogenerate.prove.ProofReport;
import dev.aludel.command.CommandResult;
import dev.aludel.command.ExitStatus;
import dev.aludel.command.JsonObject;
import dev.aludel.command.TextOutput;

/** How the command {@code revision} ended. */
sealed interface RevisionResult extends CommandResult {

	/**
	 * An empty revision was written.
	 *
	 * @param revision the revision
	 */
	record Empty(WrittenRevision revision) implements RevisionResult {

		@Override
		public void writeText(TextOutput out) {
			this.revision.writeText(out, "Wrote ");
			out.remark("Fill in upgrade and downgrade; the next start of the application applies it.");
		}

		@Override
		public void writeJson(JsonObject json) {
			json.put("written", true).put("revisions", List.of(this.revision.json()));
		}

		@Override
		public int exitStatus() {
			return WrittenRevision.exitStatus(List.of(this.revision));
		}

	}

	/**
	 * There is nothing to draft: entities and database agree, or differ only in what
	 * nobody has decided.
	 *
	 * @param comparison what was compared
	 * @param agrees whether they agree
	 */
	record NothingToDo(ComparisonText comparison, boolean agrees) implements RevisionResult {

		@Override
		public void writeText(TextOutput out) {
			out.line(this.comparison.differences());
			this.comparison.questions().forEach(out::line);
			this.comparison.warnings().forEach(out::line);
			out.line(this.agrees ? "Nothing to do; no file was written." : "No file was written.");
		}

		@Override
		public void writeJson(JsonObject json) {
			this.comparison.writeJson(json);
			json.put("written", false);
		}

		@Override
		public int exitStatus() {
			return this.agrees ? ExitStatus.DONE : ExitStatus.FAILED;
		}

	}

	/**
	 * Entities and database differ, and the customizers of the application kept nothing
	 * of the drafts.
	 *
	 * @param comparison what was compared
	 */
	record NothingKept(ComparisonText comparison) implements RevisionResult {

		@Override
		public void writeText(TextOutput out) {
			out.line(this.comparison.differences());
			this.comparison.warnings().forEach(out::line);
			out.line("The draft customizers of the application kept nothing of it; no file was written.");
		}

		@Override
		public void writeJson(JsonObject json) {
			this.comparison.writeJson(json);
			json.put("written", false);
		}

	}

	/**
	 * Drafts were written.
	 *
	 * @param comparison what differs
	 * @param proof what was shown of the drafts
	 * @param revisions the revisions, in the order in which they will be applied
	 */
	record Drafted(ComparisonText comparison, ProofReport proof,
			List<WrittenRevision> revisions) implements RevisionResult {

		@Override
		public void writeText(TextOutput out) {
			boolean several = this.revisions.size() > 1;
			out.line(this.comparison.differences());
			this.comparison.questions().forEach(out::line);
			this.comparison.warnings().forEach(out::line);
			out.line(this.proof.describe());
			this.revisions.forEach((revision) -> revision.writeText(out,
					this.proof.shows(revision.revision().className()) ? "Wrote " : "Wrote, unproven: "));
			if (this.proof.proven()) {
				out.remark("Review %s; the next start of the application applies %1$s."
					.formatted(several ? "them" : "it"));
			}
			else {
				out.line("Correct %s, or remove the %s and draft again; the next start of the application applies %1$s."
					.formatted(several ? "them" : "it", several ? "files" : "file"));
			}
		}

		@Override
		public void writeJson(JsonObject json) {
			this.comparison.writeJson(json);
			json.put("written", true)
				.put("proven", this.proof.proven())
				.put("proof", this.proof.describe())
				.put("revisions", this.revisions.stream().map(WrittenRevision::json).toList());
		}

		@Override
		public int exitStatus() {
			return this.proof.proven() ? WrittenRevision.exitStatus(this.revisions) : ExitStatus.FAILED;
		}

	}

}
