package dev.aludel.command;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AppliedRevision;
import dev.aludel.migrate.DatabaseState;
import dev.aludel.migrate.UnfinishedRevision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.UnknownRevisionException;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of an application and, where a database was asked, what it has of them.
 */
final class GraphSurvey {

	private static final String CURRENT = "current";

	private final RevisionGraph graph;

	private final @Nullable DatabaseState state;

	private final Map<String, AppliedRevision> applied = new TreeMap<>();

	private final Set<String> current;

	private final Set<String> unfinished;

	private final Set<String> heads;

	private final UnknownRevisions unknown;

	private GraphSurvey(RevisionGraph graph, @Nullable DatabaseState state) {
		this.graph = graph;
		this.state = state;
		this.heads = Set.copyOf(graph.heads());
		if (state != null) {
			state.applied().forEach((revision) -> this.applied.put(revision.id(), revision));
		}
		this.unknown = (state != null) ? UnknownRevisions.of(state) : UnknownRevisions.NONE;
		this.current = findCurrent();
		this.unfinished = (state != null)
				? state.unfinished().stream().map(UnfinishedRevision::id).collect(Collectors.toUnmodifiableSet())
				: Set.of();
	}

	private Set<String> findCurrent() {
		Set<String> current = new TreeSet<>(this.graph.current(this.applied.keySet()));
		current.removeIf(this.unknown::require);
		if (this.state != null) {
			this.state.heads().stream().filter(this.unknown::contains).forEach(current::add);
		}
		return Collections.unmodifiableSet(current);
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

	/** The revisions that only the database has. */
	UnknownRevisions unknown() {
		return this.unknown;
	}

	/** The ids of where the database stands, those that it alone has among them. */
	Set<String> current() {
		return this.current;
	}

	boolean isUnknown(RevisionNode revision) {
		return this.unknown.contains(revision.id());
	}

	/** Whether a revision that only the database has stands on it. */
	boolean isContinued(RevisionNode revision) {
		return this.unknown.require(revision.id());
	}

	/** A revision of the application or of the database. */
	Optional<RevisionNode> find(String id) {
		return this.graph.find(id).or(() -> this.unknown.find(id));
	}

	/**
	 * The revisions that an identifier stands for, those that only the database has among
	 * them.
	 */
	List<RevisionNode> show(String identifier) {
		if (CURRENT.equals(identifier)) {
			return this.current.stream().flatMap((id) -> find(id).stream()).toList();
		}
		if (this.unknown.contains(identifier)) {
			return this.unknown.find(identifier).stream().toList();
		}
		try {
			return this.graph.show(identifier, applied());
		}
		catch (UnknownRevisionException ex) {
			List<String> beginning = ex.name().equals(identifier) ? this.unknown.beginningWith(identifier) : List.of();
			if (beginning.isEmpty()) {
				throw ex;
			}
			return this.unknown.find(onlyOne(identifier, beginning)).stream().toList();
		}
	}

	private static String onlyOne(String identifier, List<String> ids) {
		if (ids.size() == 1) {
			return ids.get(0);
		}
		throw new CommandException("""
				Several revisions that only the database has begin with "%s": %s
				Nothing was run. Write more characters of the one that is meant.""".formatted(identifier,
				String.join(", ", ids)), ExitStatus.USAGE, null);
	}

	List<String> parents(RevisionNode revision) {
		return List.copyOf(new LinkedHashSet<>(revision.revises()));
	}

	/** The ids of the revisions that revise a revision. */
	List<String> children(RevisionNode revision) {
		return withUnknown(isUnknown(revision) ? List.of() : this.graph.children(revision.id()),
				this.unknown.revising(revision.id()));
	}

	/** The ids of those that a revision depends on besides its parents. */
	List<String> dependencies(RevisionNode revision) {
		return isUnknown(revision) ? revision.dependsOn() : this.graph.dependencies(revision.id());
	}

	/** The ids of those that depend on a revision without revising it. */
	List<String> dependents(RevisionNode revision) {
		return withUnknown(isUnknown(revision) ? List.of() : this.graph.dependents(revision.id()),
				this.unknown.needing(revision.id()));
	}

	private static List<String> withUnknown(List<String> known, List<String> unknown) {
		return Stream.concat(known.stream(), unknown.stream()).distinct().sorted().toList();
	}

	/** The marks of a revision, always in the same order. */
	Set<Mark> marks(RevisionNode revision) {
		Set<Mark> marks = EnumSet.noneOf(Mark.class);
		mark(marks, Mark.CURRENT, this.current.contains(revision.id()));
		mark(marks, Mark.UNFINISHED, this.unfinished.contains(revision.id()));
		mark(marks, Mark.UNKNOWN, isUnknown(revision));
		mark(marks, Mark.HEAD, this.heads.contains(revision.id()));
		mark(marks, Mark.BASE, revision.revises().isEmpty());
		mark(marks, Mark.BRANCH_POINT, !isUnknown(revision) && this.graph.children(revision.id()).size() > 1);
		mark(marks, Mark.MERGE, parents(revision).size() > 1);
		return marks;
	}

	private static void mark(Set<Mark> marks, Mark mark, boolean applies) {
		if (applies) {
			marks.add(mark);
		}
	}

}
