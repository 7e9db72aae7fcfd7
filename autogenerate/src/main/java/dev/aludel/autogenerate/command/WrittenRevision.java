package dev.aludel.autogenerate.command;

import java.nio.file.Path;
import java.util.List;

import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.command.ExitStatus;
import dev.aludel.command.JsonObject;
import dev.aludel.command.TextOutput;
import org.jspecify.annotations.Nullable;

/**
 * A revision whose file was written.
 *
 * @param revision where it stands
 * @param className its class
 * @param file its file
 * @param notFormatted why the formatter of the application did not format the file, or
 * {@code null} when it did or there is none
 */
record WrittenRevision(DraftRevision revision, String className, Path file, @Nullable String notFormatted) {

	JsonObject json() {
		JsonObject json = new JsonObject();
		writeJson(json);
		return json;
	}

	void writeJson(JsonObject json) {
		RevisionJson.write(json, this.revision, this.className, this.file);
		if (this.notFormatted != null) {
			json.put("notFormatted", this.notFormatted);
		}
	}

	/** Says that the file is there, and how it looks. */
	void writeText(TextOutput out, String wrote) {
		out.line(wrote + this.file);
		if (this.notFormatted != null) {
			out.line("It is not formatted. The formatter (aludel.autogenerate.formatter) failed: " + this.notFormatted);
			out.line("The file is complete without it. Format it by hand, or correct the formatter.");
		}
	}

	static int exitStatus(List<WrittenRevision> revisions) {
		return revisions.stream().allMatch((revision) -> revision.notFormatted() == null) ? ExitStatus.DONE
				: ExitStatus.FAILED;
	}

}
