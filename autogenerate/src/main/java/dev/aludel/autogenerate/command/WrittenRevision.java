package dev.aludel.autogenerate.command;

import java.nio.file.Path;

import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.command.JsonObject;

/**
 * A revision whose file was written.
 *
 * @param revision where it stands
 * @param className its class
 * @param file its file
 */
record WrittenRevision(DraftRevision revision, String className, Path file) {

	JsonObject json() {
		JsonObject json = new JsonObject();
		RevisionJson.write(json, this.revision, this.className, this.file);
		return json;
	}

}
