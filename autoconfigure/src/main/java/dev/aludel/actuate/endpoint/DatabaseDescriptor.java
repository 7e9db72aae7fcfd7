package dev.aludel.actuate.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aludel.migrate.AppliedRevision;
import dev.aludel.migrate.BackfillCount;
import dev.aludel.migrate.DatabaseOverview;
import dev.aludel.migrate.DatabaseState;
import dev.aludel.migrate.HistoryEntry;
import dev.aludel.migrate.IndexBuild;
import dev.aludel.migrate.LockHolder;
import dev.aludel.migrate.PendingRevision;
import dev.aludel.migrate.UnfinishedRevision;
import org.jspecify.annotations.Nullable;

/**
 * Description of where a database stands.
 */
@JsonPropertyOrder({ "database", "upToDate", "current", "heads", "pending", "unknown", "unfinished", "lock", "applied",
		"history" })
public final class DatabaseDescriptor implements EngineDescriptor {

	private final String database;

	private final boolean upToDate;

	private final List<String> current;

	private final List<String> heads;

	private final List<PendingDescriptor> pending;

	private final List<String> unknown;

	private final List<UnfinishedDescriptor> unfinished;

	private final @Nullable LockDescriptor lock;

	private final List<AppliedDescriptor> applied;

	private final List<HistoryDescriptor> history;

	DatabaseDescriptor(DatabaseOverview overview) {
		DatabaseState state = overview.state();
		LockHolder holder = overview.lockHolder();
		this.database = state.database().toString();
		this.upToDate = state.upToDate();
		this.current = state.heads();
		this.heads = state.expectedHeads();
		this.pending = state.pending().stream().map(PendingDescriptor::new).toList();
		this.unknown = state.unknown();
		this.unfinished = state.unfinished().stream().map(UnfinishedDescriptor::new).toList();
		this.lock = (holder != null) ? new LockDescriptor(holder, overview.indexBuild()) : null;
		this.applied = state.applied().stream().map(AppliedDescriptor::new).toList();
		this.history = overview.history().stream().map(HistoryDescriptor::new).toList();
	}

	/**
	 * {@return the name of the database and its host}
	 */
	public String getDatabase() {
		return this.database;
	}

	/**
	 * {@return whether nothing is pending or unfinished}
	 */
	public boolean isUpToDate() {
		return this.upToDate;
	}

	/**
	 * {@return the applied revisions that no other applied one requires}
	 */
	public List<String> getCurrent() {
		return this.current;
	}

	/**
	 * {@return the revisions that the application wants the database to be at}
	 */
	public List<String> getHeads() {
		return this.heads;
	}

	/**
	 * {@return the revisions that the database lacks, in the order in which they would
	 * run}
	 */
	public List<PendingDescriptor> getPending() {
		return this.pending;
	}

	/**
	 * {@return the applied revisions that the application does not know}
	 */
	public List<String> getUnknown() {
		return this.unknown;
	}

	/**
	 * {@return the revisions that were begun and not finished}
	 */
	public List<UnfinishedDescriptor> getUnfinished() {
		return this.unfinished;
	}

	/**
	 * {@return the session that migrates the database, or {@code null} when none does}
	 */
	public @Nullable LockDescriptor getLock() {
		return this.lock;
	}

	/**
	 * {@return the revisions that the database has, in the order in which they came}
	 */
	public List<AppliedDescriptor> getApplied() {
		return this.applied;
	}

	/**
	 * {@return the newest entries of the history, in the order of writing}
	 */
	public List<HistoryDescriptor> getHistory() {
		return this.history;
	}

	/**
	 * Description of a revision that the database has.
	 */
	@JsonPropertyOrder({ "revision", "message", "appliedAt", "durationMs", "databaseUser", "application" })
	public static final class AppliedDescriptor {

		private final String revision;

		private final String message;

		private final Instant appliedAt;

		private final @Nullable Long durationMs;

		private final @Nullable String databaseUser;

		private final @Nullable String application;

		private AppliedDescriptor(AppliedRevision revision) {
			Duration duration = revision.duration();
			this.revision = revision.id();
			this.message = revision.message();
			this.appliedAt = revision.appliedAt();
			this.durationMs = (duration != null) ? duration.toMillis() : null;
			this.databaseUser = revision.databaseUser();
			this.application = revision.application();
		}

		/**
		 * {@return the id}
		 */
		public String getRevision() {
			return this.revision;
		}

		/**
		 * {@return what it does, in a few words}
		 */
		public String getMessage() {
			return this.message;
		}

		/**
		 * {@return since when the database has it}
		 */
		public Instant getAppliedAt() {
			return this.appliedAt;
		}

		/**
		 * {@return how long it took, or {@code null} when the history does not tell}
		 */
		public @Nullable Long getDurationMs() {
			return this.durationMs;
		}

		/**
		 * {@return the role that brought it, or {@code null} when the history does not
		 * tell}
		 */
		public @Nullable String getDatabaseUser() {
			return this.databaseUser;
		}

		/**
		 * {@return the application that brought it, or {@code null} when the history does
		 * not tell}
		 */
		public @Nullable String getApplication() {
			return this.application;
		}

	}

	/**
	 * Description of a revision that the database lacks.
	 */
	@JsonPropertyOrder({ "revision", "message", "className" })
	public static final class PendingDescriptor {

		private final String revision;

		private final String message;

		private final String className;

		private PendingDescriptor(PendingRevision revision) {
			this.revision = revision.id();
			this.message = revision.message();
			this.className = revision.className();
		}

		/**
		 * {@return the id}
		 */
		public String getRevision() {
			return this.revision;
		}

		/**
		 * {@return what it does, in a few words}
		 */
		public String getMessage() {
			return this.message;
		}

		/**
		 * {@return the class that carries it out}
		 */
		public String getClassName() {
			return this.className;
		}

	}

	/**
	 * Description of a revision that was begun and not finished.
	 */
	@JsonPropertyOrder({ "revision", "direction", "completedStatements", "batches", "rows", "stoppedAt" })
	public static final class UnfinishedDescriptor {

		private final String revision;

		private final String direction;

		private final int completedStatements;

		private final @Nullable Integer batches;

		private final @Nullable Long rows;

		private final Instant stoppedAt;

		private UnfinishedDescriptor(UnfinishedRevision revision) {
			BackfillCount backfill = revision.backfill();
			this.revision = revision.id();
			this.direction = revision.direction().name().toLowerCase(Locale.ROOT);
			this.completedStatements = revision.completedStatements();
			this.batches = (backfill != null) ? backfill.batches() : null;
			this.rows = (backfill != null) ? backfill.rows() : null;
			this.stoppedAt = revision.stoppedAt();
		}

		/**
		 * {@return the id}
		 */
		public String getRevision() {
			return this.revision;
		}

		/**
		 * {@return {@code upgrade} or {@code downgrade}}
		 */
		public String getDirection() {
			return this.direction;
		}

		/**
		 * {@return how many of its statements are done}
		 */
		public int getCompletedStatements() {
			return this.completedStatements;
		}

		/**
		 * {@return how many batches of the statement behind them are done when it is a
		 * backfill, or {@code null}}
		 */
		public @Nullable Integer getBatches() {
			return this.batches;
		}

		/**
		 * {@return how many rows these batches have updated, or {@code null}}
		 */
		public @Nullable Long getRows() {
			return this.rows;
		}

		/**
		 * {@return when the last progress was made}
		 */
		public Instant getStoppedAt() {
			return this.stoppedAt;
		}

	}

	/**
	 * Description of the session that migrates a database. What it runs is not told, for
	 * that may hold values.
	 */
	@JsonPropertyOrder({ "pid", "application", "client", "connectedSince", "transactionSince", "state",
			"statementSince", "blockedBy", "indexBuild" })
	public static final class LockDescriptor {

		private final int pid;

		private final @Nullable String application;

		private final @Nullable String client;

		private final @Nullable Instant connectedSince;

		private final @Nullable Instant transactionSince;

		private final @Nullable String state;

		private final @Nullable Instant statementSince;

		private final List<Integer> blockedBy;

		private final @Nullable IndexBuildDescriptor indexBuild;

		private LockDescriptor(LockHolder holder, @Nullable IndexBuild build) {
			this.pid = holder.pid();
			this.application = holder.application();
			this.client = holder.client();
			this.connectedSince = holder.connectedSince();
			this.transactionSince = holder.transactionSince();
			this.state = holder.state();
			this.statementSince = holder.statementSince();
			this.blockedBy = holder.blockedBy();
			this.indexBuild = (build != null) ? new IndexBuildDescriptor(build) : null;
		}

		/**
		 * {@return the process id of its backend}
		 */
		public int getPid() {
			return this.pid;
		}

		/**
		 * {@return its {@code application_name}, or {@code null}}
		 */
		public @Nullable String getApplication() {
			return this.application;
		}

		/**
		 * {@return the address it comes from, or {@code null} for a local socket}
		 */
		public @Nullable String getClient() {
			return this.client;
		}

		/**
		 * {@return when it connected, or {@code null} when the role may not know}
		 */
		public @Nullable Instant getConnectedSince() {
			return this.connectedSince;
		}

		/**
		 * {@return when its transaction began, which is that of the revision that it
		 * runs, or {@code null} when it has none or the role may not know}
		 */
		public @Nullable Instant getTransactionSince() {
			return this.transactionSince;
		}

		/**
		 * {@return what it does: {@code active}, {@code idle} …, or {@code null} when the
		 * role may not know}
		 */
		public @Nullable String getState() {
			return this.state;
		}

		/**
		 * {@return when the statement began that it runs, or {@code null} when it runs
		 * none or the role may not know}
		 */
		public @Nullable Instant getStatementSince() {
			return this.statementSince;
		}

		/**
		 * {@return the process ids of those who hold what it waits for, 0 for a prepared
		 * transaction}
		 */
		public List<Integer> getBlockedBy() {
			return this.blockedBy;
		}

		/**
		 * {@return the index that it builds, or {@code null}}
		 */
		public @Nullable IndexBuildDescriptor getIndexBuild() {
			return this.indexBuild;
		}

	}

	/**
	 * Description of the build of an index.
	 */
	@JsonPropertyOrder({ "table", "index", "phase", "blocksDone", "blocksTotal" })
	public static final class IndexBuildDescriptor {

		private final String table;

		private final @Nullable String index;

		private final String phase;

		private final long blocksDone;

		private final long blocksTotal;

		private IndexBuildDescriptor(IndexBuild build) {
			this.table = build.table();
			this.index = build.index();
			this.phase = build.phase();
			this.blocksDone = build.blocksDone();
			this.blocksTotal = build.blocksTotal();
		}

		/**
		 * {@return the table}
		 */
		public String getTable() {
			return this.table;
		}

		/**
		 * {@return the index, or {@code null} when it has no entry in the catalog yet}
		 */
		public @Nullable String getIndex() {
			return this.index;
		}

		/**
		 * {@return what the build does, in the words of the server}
		 */
		public String getPhase() {
			return this.phase;
		}

		/**
		 * {@return how many blocks are done in this phase}
		 */
		public long getBlocksDone() {
			return this.blocksDone;
		}

		/**
		 * {@return how many blocks there are in this phase; 0 when it counts none}
		 */
		public long getBlocksTotal() {
			return this.blocksTotal;
		}

	}

	/**
	 * Description of an entry of the history. Why something failed is not told, for that
	 * may hold values.
	 */
	@JsonPropertyOrder({ "id", "revision", "action", "successful", "startedAt", "durationMs", "statements",
			"databaseUser", "application" })
	public static final class HistoryDescriptor {

		private final long id;

		private final String revision;

		private final String action;

		private final boolean successful;

		private final Instant startedAt;

		private final long durationMs;

		private final int statements;

		private final String databaseUser;

		private final @Nullable String application;

		private HistoryDescriptor(HistoryEntry entry) {
			this.id = entry.id();
			this.revision = entry.revision();
			this.action = entry.action().name().toLowerCase(Locale.ROOT);
			this.successful = entry.successful();
			this.startedAt = entry.startedAt();
			this.durationMs = entry.duration().toMillis();
			this.statements = entry.statements();
			this.databaseUser = entry.databaseUser();
			this.application = entry.application();
		}

		/**
		 * {@return the number of the entry}
		 */
		public long getId() {
			return this.id;
		}

		/**
		 * {@return the id of the revision}
		 */
		public String getRevision() {
			return this.revision;
		}

		/**
		 * {@return what was done: {@code upgrade}, {@code downgrade}, {@code stamp} …}
		 */
		public String getAction() {
			return this.action;
		}

		/**
		 * {@return whether it was done, and not tried in vain}
		 */
		public boolean isSuccessful() {
			return this.successful;
		}

		/**
		 * {@return when it began}
		 */
		public Instant getStartedAt() {
			return this.startedAt;
		}

		/**
		 * {@return how long it took}
		 */
		public long getDurationMs() {
			return this.durationMs;
		}

		/**
		 * {@return how many SQL statements it ran}
		 */
		public int getStatements() {
			return this.statements;
		}

		/**
		 * {@return the role that did it}
		 */
		public String getDatabaseUser() {
			return this.databaseUser;
		}

		/**
		 * {@return the application that did it, or {@code null} when it has no name}
		 */
		public @Nullable String getApplication() {
			return this.application;
		}

	}

}
