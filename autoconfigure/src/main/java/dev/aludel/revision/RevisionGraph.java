package dev.aludel.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

	private final Squashes squashes;

	/** With squashed revisions in the place of what they replace. */
	private final GraphShape shape;

	/** With squashed revisions on top of what they replace. */
	private final GraphShape open;

	private final List<RevisionNode> nodes;

	private RevisionGraph(Squashes squashes, GraphShape shape, GraphShape open) {
		this.squashes = squashes;
		this.shape = shape;
		this.open = open;
		this.nodes = shape.index().nodes(shape.lineage().upwards(shape.lineage().all()));
	}

	/**
	 * Builds the graph of some revisions, if it is sound.
	 * @param nodes the revisions, in any order
	 * @return the graph
	 * @throws RevisionException if an id or label cannot be used or stands for two
	 * things, a parent or dependency does not exist, revisions require each other in a
	 * ring, or a squashed revision does not fit where those were that it replaces
	 */
	public static RevisionGraph of(Collection<RevisionNode> nodes) {
		Objects.requireNonNull(nodes, "'nodes' must not be null");
		if (nodes.stream().noneMatch(RevisionNode::isSquashed)) {
			GraphShape shape = GraphShape.of(RevisionIndex.of(nodes), Squashes.of(List.of()), Set.of());
			return new RevisionGraph(shape.squashes(), shape, shape);
		}
		RevisionIndex.refuseDuplicates(nodes);
		Squashes squashes = Squashes.of(nodes);
		new ClosedRanges(squashes, List.copyOf(nodes)).check();
		Set<String> all = squashes.all().stream().map(RevisionNode::id).collect(Collectors.toSet());
		return new RevisionGraph(squashes, shape(squashes, Set.of()), shape(squashes, all));
	}

	private static GraphShape shape(Squashes squashes, Set<String> opened) {
		return GraphShape.of(RevisionIndex.of(squashes.shape(opened)), squashes, opened);
	}

	/**
	 * Returns all revisions, each after everything it requires. A squashed revision has
	 * the place of those it replaces: what revised them revises it, and they are left
	 * out; {@link #find} finds them.
	 * @return the revisions in the order in which an empty database would run them
	 */
	public List<RevisionNode> nodes() {
		return this.nodes;
	}

	/**
	 * Looks for a revision by its full id.
	 * @param id the id
	 * @return the revision, if the application has it; it may have been replaced
	 */
	public Optional<RevisionNode> find(String id) {
		Objects.requireNonNull(id, "'id' must not be null");
		GraphShape place = place(id);
		return place.index().withId(id).stream().mapToObj(place.index()::node).findFirst();
	}

	/**
	 * Returns a revision by its full id.
	 * @param id the id
	 * @return the revision
	 * @throws UnknownRevisionException if there is none
	 */
	public RevisionNode get(String id) {
		return find(id).orElseThrow(() -> new UnknownRevisionException(id, Candidates.of(id, this.open.index())));
	}

	/**
	 * Returns the revisions that revise nothing.
	 * @return the ids in ascending order
	 */
	public List<String> bases() {
		return this.shape.index().ids(this.shape.lineage().bases());
	}

	/**
	 * Returns the revisions that no other revises.
	 * @return the ids in ascending order
	 */
	public List<String> heads() {
		return this.shape.index().ids(this.shape.lineage().heads());
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
		return this.shape.index().ids(this.shape.lineage().realHeads());
	}

	/**
	 * Returns what a revision depends on besides its parents.
	 * @param id the full id of the revision
	 * @return the ids in the order of {@link RevisionNode#dependsOn()}, labels replaced
	 * by the id of the revision that declares them
	 * @throws UnknownRevisionException if there is no such revision
	 */
	public List<String> dependencies(String id) {
		return dependencies(place(id), id);
	}

	/**
	 * Returns the revisions that revise a revision.
	 * @param id the full id of the revision
	 * @return the ids in ascending order; several of them make the revision a branch
	 * point
	 * @throws UnknownRevisionException if there is no such revision
	 */
	public List<String> children(String id) {
		GraphShape place = place(id);
		return place.index().ids(place.lineage().children(position(place, id)));
	}

	/**
	 * Returns the revisions that depend on a revision, those that revise it left out.
	 * @param id the full id of the revision
	 * @return the ids in ascending order
	 * @throws UnknownRevisionException if there is no such revision
	 */
	public List<String> dependents(String id) {
		GraphShape place = place(id);
		return place.index().ids(place.lineage().dependents(position(place, id)));
	}

	/** A replaced revision has its place among those it was replaced with. */
	private GraphShape place(String id) {
		return this.shape.index().withId(id).isPresent() ? this.shape : this.open;
	}

	private static int position(GraphShape shape, String id) {
		return shape.index()
			.withId(id)
			.orElseThrow(() -> new UnknownRevisionException(id, Candidates.of(id, shape.index())));
	}

	private static List<String> dependencies(GraphShape shape, String id) {
		return Arrays.stream(shape.lineage().dependencies(position(shape, id)))
			.mapToObj(shape.index()::node)
			.map(RevisionNode::id)
			.toList();
	}

	/**
	 * Returns a revision as a database records it: a squashed one on top of those it
	 * replaces, as far as the application still has them, so that the rows of a database
	 * tell one line.
	 * @param id the full id of the revision
	 * @return the revision; {@link RevisionNode#dependsOn()} has ids only
	 * @throws UnknownRevisionException if there is no such revision
	 */
	public RevisionNode recorded(String id) {
		List<String> dependencies = dependencies(this.open, id);
		RevisionNode node = this.open.index().node(position(this.open, id));
		return node.moved(node.revises(), dependencies, node.branchLabels());
	}

	/**
	 * Returns the squashed revision that stands for a revision, whether or not the
	 * application still has that one.
	 * @param id the full id of the revision
	 * @return the squashed revision; of several that which none replaces
	 */
	public Optional<RevisionNode> replacement(String id) {
		return this.squashes.over(id).stream().findFirst().map((squashed) -> get(squashed.id()));
	}

	/**
	 * Returns all that a squashed revision stands for, directly or through another one.
	 * @param id the full id of the squashed revision
	 * @return the ids in ascending order; empty if it is not squashed
	 */
	public List<String> replaced(String id) {
		return List.copyOf(this.squashes.range(id));
	}

	/**
	 * Returns the applied revisions that the application neither has nor has replaced.
	 * @param applied the ids of the applied revisions
	 * @return the ids in ascending order
	 */
	public List<String> unknown(Set<String> applied) {
		return this.shape.applied(applied).unknown();
	}

	/**
	 * Returns where the database stands: the applied revisions that no applied revision
	 * revises or depends on. Applied revisions that the graph does not know are left out.
	 * @param applied the ids of the applied revisions
	 * @return the ids in ascending order
	 */
	public List<String> current(Set<String> applied) {
		GraphShape seen = shape(applied);
		return seen.index().ids(seen.applied(applied).current(seen.lineage()));
	}

	/**
	 * Returns what an upgrade to {@code heads} would run, were there no applied revisions
	 * that the graph does not know. What would only be recorded is not pending.
	 * @param applied the ids of the applied revisions
	 * @return the ids in the order in which they would run
	 */
	public List<String> pending(Set<String> applied) {
		GraphShape seen = shape(applied);
		return seen.index()
			.nodes(seen.lineage().upwards(seen.applied(applied).missing(seen.lineage())))
			.stream()
			.filter((revision) -> !seen.isOpened(revision))
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
		Asked asked = ask(Command.UPGRADE, List.of(parse(target)), applied);
		RevisionPlan plan = new UpgradePlanner(asked.index(), asked.lineage()).plan(asked.identifier(),
				asked.applied(applied));
		return this.squashes.isEmpty() ? plan : steps(asked, applied).upgrade(plan);
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
		Asked asked = ask(Command.DOWNGRADE, List.of(parse(target)), applied);
		RevisionPlan plan = new DowngradePlanner(asked.index(), asked.lineage()).plan(asked.identifier(),
				asked.applied(applied));
		return this.squashes.isEmpty() ? plan : steps(asked, applied).downgrade(plan);
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
		Asked asked = ask(Command.STAMP, targets.stream().map(RevisionGraph::parse).toList(), applied);
		RevisionPlan plan = new StampPlanner(asked.index(), asked.lineage()).plan(asked.identifiers(),
				asked.applied(applied), purge);
		return this.squashes.isEmpty() ? plan : steps(asked, applied).stamp(plan);
	}

	/**
	 * Lists a part of the history.
	 * @param range two identifiers {@code from:to}, both ends included; without the first
	 * {@code base} is meant, without the second {@code heads}
	 * @param applied the ids of the applied revisions
	 * @return the upper end and what it requires, as far as it is or requires the lower
	 * end; the latest first. Where the database has a part of what a squashed revision
	 * replaces, or the range names a part, that is listed below it
	 * @throws ReversedRangeException if the later end comes first
	 */
	public List<RevisionNode> history(String range, Set<String> applied) {
		Objects.requireNonNull(range, "'range' must not be null");
		HistoryRange parsed = HistoryRange.parse(range);
		Asked asked = ask(Command.HISTORY, List.of(parsed.from(), parsed.to()), applied);
		HistoryRange understood = new HistoryRange(asked.identifiers().get(0), asked.identifiers().get(1));
		IdentifierResolver resolver = asked.resolver(applied);
		if (understood.isReversed(resolver, asked.lineage())) {
			throw new ReversedRangeException(range, parsed.turned());
		}
		BitSet revisions = understood.revisions(resolver, asked.lineage());
		List<Integer> latestFirst = asked.lineage().upwards(revisions);
		Collections.reverse(latestFirst);
		return asked.index().nodes(latestFirst);
	}

	/**
	 * Returns the revisions that an identifier stands for.
	 * @param identifier the identifier
	 * @param applied the ids of the applied revisions
	 * @return the revisions in ascending order of their ids; none for {@code base}. For a
	 * replaced revision that the application no longer has, the one that replaces it
	 */
	public List<RevisionNode> show(String identifier, Set<String> applied) {
		Asked asked = ask(Command.SHOW, List.of(parse(identifier)), applied);
		return asked.index().nodes(asked.resolver(applied).resolve(asked.identifier(), Command.SHOW).revisions());
	}

	/**
	 * Refuses an identifier that names what is not there, wherever the database stands: a
	 * plan for a database that is ahead asks for no name.
	 * @param identifier the identifier
	 * @throws UnknownRevisionException if there is no revision of that name
	 * @throws RevisionException if it is malformed, or stands for several revisions
	 */
	public void requireKnown(String identifier) {
		RevisionIdentifier parsed = parse(identifier);
		String name = parsed.name();
		if (name != null && !RevisionNames.RESERVED.contains(name)) {
			show((parsed.label() != null) ? parsed.label() + "@" + name : name, Set.of());
		}
	}

	private static RevisionIdentifier parse(String identifier) {
		return RevisionIdentifier.parse(Objects.requireNonNull(identifier, "'identifier' must not be null"));
	}

	private GraphShape shape(Set<String> applied) {
		Objects.requireNonNull(applied, "'applied' must not be null");
		return this.squashes.isEmpty() ? this.shape : shapeWith(this.squashes.opened(applied));
	}

	private GraphShape shapeWith(Set<String> opened) {
		return opened.isEmpty() ? this.shape : shape(this.squashes, opened);
	}

	private Asked ask(Command command, List<RevisionIdentifier> identifiers, Set<String> applied) {
		GraphShape seen = shape(applied);
		if (this.squashes.isEmpty()) {
			return new Asked(seen, identifiers);
		}
		Question question = new Question(seen, command, applied);
		List<RevisionIdentifier> understood = identifiers.stream().map(question::understand).toList();
		return new Asked(shapeWith(question.opened()), understood);
	}

	private ReplacementSteps steps(Asked asked, Set<String> applied) {
		return new ReplacementSteps(asked.shape(), this.open, applied);
	}

	/** What identifiers mean, and the shape of the graph that has what they name. */
	private record Asked(GraphShape shape, List<RevisionIdentifier> identifiers) {

		RevisionIndex index() {
			return this.shape.index();
		}

		Lineage lineage() {
			return this.shape.lineage();
		}

		RevisionIdentifier identifier() {
			return this.identifiers.get(0);
		}

		AppliedRevisions applied(Set<String> applied) {
			return this.shape.applied(applied);
		}

		IdentifierResolver resolver(Set<String> applied) {
			return new IdentifierResolver(index(), lineage(), applied(applied));
		}

	}

}
