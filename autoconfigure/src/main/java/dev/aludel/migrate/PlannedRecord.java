package dev.aludel.migrate;

import java.util.List;

import dev.aludel.revision.RevisionPlan;
import dev.aludel.revision.RevisionStep;

/**
 * A revision that a run would only record, because a squashed revision stands for it or
 * it is one.
 *
 * @param id the id of the revision
 * @param message what the revision does, in a few words; may be empty
 * @param action {@link HistoryAction#STAMP} if it would be recorded as applied,
 * {@link HistoryAction#UNSTAMP} if as no longer applied
 */
public record PlannedRecord(String id, String message, HistoryAction action) {

	static List<PlannedRecord> of(RevisionPlan plan) {
		return plan.steps().stream().filter((step) -> !step.isRun()).map(PlannedRecord::of).toList();
	}

	private static PlannedRecord of(RevisionStep step) {
		return new PlannedRecord(step.revision().id(), step.revision().message(),
				(step.kind() == RevisionStep.Kind.UNMARK) ? HistoryAction.UNSTAMP : HistoryAction.STAMP);
	}

}
