package dev.aludel.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import dev.aludel.revision.RevisionPlan;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * One run over one connection: decides by names whether there is anything to do, and if
 * so takes the lock, looks again, makes the plan and has it carried out.
 */
final class MigrationRun {

	private static final Log logger = LogFactory.getLog(Aludel.class);

	private final MigrationSource source;

	private final AludelSettings settings;

	private final List<MigrationListener> listeners;

	private final Cancellation cancellation;

	private final Task task;

	private final long begin = System.nanoTime();

	MigrationRun(MigrationSource source, AludelSettings settings, List<MigrationListener> listeners,
			Cancellation cancellation, Task task) {
		this.source = source;
		this.settings = settings;
		this.listeners = listeners;
		this.cancellation = cancellation;
		this.task = task;
	}

	RunReport execute(DataSource dataSource) {
		try (Session session = Session.open(dataSource, this.settings)) {
			try {
				return execute(session);
			}
			catch (SQLException ex) {
				throw BookkeepingException.of(session, ex);
			}
		}
	}

	private RunReport execute(Session session) throws SQLException {
		List<MigrationClass> migrations = this.source.migrations();
		Situation situation = Situation.read(session, this.settings, migrations);
		if (situation.createSchemas()) {
			logger.info(LogMessage.format("Created in database %s: schema %s", session.database(),
					Wording.list(situation.facts().missingSchemas())));
			situation = Situation.read(session, this.settings, migrations);
		}
		if (isDone(situation)) {
			return nothingToDo(situation, situation.match().unknown(), migrations);
		}
		session.allowWrites();
		try (CancellableRun run = this.cancellation.begin();
				MigrationLock lock = MigrationLock.acquire(session, situation.lockedTable(),
						this.settings.lock().patience(), run, this.listeners)) {
			return executeLocked(lock.session(), migrations, run);
		}
	}

	private RunReport executeLocked(Session session, List<MigrationClass> migrations, CancellableRun run)
			throws SQLException {
		// Whoever held the lock may have done it all.
		Situation situation = Situation.read(session, this.settings, migrations);
		if (isDone(situation)) {
			return nothingToDo(situation, situation.match().unknown(), migrations);
		}
		LoadedMigrations loaded = new MigrationLoader(this.source).load(migrations);
		Baseline baseline = Baseline.of(this.task, situation, this.settings, loaded.graph());
		RevisionPlan plan = this.task.plan(loaded.graph(), baseline.and(situation.applied().ids()));
		situation.refuseToLeaveUnfinished(this.task, plan);
		if (plan.isEmpty() && baseline.isEmpty()) {
			return nothingToDo(situation, plan.unknownRevisions(), migrations);
		}
		lookForChanges(situation, loaded);
		List<OtherHistory> others = situation.applied().ids().isEmpty() ? OtherHistory.find(session.connection())
				: List.of();
		if (baseline.isEmpty()) {
			others.forEach((other) -> logger.warn(other.describe()));
		}
		List<String> headsBefore = situation.applied().heads();
		List<CompletedRevision> done = new PlanExecution(session, situation, this.settings, this.listeners, loaded,
				others, run)
			.carryOut(baseline, plan);
		return new RunReport(session.database(), headsBefore, situation.applied().heads(), done,
				situation.applied().size(), List.of(), elapsed());
	}

	/**
	 * Whoever wants to fail has to look now; a warning can wait until the start is over.
	 */
	private RunReport nothingToDo(Situation situation, List<String> unknown, List<MigrationClass> migrations)
			throws SQLException {
		if (this.settings.run().changed() == ChangedRevisionAction.FAIL && !situation.applied().ids().isEmpty()) {
			lookForChanges(situation, new MigrationLoader(this.source).load(migrations));
		}
		return situation.nothingToDo(unknown, elapsed());
	}

	private void lookForChanges(Situation situation, LoadedMigrations loaded) throws SQLException {
		ChangedRevisionAction action = this.settings.run().changed();
		if (this.task.buildsOnApplied() && action != ChangedRevisionAction.IGNORE
				&& !situation.applied().ids().isEmpty()) {
			ChangeReport changes = new ChangeSearch(situation.bookkeeping().revisions(), loaded)
				.search(situation.session());
			changes.act(action);
			if (!changes.revisions().isEmpty()) {
				this.listeners.forEach((listener) -> listener.revisionsChanged(changes.revisions()));
			}
		}
	}

	private boolean isDone(Situation situation) {
		// Another may be in the midst of a downgrade: the lock will tell.
		return this.task.isDone(situation.match()) && !situation.hasUnfinished(Direction.DOWNGRADE);
	}

	private Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.begin);
	}

}
