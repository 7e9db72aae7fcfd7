package dev.aludel.autogenerate.command;

import java.nio.file.Path;

import dev.aludel.autogenerate.draft.DraftRevision;
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
	 * @param revision where it stands
	 * @param className its class
	 * @param file its file
	 */
	record Empty(DraftRevision revision, String className, Path file) implements RevisionResult {

		@Override
		public void writeText(TextOutput out) {
			out.line("Wrote " + this.file);
			out.remark("Fill in upgrade and downgrade; the next start of the application applies it.");
		}

		@Override
		public void writeJson(JsonObject json) {
			json.put("written", true);
			RevisionJson.write(json, this.revision, this.className, this.file);
		}

	}

	/**
	 * Entities and database agree.
	 *
	 * @param comparison what was compared
	 */
	record NothingToDo(ComparisonText comparison) implements RevisionResult {

		@Override
		public void writeText(TextOutput out) {
			out.line(this.comparison.differences());
			this.comparison.warnings().forEach(out::line);
			out.line("Nothing to do; no file was written.");
		}

		@Override
		public void writeJson(JsonObject json) {
			this.comparison.writeJson(json);
			json.put("written", false);
		}

	}

	/**
	 * A draft was written.
	 *
	 * @param comparison what differs
	 * @param proof what was shown of the draft
	 * @param revision where it stands
	 * @param className its class
	 * @param file its file
	 */
	record Drafted(ComparisonText comparison, ProofReport proof, DraftRevision revision, String className,
			Path file) implements RevisionResult {

		@Override
		public void writeText(TextOutput out) {
			out.line(this.comparison.differences());
			this.comparison.warnings().forEach(out::line);
			out.line(this.proof.describe());
			if (this.proof.proven()) {
				out.line("Wrote " + this.file);
				out.remark("Review it; the next start of the application applies it.");
			}
			else {
				out.line("Wrote, unproven: " + this.file);
				out.line(
						"Correct it, or remove the file and draft again; the next start of the application applies it.");
			}
		}

		@Override
		public void writeJson(JsonObject json) {
			this.comparison.writeJson(json);
			json.put("written", true).put("proven", this.proof.proven()).put("proof", this.proof.describe());
			RevisionJson.write(json, this.revision, this.className, this.file);
		}

		@Override
		public int exitStatus() {
			return this.proof.proven() ? ExitStatus.DONE : ExitStatus.FAILED;
		}

	}

}
