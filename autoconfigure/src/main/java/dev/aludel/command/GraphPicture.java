package dev.aludel.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.aludel.command.GraphDrawing.Row;
import dev.aludel.command.GraphDrawing.Vertex;
import dev.aludel.command.TextOutput.Style;
import dev.aludel.revision.RevisionNode;

/**
 * Writes revisions as a drawing with a line of text beside each.
 */
final class GraphPicture {

	static final char APPLIED = '*';

	static final char PENDING = 'o';

	private static final char FOLDED = ':';

	private static final String GAP = "  ";

	private final GraphSurvey survey;

	private final TextOutput out;

	private final RevisionLine line;

	GraphPicture(GraphSurvey survey, TextOutput out) {
		this.survey = survey;
		this.out = out;
		this.line = new RevisionLine(survey, out);
	}

	/**
	 * Writes a picture.
	 * @param stretches what to draw, the latest first
	 */
	void write(List<Stretch> stretches) {
		Map<String, Stretch> shown = new LinkedHashMap<>();
		stretches.forEach((stretch) -> shown.put(stretch.id(), stretch));
		Set<String> ids = stretches.stream()
			.flatMap((stretch) -> stretch.revisions().stream())
			.map(RevisionNode::id)
			.collect(Collectors.toUnmodifiableSet());
		List<Row> rows = GraphDrawing.draw(stretches.stream().map(this::vertex).toList());
		int lanes = rows.stream().mapToInt((row) -> row.lanes().length()).max().orElse(0);
		int width = shown.keySet().stream().mapToInt(String::length).max().orElse(0);
		for (Row row : rows) {
			if (row.id() == null) {
				writeLines(row.lanes());
			}
			else {
				write(row, Objects.requireNonNull(shown.get(row.id())), ids, lanes, width);
			}
		}
	}

	private void write(Row row, Stretch stretch, Set<String> shown, int lanes, int ids) {
		String margin = coloured(row.lanes()) + padding(row.lanes(), lanes) + GAP;
		if (stretch.isFolded()) {
			this.out.line(margin + this.out.styled(Style.FAINT, stretch.revisions().size() + " revisions"));
			return;
		}
		RevisionNode revision = stretch.latest();
		String text = this.line.id(revision.id()) + padding(revision.id(), ids) + GAP
				+ this.line.description(revision, shown);
		this.out.line((margin + text).stripTrailing());
		if (this.out.verbose()) {
			String below = row.below() + padding(row.below(), lanes) + GAP + " ".repeat(ids) + GAP;
			details(revision).forEach((detail) -> this.out.line(below + this.out.styled(Style.FAINT, detail)));
		}
	}

	private static String padding(String text, int width) {
		return " ".repeat(width - text.length());
	}

	private void writeLines(String lanes) {
		if (lanes.isEmpty()) {
			this.out.line();
		}
		else {
			this.out.line(lanes);
		}
	}

	private Vertex vertex(Stretch stretch) {
		return new Vertex(stretch.id(), stretch.earliest().revises(), symbol(stretch));
	}

	private char symbol(Stretch stretch) {
		if (stretch.isFolded()) {
			return FOLDED;
		}
		return this.survey.isApplied(stretch.latest()) ? APPLIED : PENDING;
	}

	private String coloured(String lanes) {
		return lanes.replace(String.valueOf(APPLIED), this.out.styled(Style.GREEN, String.valueOf(APPLIED)));
	}

	private List<String> details(RevisionNode revision) {
		List<String> details = new ArrayList<>();
		if (!revision.origin().isEmpty()) {
			details.add(revision.origin());
		}
		this.survey.arrival(revision).map(ArrivalText::of).ifPresent(details::add);
		return details;
	}

}
