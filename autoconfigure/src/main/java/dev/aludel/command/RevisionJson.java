package dev.aludel.command;

import java.util.Optional;
import java.util.Set;

import dev.aludel.migrate.AppliedRevision;
import dev.aludel.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a revision as JSON, the same members wherever a revision is listed.
 */
final class RevisionJson {

	private final GraphSurvey survey;

	RevisionJson(GraphSurvey survey) {
		this.survey = survey;
	}

	JsonObject of(String id) {
		return of(this.survey.graph().get(id));
	}

	JsonObject of(RevisionNode revision) {
		Set<Mark> marks = this.survey.marks(revision);
		JsonObject json = new JsonObject().put("revision", revision.id())
			.put("message", revision.message())
			.put("className", revision.origin().isEmpty() ? null : revision.origin())
			.put("revises", this.survey.parents(revision))
			.put("revisedBy", this.survey.children(revision))
			.put("dependsOn", revision.dependsOn())
			.put("resolvedDependsOn", this.survey.dependencies(revision))
			.put("neededBy", this.survey.dependents(revision))
			.put("branchLabels", revision.branchLabels())
			.put("head", marks.contains(Mark.HEAD))
			.put("base", marks.contains(Mark.BASE))
			.put("branchPoint", marks.contains(Mark.BRANCH_POINT))
			.put("merge", marks.contains(Mark.MERGE));
		return this.survey.hasDatabase() ? putArrival(json, revision, marks) : json;
	}

	private JsonObject putArrival(JsonObject json, RevisionNode revision, Set<Mark> marks) {
		Optional<AppliedRevision> arrival = this.survey.arrival(revision);
		json.put("applied", arrival.isPresent())
			.put("current", marks.contains(Mark.CURRENT))
			.put("unfinished", marks.contains(Mark.UNFINISHED))
			.put("unknown", marks.contains(Mark.UNKNOWN));
		arrival.ifPresent((applied) -> putArrival(json, applied));
		return json;
	}

	private static void putArrival(JsonObject json, AppliedRevision applied) {
		json.put("appliedAt", applied.appliedAt())
			.put("durationMs", applied.duration())
			.put("application", applied.application())
			.put("databaseUser", applied.databaseUser())
			.put("checksum", applied.checksum());
	}

	/** Puts which database was asked, or that none was. */
	static void putDatabase(JsonObject json, GraphSurvey survey) {
		@Nullable String name = survey.state().map((state) -> state.database().name()).orElse(null);
		@Nullable String host = survey.state().map((state) -> state.database().host()).orElse(null);
		json.put("database", name).put("host", host);
	}

}
