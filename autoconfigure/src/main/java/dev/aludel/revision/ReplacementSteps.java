package dev.aludel.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.aludel.revision.RevisionStep.Kind;

/**
 * Adds to a plan what squashed revisions need: rows for what they stand for, so that an
 * older version of the application recognises the database, and no rows for what is gone.
 */
final class ReplacementSteps {

	private final Squashes squashes;

	private final GraphShape shape;

	private final GraphShape open;

	private final Set<String> applied;

	/**
	 * Creates the steps.
	 * @param shape what the plan was made for
	 * @param open the shape with all ranges open
	 * @param applied what the database has
	 */
	ReplacementSteps(GraphShape shape, GraphShape open, Set<String> applied) {
		this.squashes = shape.squashes();
		this.shape = shape;
		this.open = open;
		this.applied = applied;
	}

	RevisionPlan upgrade(RevisionPlan plan) {
		if (plan.isDatabaseAhead()) {
			return plan;
		}
		this.shape.opened().forEach((id) -> requireWayThrough(this.squashes.node(id), plan));
		Set<String> wanted = new TreeSet<>();
		for (RevisionNode squashed : this.squashes.all()) {
			if (this.squashes.holds(squashed.id(), this.applied)) {
				wanted.add(squashed.id());
				wanted.addAll(this.squashes.range(squashed.id()));
			}
		}
		List<RevisionStep> steps = new ArrayList<>(RevisionPlan.steps(Kind.MARK, unrecorded(wanted)));
		for (RevisionStep step : plan.steps()) {
			if (this.shape.isOpened(step.revision())) {
				steps.add(new RevisionStep(Kind.MARK, step.revision()));
			}
			else {
				steps.add(step);
				steps.addAll(RevisionPlan.steps(Kind.MARK, unrecorded(range(step))));
			}
		}
		return new RevisionPlan(steps, List.of(), gone(wanted));
	}

	/** What is gone can neither be run nor be built on. */
	private void requireWayThrough(RevisionNode squashed, RevisionPlan plan) {
		boolean concerned = plan.steps()
			.stream()
			.map((step) -> step.revision().id())
			.anyMatch((id) -> id.equals(squashed.id()) || this.squashes.contains(squashed, id));
		List<String> missing = this.squashes.items(squashed)
			.stream()
			.filter((id) -> !this.squashes.isPresent(id) && !this.squashes.holds(id, this.applied))
			.toList();
		if (!concerned || missing.isEmpty()) {
			return;
		}
		List<String> there = recorded(this.squashes.range(squashed.id()));
		if (there.isEmpty()) {
			RevisionStep last = plan.steps().get(plan.steps().size() - 1);
			throw ReplacedRevisionException.gone(last.revision().id(), squashed, missing);
		}
		throw new DatabaseInsideRangeException(squashed, there, missing);
	}

	RevisionPlan downgrade(RevisionPlan plan) {
		this.squashes.all().forEach(this::requireWayBack);
		Set<String> leaving = new LinkedHashSet<>();
		List<RevisionStep> marks = new ArrayList<>();
		List<RevisionStep> steps = new ArrayList<>();
		for (RevisionStep step : plan.steps()) {
			if (this.shape.isOpened(step.revision())) {
				steps.addAll(unmarkIfRecorded(step.revision()));
				continue;
			}
			Set<String> range = range(step);
			if (!range.isEmpty() && !isRecorded(step.revision())) {
				marks.add(new RevisionStep(Kind.MARK, step.revision()));
			}
			leaving.addAll(range);
			// Before the revision itself: those rows without its own would mean that the
			// database has it all.
			steps.addAll(unmark(range));
			steps.add(step);
		}
		marks.addAll(steps);
		return new RevisionPlan(marks, List.of(), gone(leaving));
	}

	private void requireWayBack(RevisionNode squashed) {
		List<String> gone = new ArrayList<>(this.squashes.items(squashed));
		gone.removeIf(this.squashes::isPresent);
		boolean inside = this.squashes.isInside(squashed, this.applied);
		if (inside && !gone.isEmpty()) {
			throw new DatabaseInsideRangeException(squashed, recorded(this.squashes.range(squashed.id())), gone);
		}
	}

	RevisionPlan stamp(RevisionPlan plan) {
		Set<String> purged = new LinkedHashSet<>(plan.purgedRevisions());
		List<RevisionStep> steps = new ArrayList<>();
		for (RevisionStep step : plan.steps()) {
			Set<String> range = this.shape.isOpened(step.revision()) ? Set.of() : range(step);
			if (step.kind() == Kind.MARK) {
				steps.add(step);
				steps.addAll(RevisionPlan.steps(Kind.MARK, unrecorded(range)));
			}
			else {
				steps.addAll(unmarkIfRecorded(step.revision()));
				steps.addAll(unmark(range));
				purged.addAll(gone(range));
			}
		}
		return new RevisionPlan(steps, List.of(), List.copyOf(purged));
	}

	private Set<String> range(RevisionStep step) {
		return this.squashes.range(step.revision().id());
	}

	private boolean isRecorded(RevisionNode revision) {
		return this.applied.contains(revision.id());
	}

	private List<RevisionStep> unmark(Set<String> range) {
		Set<String> recorded = new TreeSet<>(range);
		recorded.retainAll(this.applied);
		return RevisionPlan.steps(Kind.UNMARK, this.open.downwards(recorded));
	}

	private List<RevisionStep> unmarkIfRecorded(RevisionNode revision) {
		return isRecorded(revision) ? List.of(new RevisionStep(Kind.UNMARK, revision)) : List.of();
	}

	private List<RevisionNode> unrecorded(Set<String> ids) {
		Set<String> unrecorded = new TreeSet<>(ids);
		unrecorded.removeAll(this.applied);
		return this.open.upwards(unrecorded);
	}

	private List<String> recorded(Collection<String> ids) {
		return ids.stream().filter(this.applied::contains).toList();
	}

	private List<String> gone(Collection<String> ids) {
		return recorded(ids).stream().filter((id) -> !this.squashes.isPresent(id)).toList();
	}

}
