package dev.aludel.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

import dev.aludel.revision.RevisionNode;

/**
 * Writes revisions in the DOT language of Graphviz: arrows to what a revision revises,
 * dashed ones to what it depends on.
 */
final class DotDocument {

	private final GraphSurvey survey;

	DotDocument(GraphSurvey survey) {
		this.survey = survey;
	}

	void write(List<RevisionNode> revisions, PrintWriter out) {
		GraphEdges edges = new GraphEdges(this.survey, revisions);
		out.println("digraph revisions {");
		out.println("    node [shape=box, style=\"rounded,filled\", fillcolor=white];");
		for (RevisionNode revision : revisions) {
			out.println("    %s [label=\"%s\"%s];".formatted(edges.name(revision), label(revision), style(revision)));
		}
		for (RevisionNode revision : revisions) {
			edges.revises(revision, (child, parent) -> out.println("    %s -> %s;".formatted(child, parent)));
			edges.dependsOn(revision,
					(dependent, needed) -> out
						.println("    %s -> %s [style=dashed, constraint=false, label=\"depends on\"];"
							.formatted(dependent, needed)));
		}
		out.println("}");
	}

	private String label(RevisionNode revision) {
		return new DiagramLabel(this.survey).lines(revision)
			.stream()
			.map(DotDocument::escaped)
			.collect(Collectors.joining("\\n"));
	}

	private String style(RevisionNode revision) {
		return (this.survey.isApplied(revision) ? ", fillcolor=\"#e6f4ea\"" : "")
				+ (this.survey.marks(revision).contains(Mark.CURRENT) ? ", penwidth=3" : "");
	}

	// In a label a backslash begins an escape of its own, and & an entity of HTML.
	static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
	}

}
