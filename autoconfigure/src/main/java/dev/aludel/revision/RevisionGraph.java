package dev.aludel.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All revisions of an application and how they follow each other: answers what a database
 * lacks and plans the way to any revision.
 * <p>
 * Arguments named {@code applied} are the ids that the database records as applied, in
 * any order. Identifiers follow the grammar {@code [label@]name}, {@code [label@]name±N}
 * or {@code [label@]±N}, where a name is an id, a branch label, the beginning of an id
 * (four characters or more), {@code head}, {@code heads}, {@code base} or
 * {@code current}. Where several revisions could come next, the smallest id does, so that
 * the same revisions always give the same answer. Methods that take an identifier throw a
 * {@link RevisionException} when it cannot be resolved.
 */
public final class RevisionGraph {

	private final RevisionIndex index;

	private final Lineage lineage;

	private final List<RevisionNode> nodes;

	private RevisionGraph(RevisionIndex index, Lineage lineage) {
		this.index = index;
		this.lineage = lineage;
		this.nodes = index.nodes(lineage.upwards(lineage.all()));
	}

	/**
	 * Builds the graph of some revisions, if it is sound.
	 * @param nodes the revisions, in any order
	 * @return the graph
	 * @throws RevisionException if an id or label cannot be used or stands for two
	 * things, a parent or dependency does not exist, or revisions require each other in a
	 * ring
	 */
	public static RevisionGraph of(Collection<RevisionNode> nodes) {
		Objects.requireNonNull(nodes, "'nodes' must not be null");
		RevisionIndex index = RevisionIndex.of(nodes);
		return new RevisionGraph(index, Lineage.of(index));
	}

	/**
	 * Returns all revisions, each after everything it requires.
	 * @return the revisions in the order in which an empty database would run them
	 */
	public List<RevisionNode> nodes() {
		return this.nodes;
	}

	/**
	 * Looks for a revision by its full id.
	 * @param id the id
	 * @return the revision, if there is one
	 */
	public Optional<RevisionNode> find(String id) {
		Objects.requireNonNull(id, "'id' must not be null");
		return this.index.withId(id).stream().mapToObj(this.index::node).findFirst();
	}

	/**
	 * Returns a revision by its full id.
	 * @param id the id
	 * @return the revision
	 * @throws UnknownRevisionException if there is none
	 */
	public RevisionNode get(String id) {
		return find(id).orElseThrow(() -> new UnknownRevisionException(id, NearestNames.of(id, this.index)));
	}

	/**
	 * Returns the revisions that revise nothing.
	 * @return the ids in ascending order
	 */
	public List<String> bases() {
		return this.index.ids(this.lineage.bases());
	}

	/**
	 * Returns the revisions that no other revises.
	 * @return the ids in ascending order
	 */
	public List<String> heads() {
		return this.index.ids(this.lineage.heads());
	}

	/**
	 * Returns the revision that no other revises: what {@code head} means. A test of the
	 * build that asks for it notices two heads before the application starts.
	 * @return its id, or empty if there are no revisions
	 * @throws SeveralHeadsException if there are several
	 */
	public Optional<String> head() {
		return show(RevisionNames.HEAD, Set.of()).stream().map(RevisionNode::id).findFirst();
	}

	/**
	 * Returns the revisions that no other revises or depends on.
	 * @return the ids in ascending order
	 */
	public List<String> realHeads() {
		return this.index.ids(this.lineage.realHeads());
	}

	/**
	 * Returns what a revision depends on besides its parents.
	 * @param id the full id of the revision
	 * @return the ids in the order of {@link RevisionNode#dependsOn()}, labels replaced
	 * by the id of the revision that declares them
	 * @throws UnknownRevisionException if there is no such revision
	 */
	public List<String> dependencies(String id) {
		return Arrays.stream(this.lineage.dependencies(position(id)))
			.mapToObj(this.index::node)
			.map(RevisionNode::id)
			.toList();
	}

	/**
	 * Returns the revisions that revise a revision.
	 * @param id the full id of the revision
	 * @return the ids in ascending order; several of them make the revision a branch
	 * point
	 * @throws UnknownRevisionException if there is no such revision
	 */
	public List<String> children(String id) {
		return this.index.ids(this.lineage.children(position(id)));
	}

	/**
	 * Returns the revisions that depend on a revision, those that revise it left out.
	 * @param id the full id of the revision
	 * @return the ids in ascending order
	 * @throws UnknownRevisionException if there is no such revision
	 */
	public List<String> dependents(String id) {
		return this.index.ids(this.lineage.dependents(position(id)));
	}

	/**
	 * Returns where the database stands: the applied revisions that no applied revision
	 * revises or depends on. Applied revisions that the graph does not know are left out.
	 * @param applied the ids of the applied revisions
	 * @return the ids in ascending order
	 */
	public List<String> current(Set<String> applied) {
		return this.index.ids(applied(applied).current(this.lineage));
	}

	/**
	 * Returns what an upgrade to {@code heads} would run, were there no applied revisions
	 * that the graph does not know.
	 * @param applied the ids of the applied revisions
	 * @return the ids in the order in which they would run
	 */
	public List<String> pending(Set<String> applied) {
		return this.index.nodes(this.lineage.upwards(applied(applied).missing(this.lineage)))
			.stream()
			.map(RevisionNode::id)
			.toList();
	}

	/**
	 * Plans to run a target and everything it requires, less what is applied. When all
	 * revisions are applied and the database has further ones, it is ahead: the plan then
	 * has no steps and names them, whatever the target.
	 * @param target the identifier of the target; may count up from the current revision
	 * @param applied the ids of the applied revisions
	 * @return the plan
	 * @throws UnknownAppliedRevisionException if revisions are applied that the graph
	 * does not know, and others of the graph are missing
	 */
	public RevisionPlan upgrade(String target, Set<String> applied) {
		return new UpgradePlanner(this.index, this.lineage).plan(parse(target), applied(applied));
	}

	/**
	 * Plans to undo everything above a target. The target itself and the dependencies of
	 * what is undone stay.
	 * @param target the identifier of the target; may count down from the current
	 * revision, {@code base} undoes everything
	 * @param applied the ids of the applied revisions
	 * @return the plan
	 * @throws RevisionNotAppliedException if the target is not applied
	 * @throws UnknownAppliedRevisionException if revisions are applied that the graph
	 * does not know
	 */
	public RevisionPlan downgrade(String target, Set<String> applied) {
		return new DowngradePlanner(this.index, this.lineage).plan(parse(target), applied(applied));
	}

	/**
	 * Plans to record the database as being at some targets without running anything:
	 * first what is later in their lines is unmarked, then they and everything they
	 * require are marked.
	 * @param targets the identifiers of the targets, at least one
	 * @param applied the ids of the applied revisions
	 * @param purge whether to discard applied revisions that the graph does not know
	 * @return the plan
	 * @throws OverlappingTargetsException if a target lies in the line of another
	 * @throws UnknownAppliedRevisionException if revisions are applied that the graph
	 * does not know, and they are not to be purged
	 */
	public RevisionPlan stamp(List<String> targets, Set<String> applied, boolean purge) {
		Objects.requireNonNull(targets, "'targets' must not be null");
		if (targets.isEmpty()) {
			throw new IllegalArgumentException("'targets' must not be empty");
		}
		List<RevisionIdentifier> identifiers = targets.stream().map(RevisionGraph::parse).toList();
		return new StampPlanner(this.index, this.lineage).plan(identifiers, applied(applied), purge);
	}

	/**
	 * Lists a part of the history.
	 * @param range two identifiers {@code from:to}, both ends included; without the first
	 * {@code base} is meant, without the second {@code heads}
	 * @param applied the ids of the applied revisions
	 * @return the upper end and what it requires, as far as it is or requires the lower
	 * end; the latest first
	 */
	public List<RevisionNode> history(String range, Set<String> applied) {
		Objects.requireNonNull(range, "'range' must not be null");
		BitSet revisions = HistoryRange.parse(range).revisions(resolver(applied), this.lineage);
		List<Integer> latestFirst = this.lineage.upwards(revisions);
		Collections.reverse(latestFirst);
		return this.index.nodes(latestFirst);
	}

	/**
	 * Returns the revisions that an identifier stands for.
	 * @param identifier the identifier
	 * @param applied the ids of the applied revisions
	 * @return the revisions in ascending order of their ids; none for {@code base}
	 */
	public List<RevisionNode> show(String identifier, Set<String> applied) {
		return this.index.nodes(resolver(applied).resolve(parse(identifier), Command.SHOW).revisions());
	}

	private static RevisionIdentifier parse(String identifier) {
		return RevisionIdentifier.parse(Objects.requireNonNull(identifier, "'identifier' must not be null"));
	}

	private int position(String id) {
		return this.index.withId(id)
			.orElseThrow(() -> new UnknownRevisionException(id, NearestNames.of(id, this.index)));
	}

	private AppliedRevisions applied(Set<String> applied) {
		return AppliedRevisions.of(this.index, Objects.requireNonNull(applied, "'applied' must not be null"));
	}

	private IdentifierResolver resolver(Set<String> applied) {
		return new IdentifierResolver(this.index, this.lineage, applied(applied));
	}

}
