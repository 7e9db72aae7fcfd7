package dev.aludel.command;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AppliedRevision;
import dev.aludel.migrate.DatabaseState;
import dev.aludel.migrate.UnfinishedRevision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of an application and, where a database was asked, what it has of them.
 */
final class GraphSurvey {

	private final RevisionGraph graph;

	private final @Nullable DatabaseState state;

	private final Map<String, AppliedRevision> applied = new TreeMap<>();

	private final Set<String> current;

	private final Set<String> unfinished;

	private final Set<String> heads;

	private GraphSurvey(RevisionGraph graph, @Nullable DatabaseState state) {
		this.graph = graph;
		this.state = state;
		this.heads = Set.copyOf(graph.heads());
		if (state != null) {
			state.applied().forEach((revision) -> this.applied.put(revision.id(), revision));
		}
		this.current = Set.copyOf(graph.current(this.applied.keySet()));
		this.unfinished = (state != null)
				? state.unfinished().stream().map(UnfinishedRevision::id).collect(Collectors.toUnmodifiableSet())
				: Set.of();
	}

	/** Looks at the revisions and at the database. */
	static GraphSurvey withDatabase(Aludel aludel) {
		return new GraphSurvey(aludel.graph(), aludel.state());
	}

	/** Looks at the revisions alone. */
	static GraphSurvey ofTheGraph(Aludel aludel) {
		return new GraphSurvey(aludel.graph(), null);
	}

	RevisionGraph graph() {
		return this.graph;
	}

	Optional<DatabaseState> state() {
		return Optional.ofNullable(this.state);
	}

	boolean hasDatabase() {
		return this.state != null;
	}

	Set<String> applied() {
		return this.applied.keySet();
	}

	boolean isApplied(RevisionNode revision) {
		return this.applied.containsKey(revision.id());
	}

	/** What the database remembers of a revision, if it has it. */
	Optional<AppliedRevision> arrival(RevisionNode revision) {
		return Optional.ofNullable(this.applied.get(revision.id()));
	}

	List<String> parents(RevisionNode revision) {
		return List.copyOf(new LinkedHashSet<>(revision.revises()));
	}

	/** The marks of a revision, always in the same order. */
	Set<Mark> marks(RevisionNode revision) {
		Set<Mark> marks = EnumSet.noneOf(Mark.class);
		mark(marks, Mark.CURRENT, this.current.contains(revision.id()));
		mark(marks, Mark.UNFINISHED, this.unfinished.contains(revision.id()));
		mark(marks, Mark.HEAD, this.heads.contains(revision.id()));
		mark(marks, Mark.BASE, revision.revises().isEmpty());
		mark(marks, Mark.BRANCH_POINT, this.graph.children(revision.id()).size() > 1);
		mark(marks, Mark.MERGE, parents(revision).size() > 1);
		return marks;
	}

	private static void mark(Set<Mark> marks, Mark mark, boolean applies) {
		if (applies) {
			marks.add(mark);
		}
	}

}
