package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.aludel.autogenerate.draft.Draft;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.autogenerate.draft.DraftStep;
import dev.aludel.autogenerate.launch.DesignBean;
import dev.aludel.design.DraftCustomizer;
import dev.aludel.design.DraftedOperation;
import dev.aludel.design.DraftedRevision;
import dev.aludel.design.DraftedTask;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/** What the customizers of the application make of drafts. */
final class DraftCustomization {

	private final List<DesignBean<DraftCustomizer>> customizers;

	private final Predicate<String> taken;

	/**
	 * Creates a customization.
	 * @param customizers the customizers, in order
	 * @param taken whether a revision has an id already
	 */
	DraftCustomization(List<DesignBean<DraftCustomizer>> customizers, Predicate<String> taken) {
		this.customizers = List.copyOf(customizers);
		this.taken = taken;
	}

	/**
	 * Returns the drafts to write.
	 * @param drafts what was drafted, at least one
	 * @return the drafts; none when there is nothing to write
	 */
	List<Draft> customize(List<Draft> drafts) {
		if (this.customizers.isEmpty()) {
			return drafts;
		}
		List<DraftedRevision> revisions = drafts.stream().map(DraftCustomization::drafted).toList();
		for (DesignBean<DraftCustomizer> customizer : this.customizers) {
			if (!revisions.isEmpty()) {
				revisions = customized(customizer, revisions);
			}
		}
		return revisions.isEmpty() ? List.of() : placed(revisions, drafts);
	}

	private static List<DraftedRevision> customized(DesignBean<DraftCustomizer> customizer,
			List<DraftedRevision> revisions) {
		try {
			return List.copyOf(customizer.bean().customize(revisions));
		}
		catch (RuntimeException ex) {
			throw new DeskException("""
					The draft customizer %s failed: %s
					The database is unchanged and no file was written.
					Correct the bean.""".formatted(customizer.describe(), ex), ex);
		}
	}

	private static DraftedRevision drafted(Draft draft) {
		return new DraftedRevision(draft.revision().message(), operations(draft.upgrade()), tasks(draft.upgrade()),
				operations(draft.downgrade()), irreversible(draft.downgrade()), draft.remarks().notes());
	}

	private static List<DraftedOperation> operations(List<DraftStep> steps) {
		return steps.stream()
			.filter(DraftStep.Perform.class::isInstance)
			.map(DraftStep.Perform.class::cast)
			.map((step) -> new DraftedOperation(step.operation(), step.notes()))
			.toList();
	}

	private static List<DraftedTask> tasks(List<DraftStep> steps) {
		return steps.stream()
			.filter(DraftStep.Complete.class::isInstance)
			.map(DraftStep.Complete.class::cast)
			.map((step) -> new DraftedTask(step.task(), step.notes()))
			.toList();
	}

	private static @Nullable String irreversible(List<DraftStep> steps) {
		return steps.stream()
			.filter(DraftStep.Refuse.class::isInstance)
			.map((step) -> ((DraftStep.Refuse) step).reason())
			.findFirst()
			.orElse(null);
	}

	/** The revisions where the drafts stood, with what was known of these. */
	private List<Draft> placed(List<DraftedRevision> revisions, List<Draft> drafts) {
		DraftRevision first = drafts.get(0).revision().message(revisions.get(0).message());
		List<DraftRevision> places = new ChainPlaces(first, this.taken)
			.followedBy(revisions.stream().skip(1).map(DraftedRevision::message).toList());
		Set<QualifiedName> enumTypes = new LinkedHashSet<>();
		Set<String> notCompared = new LinkedHashSet<>();
		drafts.forEach((draft) -> {
			enumTypes.addAll(draft.enumTypes());
			notCompared.addAll(draft.remarks().notCompared());
		});
		List<Draft> placed = new ArrayList<>();
		for (int index = 0; index < places.size(); index++) {
			DraftedRevision revision = revisions.get(index);
			placed.add(new Draft(places.get(index), forward(revision), back(revision),
					drafts.get(0).remarks().notes(revision.notes()).notCompared(List.copyOf(notCompared)),
					List.copyOf(enumTypes)));
		}
		return placed;
	}

	private static List<DraftStep> forward(DraftedRevision revision) {
		List<DraftStep> steps = new ArrayList<>(steps(revision.upgrade()));
		revision.tasks().forEach((task) -> steps.add(new DraftStep.Complete(task.text(), task.examples())));
		return steps;
	}

	private static List<DraftStep> back(DraftedRevision revision) {
		String reason = revision.irreversible();
		return (reason != null) ? List.of(DraftStep.irreversible(reason)) : steps(revision.downgrade());
	}

	private static List<DraftStep> steps(List<DraftedOperation> operations) {
		return operations.stream()
			.map((drafted) -> DraftStep.of(drafted.operation(), drafted.notes().toArray(String[]::new)))
			.toList();
	}

}
