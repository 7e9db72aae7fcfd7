package dev.aludel.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.aludel.revision.OfflineRange;
import dev.aludel.revision.RevisionException;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.schema.QualifiedName;

/**
 * The engine: brings a database to a revision and tells where it stands. Each call takes
 * one connection and gives it back as it was. Creating the engine touches no database.
 */
public final class Aludel {

	private final DataSource dataSource;

	private final MigrationSource source;

	private final AludelSettings settings;

	private final List<MigrationListener> listeners;

	private final Cancellation cancellation;

	/**
	 * Creates an engine.
	 * @param dataSource where connections come from; one at a time is taken
	 * @param source the migrations
	 * @param settings how to work
	 * @param listeners who is told, in this order
	 */
	public Aludel(DataSource dataSource, MigrationSource source, AludelSettings settings,
			List<MigrationListener> listeners) {
		this(dataSource, source, settings, listeners, new Cancellation());
	}

	private Aludel(DataSource dataSource, MigrationSource source, AludelSettings settings,
			List<MigrationListener> listeners, Cancellation cancellation) {
		this.dataSource = Objects.requireNonNull(dataSource, "'dataSource' must not be null");
		this.source = Objects.requireNonNull(source, "'source' must not be null");
		this.settings = Objects.requireNonNull(settings, "'settings' must not be null");
		this.listeners = List.copyOf(listeners);
		this.cancellation = cancellation;
	}

	/**
	 * Runs every revision that the database lacks, up to the one head.
	 * @return what was done
	 * @throws RevisionFailedException if a revision failed; those before it stay done
	 * @throws RunInterruptedException if it was told to stop; what was completed stays
	 * done
	 * @throws RevisionException if the revisions do not fit together or have several
	 * heads, or the database has revisions that the application does not know while it
	 * lacks others
	 */
	public RunReport upgrade() {
		return upgrade("head");
	}

	/**
	 * Runs a target and everything it requires, less what is applied.
	 * @param target the identifier of the target, see {@link RevisionGraph}
	 * @return what was done
	 * @throws RevisionFailedException if a revision failed; those before it stay done
	 * @throws RevisionException if there is no such target, the revisions do not fit
	 * together, or the database has revisions that the application does not know while it
	 * lacks others
	 */
	public RunReport upgrade(String target) {
		return run(new Task.Upgrade(Objects.requireNonNull(target, "'target' must not be null")));
	}

	/**
	 * Sees that an upgrade to a target would have nothing to do, and that the applied
	 * revisions are what they were when they ran. Runs nothing and only reads; loads the
	 * classes. A database that is ahead of the application is fine.
	 * @param target the identifier of the target, see {@link RevisionGraph}
	 * @return where the database stands
	 * @throws DatabaseBehindException if there is something to do
	 * @throws ChangedRevisionsException if applied revisions would run other statements
	 * now than they ran
	 * @throws RevisionException where an upgrade would throw it
	 */
	public RunReport verify(String target) {
		Objects.requireNonNull(target, "'target' must not be null");
		RunReport report = new Verification(this.dataSource, this.settings, this.cancellation, migrations(), target)
			.execute();
		RunLog.write(report);
		this.listeners.forEach((listener) -> listener.verified(report));
		return report;
	}

	/**
	 * Undoes everything above a target. Before anything is touched, {@code downgrade} of
	 * each migration on the way is called once with operations that do nothing, to see
	 * whether one says that there is no way back.
	 * @param target the identifier of the target; {@code base} undoes everything
	 * @return what was done
	 * @throws IrreversibleRevisionException if one of the revisions has no way back
	 * @throws IncompleteRevisionException if one of the revisions has to be completed
	 * @throws RevisionFailedException if the way back of a revision failed; those before
	 * it stay undone
	 * @throws RevisionException if the target is not applied, or the database has
	 * revisions that the application does not know
	 */
	public RunReport downgrade(String target) {
		return run(new Task.Downgrade(Objects.requireNonNull(target, "'target' must not be null")));
	}

	/**
	 * Records the database as being at some targets, without running anything.
	 * @param targets the identifiers of the targets
	 * @return what was done
	 * @throws RevisionException if a target does not exist or lies in the line of
	 * another, or the database has revisions that the application does not know
	 */
	public RunReport stamp(List<String> targets) {
		return stamp(targets, false);
	}

	/**
	 * Records the database as being at some targets, without running anything.
	 * @param targets the identifiers of the targets
	 * @param purge whether to discard applied revisions that the application does not
	 * know
	 * @return what was done
	 * @throws RevisionException if a target does not exist or lies in the line of
	 * another, or the database has revisions that the application does not know and they
	 * are not to be purged
	 */
	public RunReport stamp(List<String> targets, boolean purge) {
		return run(new Task.Stamp(List.copyOf(targets), purge));
	}

	/**
	 * Returns an engine that does the same and tells one more, for example the one who
	 * shows the progress of a single run.
	 * @param listener who is told after the others
	 * @return the engine; this one stays as it is
	 */
	public Aludel withListener(MigrationListener listener) {
		List<MigrationListener> all = new ArrayList<>(this.listeners);
		all.add(Objects.requireNonNull(listener, "'listener' must not be null"));
		return new Aludel(this.dataSource, this.source, this.settings, all, this.cancellation);
	}

	/**
	 * Returns an engine that does the same in another database, for example an empty one
	 * in which the revisions are replayed.
	 * @param other where its connections come from
	 * @return the engine; this one stays as it is
	 */
	public Aludel withDataSource(DataSource other) {
		return new Aludel(other, this.source, this.settings, this.listeners, this.cancellation);
	}

	/**
	 * Stops, for good, what this engine and those made of it do on other threads: cancels
	 * the statement that is running at the server, rolls its revision back, ends every
	 * wait. Revisions completed before stay done. Each of those calls, and each made
	 * later that has something to do, ends with a {@link RunInterruptedException}.
	 * @param patience how long to wait for the end of those calls
	 * @return whether they have ended
	 * @throws InterruptedException if the calling thread is interrupted while it waits
	 */
	public boolean cancel(Duration patience) throws InterruptedException {
		return this.cancellation.request(patience);
	}

	Cancellation cancellation() {
		return this.cancellation;
	}

	/**
	 * Tells what an upgrade would run from where the database stands, without running it.
	 * Changes nothing and waits for nobody.
	 * @param target the identifier of the target, see {@link RevisionGraph}
	 * @return the revisions, each with its statements
	 * @throws RevisionException where an upgrade would throw it
	 */
	public MigrationPlan plan(String target) {
		return plan(new Task.Upgrade(Objects.requireNonNull(target, "'target' must not be null")), Direction.UPGRADE);
	}

	/**
	 * Tells what a downgrade would run from where the database stands, without running
	 * it. Changes nothing and waits for nobody.
	 * @param target the identifier of the target; {@code base} undoes everything
	 * @return the revisions, each with its statements
	 * @throws IrreversibleRevisionException if one of the revisions has no way back
	 * @throws IncompleteRevisionException if one of the revisions has to be completed
	 * @throws RevisionException where a downgrade would throw it
	 */
	public MigrationPlan planDowngrade(String target) {
		return plan(new Task.Downgrade(Objects.requireNonNull(target, "'target' must not be null")),
				Direction.DOWNGRADE);
	}

	private MigrationPlan plan(Task task, Direction direction) {
		return new StateReader(this.dataSource, this.settings).plan(migrations(), task, direction);
	}

	/**
	 * Writes what an upgrade would run as a script for psql. Needs no database: the
	 * script stops unless it finds one that is at the start of the range.
	 * @param range {@code from:to}, or the target alone for a database without revisions
	 * @return the script
	 * @throws UnscriptableRevisionException if a revision reads the database
	 * @throws RevisionException if there are no such revisions, or the range leads down
	 */
	public String script(String range) {
		return scriptWriter().upgrade(OfflineRange.ofUpgrade(range));
	}

	/**
	 * Writes what a downgrade would run as a script for psql. Needs no database: the
	 * script stops unless it finds one that is at the start of the range.
	 * @param range {@code from:to}, the upper end first
	 * @return the script
	 * @throws IrreversibleRevisionException if one of the revisions has no way back
	 * @throws IncompleteRevisionException if one of the revisions has to be completed
	 * @throws UnscriptableRevisionException if a revision reads the database
	 * @throws RevisionException if there are no such revisions, or the range leads up
	 */
	public String scriptDowngrade(String range) {
		return scriptWriter().downgrade(OfflineRange.ofDowngrade(range));
	}

	/**
	 * Writes what a stamp would record as a script for psql. Needs no database: the
	 * script stops unless it finds one that is at the start of the range.
	 * @param targets the identifiers of the targets; the first may be a range
	 * {@code from:to}, which otherwise begins with a database without revisions
	 * @return the script
	 * @throws RevisionException if a target does not exist or lies in the line of another
	 */
	public String scriptStamp(List<String> targets) {
		if (targets.isEmpty()) {
			throw new IllegalArgumentException("'targets' must not be empty");
		}
		return scriptWriter().stamp(OfflineRange.ofStamp(targets.get(0)), targets.subList(1, targets.size()));
	}

	/**
	 * Runs an upgrade really, all of it in one transaction, and rolls it back. Nothing
	 * remains of it but the numbers that sequences have handed out; until it ends it
	 * holds every lock that it took.
	 * @param target the identifier of the target, see {@link RevisionGraph}
	 * @return what was run, and how long it took
	 * @throws RevisionFailedException if a revision failed
	 * @throws RevisionException where an upgrade would throw it
	 */
	public DryRunReport dryRun(String target) {
		return dryRun(new Task.Upgrade(Objects.requireNonNull(target, "'target' must not be null")), Direction.UPGRADE);
	}

	/**
	 * Runs a downgrade really, all of it in one transaction, and rolls it back. Nothing
	 * remains of it but the numbers that sequences have handed out; until it ends it
	 * holds every lock that it took.
	 * @param target the identifier of the target; {@code base} undoes everything
	 * @return what was run, and how long it took
	 * @throws IrreversibleRevisionException if one of the revisions has no way back
	 * @throws IncompleteRevisionException if one of the revisions has to be completed
	 * @throws RevisionFailedException if the way back of a revision failed
	 * @throws RevisionException where a downgrade would throw it
	 */
	public DryRunReport dryRunDowngrade(String target) {
		return dryRun(new Task.Downgrade(Objects.requireNonNull(target, "'target' must not be null")),
				Direction.DOWNGRADE);
	}

	private DryRunReport dryRun(Task task, Direction direction) {
		return new DryRun(this.source, this.settings, this.cancellation, task, direction).execute(this.dataSource);
	}

	/**
	 * Looks for everything that can be wrong with the revisions and with what the
	 * database records of them. Changes nothing and waits for nobody.
	 * @return what was found
	 */
	public ValidationReport validate() {
		return new Validation(this.source).online(new StateReader(this.dataSource, this.settings));
	}

	/**
	 * Looks for everything that can be wrong with the revisions, without a database.
	 * @return what was found
	 */
	public ValidationReport validateOffline() {
		return new Validation(this.source).offline();
	}

	/**
	 * Looks for applied revisions that would run other statements now than they ran. A
	 * revision that reads the database cannot be compared, nor one that was recorded
	 * without being run. Loads the classes and takes one statement.
	 * @return what was found, in the order in which they were applied
	 * @throws MigrationClassException if a class is no migration although its name says
	 * so
	 * @throws RevisionException if the revisions do not fit together
	 */
	public List<ChangedRevision> changedRevisions() {
		return changes().revisions();
	}

	/**
	 * Looks for {@linkplain #changedRevisions() changed revisions}, logs a warning that
	 * names them, if there are any, and tells the listeners. This is what
	 * {@link ChangedRevisionAction#WARN} asks for; a run does not do it, because it takes
	 * the longer the more revisions are applied, and can be done behind it.
	 * @return what was found
	 */
	public List<ChangedRevision> warnOfChangedRevisions() {
		ChangeReport changes = changes();
		changes.warn();
		if (!changes.revisions().isEmpty()) {
			this.listeners.forEach((listener) -> listener.revisionsChanged(changes.revisions()));
		}
		return changes.revisions();
	}

	private ChangeReport changes() {
		return ChangeReport.read(this.dataSource, this.settings, this.cancellation, migrations());
	}

	private ScriptWriter scriptWriter() {
		return new ScriptWriter(migrations(), this.settings);
	}

	private RunReport run(Task task) {
		RunReport report = execute(task);
		RunLog.write(report);
		Telling.each(this.listeners, new Finished(report));
		return report;
	}

	private RunReport execute(Task task) {
		MigrationRun run = new MigrationRun(this.source, this.settings, this.listeners, this.cancellation, task);
		try {
			for (MigrationListener listener : this.listeners) {
				listener.runStarted(task.action());
			}
			return run.execute(this.dataSource);
		}
		catch (RuntimeException | Error ex) {
			RunFailure failure = run.failure(ex);
			Telling.eachOf(ex, this.listeners, (listener) -> listener.runFailed(failure));
			throw ex;
		}
	}

	/**
	 * Creates those of the bookkeeping tables that are missing, so that a role with fewer
	 * privileges can use them from then on. Runs no revision.
	 * @return the tables that were created; empty when all were there
	 * @throws ForeignTableException if something else has the name of one of them
	 */
	public List<QualifiedName> ensureTables() {
		return new TableCreation(this.settings, this.cancellation).execute(this.dataSource);
	}

	/**
	 * Waits until the database has every revision of the application and none is half
	 * done; further revisions do not matter. Only reads. A database that cannot be
	 * reached or has no tables yet is waited for like any other, but not one that refuses
	 * the user or the password.
	 * @param timeout how long to wait at most; how long a connection may take on top of
	 * that is the business of the data source
	 * @param watcher is told what is missing, once at the beginning and whenever that has
	 * changed
	 * @return where the database stands
	 * @throws HeadNotReachedException if the time was not enough
	 * @throws DatabaseUnavailableException if the database does not let the user in
	 * @throws RunInterruptedException if the wait was told to stop
	 */
	public DatabaseState awaitHead(Duration timeout, Consumer<AwaitedHead> watcher) {
		Objects.requireNonNull(timeout, "'timeout' must not be null");
		Objects.requireNonNull(watcher, "'watcher' must not be null");
		RevisionGraph graph = graph();
		StateReader reader = new StateReader(this.dataSource, this.settings);
		return new HeadWait(() -> reader.state(graph), watcher, this.cancellation).await(timeout);
	}

	/**
	 * Waits as {@link #awaitHead(Duration, Consumer)} does, and tells nobody.
	 * @param timeout how long to wait at most
	 * @return where the database stands
	 * @throws HeadNotReachedException if the time was not enough
	 * @throws RunInterruptedException if the wait was told to stop
	 */
	public DatabaseState awaitHead(Duration timeout) {
		return awaitHead(timeout, (found) -> {
		});
	}

	/**
	 * Looks for what can be repaired in the records of the database: revisions that the
	 * application does not know, checksums that have changed, revisions that were begun
	 * and not finished. Changes nothing and waits for nobody.
	 * @return what was found; revisions that the application does not know are left as
	 * they are until they are {@linkplain RepairPlan#only chosen}
	 * @throws MigrationClassException if a class is no migration although its name says
	 * so
	 * @throws RevisionException if the revisions do not fit together
	 */
	public RepairPlan planRepair() {
		return new StateReader(this.dataSource, this.settings).repairs(new RepairSearch(migrations()));
	}

	/**
	 * Carries out repairs, all of them or none, and records each in the history. Changes
	 * nothing but the records; runs no revision.
	 * @param plan what {@link #planRepair()} found, or what was chosen of it
	 * @throws RepairOutdatedException if the records have changed since
	 */
	public void repair(RepairPlan plan) {
		Objects.requireNonNull(plan, "'plan' must not be null");
		if (!plan.isEmpty()) {
			new RepairRun(this.settings, this.cancellation, new RepairSearch(migrations())).execute(this.dataSource,
					plan);
		}
	}

	/**
	 * Tells where the database stands. Changes nothing and takes no lock that others wait
	 * for. Each of its statements is given five seconds; how long a connection may take
	 * is the business of the data source.
	 * @return the state
	 */
	public DatabaseState state() {
		return new StateReader(this.dataSource, this.settings).state(graph());
	}

	/**
	 * Tells where the database stands, who is at work on it, and what was done with it
	 * lately. Reads as {@link #state()} does.
	 * @param historyEntries how many of the newest entries of the history to read
	 * @return the overview
	 */
	public DatabaseOverview overview(int historyEntries) {
		if (historyEntries < 0) {
			throw new IllegalArgumentException("'historyEntries' must not be negative: " + historyEntries);
		}
		return overview(graph(), historyEntries);
	}

	/**
	 * Tells the same to somebody who asks often and keeps the revisions of the
	 * application, which do not change while it runs: none of their classes is loaded.
	 * @param graph the {@linkplain #graph() revisions}
	 * @param historyEntries how many of the newest entries of the history to read
	 * @return the overview
	 */
	public DatabaseOverview overview(RevisionGraph graph, int historyEntries) {
		Objects.requireNonNull(graph, "'graph' must not be null");
		return new StateReader(this.dataSource, this.settings).overview(graph, historyEntries);
	}

	/**
	 * Tells which other migration tools have worked on a database that has no revisions
	 * yet: what they did is there, and revisions that create it again will fail. Changes
	 * nothing.
	 * @return their records; empty when the database has revisions
	 */
	public List<OtherHistory> otherHistories() {
		return new StateReader(this.dataSource, this.settings).otherHistories();
	}

	/**
	 * Tells what was done with the database.
	 * @return the history, in the order of writing
	 */
	public List<HistoryEntry> history() {
		return new StateReader(this.dataSource, this.settings).history();
	}

	/**
	 * Returns the revisions of the application. Loads their classes; needs no database.
	 * @return the graph
	 * @throws MigrationClassException if a class is no migration although its name says
	 * so
	 * @throws RevisionException if the revisions do not fit together
	 */
	public RevisionGraph graph() {
		return migrations().graph();
	}

	private LoadedMigrations migrations() {
		return new MigrationLoader(this.source).load(this.source.migrations());
	}

	/**
	 * Returns the packages that are searched for migrations.
	 * @return the packages, or none where the source of the migrations does not tell
	 */
	public List<String> packages() {
		return this.source.packages();
	}

	/**
	 * Asks the database which tables it would remember the revisions in, whether they are
	 * there or not. Two engines must not share one.
	 * @return the place of the tables
	 */
	public BookkeepingPlace bookkeepingPlace() {
		return BookkeepingPlace.read(this.dataSource, this.settings);
	}

	/**
	 * Returns how the engine works.
	 * @return the settings
	 */
	public AludelSettings settings() {
		return this.settings;
	}

	/**
	 * Returns where connections come from.
	 * @return the data source
	 */
	public DataSource dataSource() {
		return this.dataSource;
	}

	/** Not a lambda, which costs a start more than a class. */
	record Finished(RunReport report) implements Consumer<MigrationListener> {

		@Override
		public void accept(MigrationListener listener) {
			listener.runFinished(this.report);
		}

	}

}
