package dev.aludel.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import javax.sql.DataSource;

import dev.aludel.revision.RevisionException;
import dev.aludel.revision.RevisionPlan;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

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

	/** What is committed, whatever becomes of the rest. */
	private final List<CompletedRevision> done = new ArrayList<>();

	private @Nullable ParameterValues parameterValues;

	private long begin;

	private @Nullable DatabaseAddress database;

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
		this.begin = System.nanoTime();
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
			logger.warn(LogMessage.format("%s Starting all the same, as %s asks for", ex.describe(),
					report.database().property("standby")));
			return report;
		}
	}

	/** How the run failed that ends with the given exception. */
	RunFailure failure(Throwable reason) {
		return new RunFailure(reason, this.database, this.done);
	}

	private RunReport executeOnce(DataSource dataSource) {
		try (Session session = Session.open(dataSource, this.settings, this.cancellation)) {
			this.database = session.database();
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
	private RunReport executeReadOnly(Situation situation, List<MigrationClass> migrations) throws SQLException {
		Prepared prepared = prepare(situation, loaded(migrations), situation.applied().ids());
		RevisionPlan plan = prepared.plan();
		if (plan.isEmpty() && prepared.baseline().isEmpty()) {
			return nothingToDo(situation, plan.unknownRevisions(), migrations);
		}
		throw (this.task instanceof Task.Upgrade) ? situation.behind(plan, elapsed()) : situation.readOnly();
	}

	/** Plans anew as often as others change the revisions in between. */
	private RunReport executeLocked(MigrationLock lock, Situation first, List<MigrationClass> migrations,
			CancellableRun run) throws SQLException {
		Locked found = Locked.read(lock, first, this.settings, migrations);
		while (true) {
			try {
				return execute(lock, found.fence(), found.situation(), migrations, run);
			}
			catch (OutdatedPlanException ex) {
				logger.info(ex.getMessage() + " What is left to do is looked up again");
				found = readAgain(lock, found.situation(), migrations, ex.unfinished());
			}
		}
	}

	private Locked readAgain(MigrationLock lock, Situation found, List<MigrationClass> migrations,
			@Nullable String unfinished) throws SQLException {
		int completed = (int) this.done.stream().filter(PlanExecution::wasRun).count();
		List<String> heads = found.applied().heads();
		String state = Wording.lastSeen(completed, heads, unfinished);
		try {
			return Locked.read(lock, found, this.settings, migrations);
		}
		catch (BookkeepingException ex) {
			throw ex.after(state);
		}
		catch (RunInterruptedException ex) {
			throw RunInterruptedException.whileWaitingForBookkeeping(lock.session().database(), state, heads,
					completed);
		}
	}

	private RunReport execute(MigrationLock lock, Fence fence, Situation situation, List<MigrationClass> migrations,
			CancellableRun run) throws SQLException {
		if (isDone(situation)) {
			return report(situation, situation.match().unknown(), migrations);
		}
		Prepared prepared = prepare(situation, migrations);
		Baseline baseline = prepared.baseline();
		RevisionPlan plan = prepared.plan();
		if (plan.isEmpty() && baseline.isEmpty()) {
			return report(situation, plan.unknownRevisions(), migrations);
		}
		if (this.headsBefore == null) {
			refuseChanges(situation, migrations);
			this.headsBefore = situation.applied().heads();
		}
		List<OtherHistory> others = situation.applied().ids().isEmpty() ? OtherHistory.find(lock.session().connection())
				: List.of();
		if (baseline.isEmpty()) {
			others.forEach((other) -> logger.warn(other.describe()));
		}
		if (this.parameterValues == null) {
			// A start with nothing to do is done without them.
			this.parameterValues = new ParameterValues();
		}
		new PlanExecution(lock, fence, situation, this.settings, this.listeners, prepared.migrations(), others, run,
				this.parameterValues, this.done)
			.carryOut(baseline, plan);
		return report(situation, List.of(), migrations);
	}

	private LoadedMigrations loaded(List<MigrationClass> migrations) {
		if (this.loaded == null) {
			this.loaded = new MigrationLoader(this.source).load(migrations);
		}
		return this.loaded;
	}

	/** With what is pending where that tells enough, else with all the classes. */
	private Prepared prepare(Situation situation, List<MigrationClass> migrations) throws SQLException {
		if (this.loaded == null && this.task.runsWhatIsPending()) {
			LoadedMigrations pending = new PendingMigrations(new MigrationLoader(this.source), situation).load();
			if (pending != null) {
				try {
					return prepare(situation, pending, Set.copyOf(situation.applied().heads()));
				}
				catch (RevisionException ex) {
					// What does not fit together is described by all of them.
					logger.debug("All migrations are loaded to describe it", ex);
				}
			}
		}
		return prepare(situation, loaded(migrations), situation.applied().ids());
	}

	private Prepared prepare(Situation situation, LoadedMigrations migrations, Set<String> applied)
			throws SQLException {
		Baseline baseline = Baseline.of(this.task, situation, this.settings, migrations.graph());
		RevisionPlan plan = this.task.plan(migrations.graph(), baseline.and(applied));
		situation.refuseToLeaveUnfinished(this.task, plan);
		return new Prepared(migrations, baseline, plan);
	}

	private RunReport report(Situation situation, List<String> unknown, List<MigrationClass> migrations)
			throws SQLException {
		if (this.done.isEmpty()) {
			return nothingToDo(situation, unknown, migrations);
		}
		List<String> heads = situation.applied().heads();
		return new RunReport(situation.session().database(), Objects.requireNonNullElse(this.headsBefore, heads), heads,
				this.done, situation.applied().size(), List.of(), List.of(), elapsed());
	}

	private RunReport nothingToDo(Situation situation, List<String> unknown, List<MigrationClass> migrations)
			throws SQLException {
		refuseChanges(situation, migrations);
		return situation.nothingToDo(unknown, elapsed());
	}

	/**
	 * Whoever wants to fail has to look now; a warning can wait until the run is over,
	 * and costs the more the more is applied.
	 */
	private void refuseChanges(Situation situation, List<MigrationClass> migrations) throws SQLException {
		if (this.settings.run().changed() == ChangedRevisionAction.FAIL && this.task.buildsOnApplied()
				&& !situation.applied().ids().isEmpty()) {
			new ChangeSearch(situation.bookkeeping().revisions(), loaded(migrations))
				.search(new BookkeepingWait(situation.session(), this.settings.lock().patience()),
						situation.tables().revision())
				.refuse();
		}
	}

	private boolean isDone(Situation situation) {
		// Another may be in the midst of a downgrade: the lock will tell.
		return this.task.isDone(situation.match()) && !situation.hasUnfinished(Direction.DOWNGRADE);
	}

	private Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.begin);
	}

	/**
	 * What is found under the lock.
	 *
	 * @param fence what was recorded before it was read
	 * @param situation what was read: whoever held the lock may have done it all
	 */
	private record Locked(Fence fence, Situation situation) {

		static Locked read(MigrationLock lock, Situation found, AludelSettings settings,
				List<MigrationClass> migrations) throws SQLException {
			Fence fence = Fence.before(lock, found, settings.lock().patience());
			return new Locked(fence, Situation.read(lock.session(), settings, migrations));
		}

	}

	/**
	 * What is about to be carried out.
	 *
	 * @param migrations the migrations, as far as they are needed
	 * @param baseline what is only recorded first
	 * @param plan what comes then
	 */
	private record Prepared(LoadedMigrations migrations, Baseline baseline, RevisionPlan plan) {

	}

}
