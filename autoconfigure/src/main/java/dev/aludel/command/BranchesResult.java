package dev.aludel.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.aludel.migrate.DatabaseState;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;

/** How the revisions branch. */
record BranchesResult(GraphSurvey survey, List<BranchPoint> branchPoints,
		List<RevisionNode> labelled) implements CommandResult {

	static BranchesResult of(GraphSurvey survey) {
		RevisionGraph graph = survey.graph();
		return new BranchesResult(survey,
				graph.nodes()
					.stream()
					.filter((revision) -> survey.marks(revision).contains(Mark.BRANCH_POINT))
					.map((revision) -> BranchPoint.of(graph, revision))
					.toList(),
				graph.nodes().stream().filter((revision) -> !revision.branchLabels().isEmpty()).toList());
	}

	@Override
	public void writeText(TextOutput out) {
		if (this.survey.graph().nodes().isEmpty()) {
			out.line("The application has no revisions.");
			return;
		}
		RevisionLine line = new RevisionLine(this.survey, out);
		for (BranchPoint point : this.branchPoints) {
			out.line("Branch point " + line.id(point.revision().id()) + "  " + RevisionLine.message(point.revision()));
			out.table(point.branches().stream().map((branch) -> row(branch, line)).toList());
			out.line();
		}
		if (this.branchPoints.isEmpty()) {
			out.line("There is no branch point.");
			out.line();
		}
		writeLabels(out, line);
		new GraphPicture(this.survey, out).write(FoldedHistory.of(this.survey));
		PositionRemark.write(this.survey, out);
	}

	private static List<String> row(Branch branch, RevisionLine line) {
		List<String> labels = branch.first().branchLabels().stream().distinct().map(line::label).toList();
		return List.of("  " + line.id(branch.first().id()), RevisionLine.message(branch.first()),
				"leads to " + String.join(", ", branch.heads()), String.join(" ", labels));
	}

	private void writeLabels(TextOutput out, RevisionLine line) {
		if (this.labelled.isEmpty()) {
			return;
		}
		List<List<String>> rows = new ArrayList<>();
		for (RevisionNode revision : this.labelled) {
			Branch branch = Branch.of(this.survey.graph(), revision.id());
			revision.branchLabels()
				.stream()
				.distinct()
				.forEach((label) -> rows.add(List.of("  " + line.label(label), line.id(revision.id()),
						RevisionLine.message(revision), "leads to " + String.join(", ", branch.heads()))));
		}
		out.line("Labels");
		out.table(rows);
		out.line();
	}

	@Override
	public void writeJson(JsonObject json) {
		RevisionJson revision = new RevisionJson(this.survey);
		RevisionJson.putDatabase(json, this.survey);
		json.put("current", this.survey.state().map(DatabaseState::heads).orElse(null))
			.put("branchPoints", this.branchPoints.stream().map((point) -> json(point, revision)).toList())
			.put("branchLabels", this.labelled.stream().flatMap((labelled) -> labels(labelled).stream()).toList())
			.put("heads", this.survey.graph().heads())
			.put("bases", this.survey.graph().bases());
	}

	private static JsonObject json(BranchPoint point, RevisionJson revision) {
		return revision.of(point.revision())
			.put("branches",
					point.branches()
						.stream()
						.map((branch) -> new JsonObject().put("revision", branch.first().id())
							.put("branchLabels", branch.first().branchLabels())
							.put("heads", branch.heads()))
						.toList());
	}

	private List<JsonObject> labels(RevisionNode revision) {
		List<String> heads = Branch.of(this.survey.graph(), revision.id()).heads();
		return revision.branchLabels()
			.stream()
			.distinct()
			.map((label) -> new JsonObject().put("label", label).put("revision", revision.id()).put("heads", heads))
			.toList();
	}

	/** A revision that several revise. */
	record BranchPoint(RevisionNode revision, List<Branch> branches) {

		static BranchPoint of(RevisionGraph graph, RevisionNode revision) {
			return new BranchPoint(revision,
					graph.children(revision.id()).stream().map((child) -> Branch.of(graph, child)).toList());
		}

	}

	/** What begins with a revision, and the ids of the heads it leads to. */
	record Branch(RevisionNode first, List<String> heads) {

		static Branch of(RevisionGraph graph, String first) {
			Set<String> heads = new TreeSet<>();
			Set<String> seen = new TreeSet<>(Set.of(first));
			Deque<String> open = new ArrayDeque<>(seen);
			while (!open.isEmpty()) {
				String id = open.pop();
				List<String> children = graph.children(id);
				if (children.isEmpty()) {
					heads.add(id);
				}
				children.stream().filter(seen::add).forEach(open::push);
			}
			return new Branch(graph.get(first), List.copyOf(heads));
		}

	}

}
