package dev.aludel.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

import dev.aludel.revision.RevisionNode;

/**
 * Writes revisions as a Mermaid flowchart: arrows to what a revision revises, dotted ones
 * to what it depends on. The notation for git graphs has no revisions with three parents
 * and no second base.
 */
final class MermaidDocument {

	private static final String READABLE = " .,_()[]";

	private final GraphSurvey survey;

	MermaidDocument(GraphSurvey survey) {
		this.survey = survey;
	}

	void write(List<RevisionNode> revisions, PrintWriter out) {
		GraphEdges edges = new GraphEdges(this.survey, revisions);
		out.println("flowchart TB");
		for (RevisionNode revision : revisions) {
			out.println("    %s[\"%s\"]".formatted(edges.name(revision), label(revision)));
		}
		for (RevisionNode revision : revisions) {
			edges.revises(revision, (child, parent) -> out.println("    %s --> %s".formatted(child, parent)));
			edges.dependsOn(revision,
					(dependent, needed) -> out.println("    %s -. depends on .-> %s".formatted(dependent, needed)));
		}
		highlight(revisions.stream().filter(this.survey::isApplied).map(edges::name).toList(),
				"applied fill:#e6f4ea,stroke:#137333,color:#000", out);
		highlight(revisions.stream().filter(this::isCurrent).map(edges::name).toList(), "current stroke-width:4px",
				out);
	}

	private String label(RevisionNode revision) {
		return new DiagramLabel(this.survey).lines(revision)
			.stream()
			.map(MermaidDocument::escaped)
			.collect(Collectors.joining("<br/>"));
	}

	private boolean isCurrent(RevisionNode revision) {
		return this.survey.marks(revision).contains(Mark.CURRENT);
	}

	private static void highlight(List<String> names, String style, PrintWriter out) {
		if (!names.isEmpty()) {
			out.println("    classDef " + style);
			out.println("    class %s %s".formatted(String.join(",", names), style.split(" ", 2)[0]));
		}
	}

	/** Everything that could mean something to Mermaid or HTML becomes its code point. */
	static String escaped(String text) {
		StringBuilder escaped = new StringBuilder();
		text.codePoints().forEach((character) -> {
			if (Character.isLetterOrDigit(character) || READABLE.indexOf(character) >= 0) {
				escaped.appendCodePoint(character);
			}
			else {
				escaped.append('#').append(character).append(';');
			}
		});
		return escaped.toString();
	}

}
