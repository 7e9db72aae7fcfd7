package dev.aludel.command;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.aludel.command.TextOutput.Style;
import dev.aludel.migrate.DatabaseState;
import dev.aludel.migrate.Direction;
import dev.aludel.migrate.OtherHistory;
import dev.aludel.migrate.PendingRevision;
import dev.aludel.migrate.UnfinishedRevision;

/** Where a database stands. */
record CurrentResult(GraphSurvey survey, DatabaseState state, List<OtherHistory> otherHistories,
		boolean checkHeads) implements CommandResult {

	private static final int MOST = 10;

	@Override
	public void writeText(TextOutput out) {
		out.table(this.state.heads().stream().map((id) -> row(id, out)).toList());
		out.line("Database %s %s.".formatted(this.state.database(), position(out)));
		this.otherHistories.forEach((other) -> out.line(other.describe()));
		if (!this.state.pending().isEmpty()) {
			out.line("Pending: " + inline(this.state.pending().stream().map(PendingRevision::id).toList(), out));
		}
		if (!this.state.unknown().isEmpty()) {
			out.line("Unknown to this application: " + inline(this.state.unknown(), out));
		}
		if (this.state.isOfAnotherApplication()) {
			out.line("It has none of this application's revisions, so it may belong to another: check the URL.");
		}
		this.state.unfinished().forEach((unfinished) -> out.line(text(unfinished)));
	}

	private List<String> row(String id, TextOutput out) {
		RevisionLine line = new RevisionLine(this.survey, out);
		List<String> row = new ArrayList<>(List.of(line.id(id)));
		this.survey.find(id).ifPresent((revision) -> {
			row.add(RevisionLine.message(revision));
			row.add(line.marksAndLabels(revision));
		});
		return row;
	}

	private String position(TextOutput out) {
		return switch (relation()) {
			case UP_TO_DATE -> out.styled(Style.GREEN, "is up to date");
			case BEHIND ->
				out.styled(Style.YELLOW, (this.state.heads().isEmpty() ? "is at base, behind by " : "is behind by ")
						+ this.state.pending().size());
			case AHEAD -> out.styled(Style.YELLOW, "is ahead by " + this.state.unknown().size());
			case DIVERGED -> out.styled(Style.RED,
					"has diverged: it lacks %s and has %s that %s unknown".formatted(this.state.pending().size(),
							this.state.unknown().size(), (this.state.unknown().size() == 1) ? "is" : "are"));
			case UNFINISHED -> out.styled(Style.RED, "has an unfinished revision");
		};
	}

	private Relation relation() {
		boolean behind = !this.state.pending().isEmpty();
		boolean ahead = !this.state.unknown().isEmpty();
		if (behind) {
			return ahead ? Relation.DIVERGED : Relation.BEHIND;
		}
		if (!this.state.unfinished().isEmpty()) {
			return Relation.UNFINISHED;
		}
		return ahead ? Relation.AHEAD : Relation.UP_TO_DATE;
	}

	private static String inline(List<String> ids, TextOutput out) {
		int shown = out.verbose() ? ids.size() : Math.min(ids.size(), MOST);
		String inline = String.join(", ", ids.subList(0, shown));
		return (shown < ids.size()) ? inline + " and %s more".formatted(ids.size() - shown) : inline;
	}

	private String text(UnfinishedRevision unfinished) {
		if (unfinished.isLeftBehind(this.survey.applied())) {
			return "Unfinished: the %s of %s stopped after statement %s, and yet it is recorded as %s. See that all of it is done, then run: aludel repair --clear-progress %s"
				.formatted(direction(unfinished), unfinished.id(), unfinished.completedStatements(),
						(unfinished.direction() == Direction.UPGRADE) ? "applied" : "not applied", unfinished.id());
		}
		return "Unfinished: the %s of %s stopped after statement %s at %s; the same command resumes it.".formatted(
				direction(unfinished), unfinished.id(), unfinished.completedStatements(),
				unfinished.stoppedAt().truncatedTo(ChronoUnit.SECONDS));
	}

	private static String direction(UnfinishedRevision unfinished) {
		return unfinished.direction().name().toLowerCase(Locale.ROOT);
	}

	@Override
	public void writeJson(JsonObject json) {
		RevisionJson.putDatabase(json, this.survey);
		json.put("relation", relation())
			.put("upToDate", this.state.upToDate())
			.put("current", this.state.heads())
			.put("heads", this.state.expectedHeads())
			.put("pending", this.state.pending().stream().map(PendingRevision::id).toList())
			.put("unknown", this.state.unknown())
			.put("unfinished", this.state.unfinished().stream().map(CurrentResult::json).toList())
			.put("otherHistories",
					this.otherHistories.stream()
						.map((other) -> new JsonObject().put("tool", other.tool()).put("table", other.table()))
						.toList());
	}

	private static JsonObject json(UnfinishedRevision unfinished) {
		return new JsonObject().put("revision", unfinished.id())
			.put("direction", unfinished.direction())
			.put("completedStatements", unfinished.completedStatements())
			.put("stoppedAt", unfinished.stoppedAt());
	}

	@Override
	public int exitStatus() {
		return (this.checkHeads && !this.state.upToDate()) ? ExitStatus.FAILED : ExitStatus.DONE;
	}

	/** How the database relates to the revisions of the application. */
	private enum Relation {

		UP_TO_DATE, BEHIND, AHEAD, DIVERGED, UNFINISHED

	}

}
