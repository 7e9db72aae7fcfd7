package dev.aludel.migrate;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.migrate.ProgressStore.Progress;
import dev.aludel.migrate.Recording.Recorded;
import dev.aludel.revision.RevisionPlan;
import dev.aludel.revision.RevisionStep;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a run would do, by recording its revisions. What a run would refuse is
 * refused here in the same words.
 */
final class Planning {

	private final LoadedMigrations migrations;

	private final Task task;

	private final Placeholders placeholders;

	Planning(LoadedMigrations migrations, Task task, Placeholders placeholders) {
		this.migrations = migrations;
		this.task = task;
		this.placeholders = placeholders;
	}

	MigrationPlan plan(Situation situation, Baseline baseline, Direction direction) {
		RevisionPlan plan = baseline
			.before(this.task.plan(this.migrations.graph(), baseline.and(situation.applied().ids())));
		situation.refuseToLeaveUnfinished(this.task, plan);
		List<String> headsBefore = situation.applied().heads();
		List<PlannedRevision> revisions = new ArrayList<>();
		plan.purgedRevisions().forEach(situation.applied()::remove);
		for (RevisionStep step : plan.steps()) {
			if (!step.isRun()) {
				this.migrations.record(step, situation.applied());
				continue;
			}
			RunnableRevision revision = this.migrations.runnable(step.revision(), direction);
			revisions.add(plan(revision, situation));
			revision.recordIn(situation.applied());
		}
		return new MigrationPlan(situation.session().database(), direction, headsBefore, situation.applied().heads(),
				revisions, PlannedRecord.of(plan), plan.unknownRevisions());
	}

	private PlannedRevision plan(RunnableRevision revision, Situation situation) {
		Recording recording = Recording.of(revision);
		RefusalCheck.check(revision, recording, this.placeholders);
		if (recording instanceof Recording.Irreversible irreversible) {
			throw new IrreversibleRevisionException(revision.id(), revision.className(), irreversible.reason());
		}
		if (recording instanceof Recording.Failed failed) {
			return plan(revision, List.of(), "fails before it can be told: " + failed.failure());
		}
		if (recording instanceof Recording.Complete complete) {
			return plan(revision, statements(complete, completed(revision, complete, situation)), null);
		}
		return plan(revision, List.of(), Recording.READS_THE_DATABASE);
	}

	private static PlannedRevision plan(RunnableRevision revision, List<PlannedStatement> statements,
			@Nullable String unknown) {
		return new PlannedRevision(revision.id(), revision.node().message(), revision.className(), statements, unknown);
	}

	private static List<PlannedStatement> statements(Recording.Complete recording, int completed) {
		List<PlannedStatement> statements = new ArrayList<>();
		for (Recorded recorded : recording.statements()) {
			int number = statements.size() + 1;
			statements.add(new PlannedStatement(number, recorded.operation().describe(), recorded.statement(),
					number <= completed));
		}
		return statements;
	}

	/** How many statements of a revision are done, when they are the same still. */
	static int completed(RunnableRevision revision, Recording.Complete recording, Situation situation) {
		for (Progress progress : situation.unfinished()) {
			UnfinishedRevision unfinished = progress.unfinished();
			if (unfinished.id().equals(revision.id())) {
				int completed = unfinished.completedStatements();
				if (completed > 0 && !recording.checksum(completed).equals(unfinished.checksum())) {
					throw new UnfinishedRevisionChangedException(situation.session().database(), unfinished,
							revision.className());
				}
				return completed;
			}
		}
		return 0;
	}

}
