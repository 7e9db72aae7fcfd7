package dev.aludel.autogenerate.command;

import java.nio.file.Path;

import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.command.JsonObject;

/** A new revision as programs see it. */
final class RevisionJson {

	private RevisionJson() {
	}

	static void write(JsonObject json, DraftRevision revision, String className, Path file) {
		json.put("revision", revision.id())
			.put("revises", revision.revises())
			.put("dependsOn", revision.dependsOn())
			.put("branchLabels", revision.branchLabels())
			.put("message", revision.message())
			.put("className", className)
			.put("file", file.toString());
	}

}
