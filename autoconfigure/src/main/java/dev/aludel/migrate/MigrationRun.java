package dev.aludel.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import dev.aludel.revision.RevisionPlan;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

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

	private @Nullable LoadedMigrations loaded;

	private @Nullable List<String> headsBefore;

	MigrationRun(MigrationSource source, AludelSettings settings, List<MigrationListener> listeners,
			Cancellation cancellation, Task task) {
		this.source = source;
		this.settings = settings;
		this.listeners = listeners;
		this.cancellation = cancellation;
		this.task = task;
	}

	RunReport execute(DataSource dataSource) {
		try {
			return executeOnce(dataSource);
		}
		catch (ReadOnlyDatabaseException ex) {
			RunReport report = ex.report();
			StandbyAction action = this.task.onStandby(this.settings.run().standby());
			if (report == null || action == StandbyAction.FAIL) {
				throw ex;
			}
			if (action == StandbyAction.WAIT) {
				return new StandbyWait(() -> executeOnce(dataSource), this.settings.lock().patience(),
						this.cancellation)
					.await(ex);
			}
			logger.warn(ex.describe() + " Starting all the same, as aludel.standby asks for");
			return report;
		}
	}

	private RunReport executeOnce(DataSource dataSource) {
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
		if (isDone(situation)) {
			return situation.nothingToDo(situation.match().unknown(), elapsed());
		}
		session.allowWrites();
		if (situation.isReadOnly()) {
			// Now that it is not the connection any more.
			situation = Situation.read(session, this.settings, migrations);
		}
		if (situation.isReadOnly()) {
			return executeReadOnly(situation, migrations);
		}
		try (CancellableRun run = this.cancellation.begin();
				MigrationLock lock = MigrationLock.acquire(session, situation.lockedTable(), this.settings,
						this.task.purpose(), run, this.listeners)) {
			return executeLocked(lock, situation, migrations, run);
		}
	}

	/** Takes no lock: whoever can only read keeps nobody from writing. */
	private RunReport executeReadOnly(Situation situation, List<MigrationClass> migrations) {
		RevisionPlan plan = plan(situation, loaded(migrations));
		if (plan.isEmpty()) {
			return situation.nothingToDo(plan.unknownRevisions(), elapsed());
		}
		throw (this.task instanceof Task.Upgrade) ? situation.behind(plan, elapsed()) : situation.readOnly();
	}

	/** Plans anew as often as others change the revisions in between. */
	private RunReport executeLocked(MigrationLock lock, Situation first, List<MigrationClass> migrations,
			CancellableRun run) throws SQLException {
		List<CompletedRevision> done = new ArrayList<>();
		Situation found = first;
		while (true) {
			Fence fence = Fence.before(lock, found);
			// Whoever held the lock may have done it all.
			Situation situation = Situation.read(lock.session(), this.settings, migrations);
			try {
				return execute(lock, fence, situation, migrations, run, done);
			}
			catch (OutdatedPlanException ex) {
				logger.info(ex.getMessage() + " What is left to do is looked up again");
				found = situation;
			}
		}
	}

	private RunReport execute(MigrationLock lock, Fence fence, Situation situation, List<MigrationClass> migrations,
			CancellableRun run, List<CompletedRevision> done) throws SQLException {
		if (isDone(situation)) {
			return report(situation, situation.match().unknown(), done);
		}
		LoadedMigrations loaded = loaded(migrations);
		RevisionPlan plan = plan(situation, loaded);
		if (plan.isEmpty()) {
			return report(situation, plan.unknownRevisions(), done);
		}
		if (situation.applied().ids().isEmpty()) {
			OtherHistory.find(lock.session().connection()).forEach((other) -> logger.warn(other.describe()));
		}
		if (this.headsBefore == null) {
			this.headsBefore = situation.applied().heads();
		}
		new PlanExecution(lock, fence, situation, this.settings, this.listeners, loaded, run, done).carryOut(plan);
		return report(situation, List.of(), done);
	}

	private LoadedMigrations loaded(List<MigrationClass> migrations) {
		if (this.loaded == null) {
			this.loaded = new MigrationLoader(this.source).load(migrations);
		}
		return this.loaded;
	}

	private RevisionPlan plan(Situation situation, LoadedMigrations migrations) {
		RevisionPlan plan = this.task.plan(migrations.graph(), situation.applied().ids());
		situation.refuseToLeaveUnfinished(this.task, plan);
		return plan;
	}

	private RunReport report(Situation situation, List<String> unknown, List<CompletedRevision> done) {
		if (done.isEmpty()) {
			return situation.nothingToDo(unknown, elapsed());
		}
		List<String> heads = situation.applied().heads();
		return new RunReport(situation.session().database(), Objects.requireNonNullElse(this.headsBefore, heads), heads,
				done, situation.applied().size(), List.of(), List.of(), elapsed());
	}

	private boolean isDone(Situation situation) {
		// Another may be in the midst of a downgrade: the lock will tell.
		return this.task.isDone(situation.match()) && !situation.hasUnfinished(Direction.DOWNGRADE);
	}

	private Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.begin);
	}

}
