package dev.aludel.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.BookkeepingTables;
import dev.aludel.migrate.ChangedRevisionAction;
import dev.aludel.migrate.LockMode;
import dev.aludel.migrate.LockSettings;
import dev.aludel.migrate.RunSettings;
import dev.aludel.migrate.StandbyAction;
import dev.aludel.migrate.StatementLimits;
import dev.aludel.migrate.TimeoutSettings;
import dev.aludel.migrate.TransactionScope;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationUnit;

/**
 * What can be set alike about all databases of an application and about one of several.
 * What is not set for one is as for all, and what is not set at all is as the engine has
 * it: the additional metadata repeats those defaults for the tools, and a test compares
 * them.
 */
public abstract class AludelEngineProperties {

	/**
	 * JDBC URL for the migrations alone, in place of that of the DataSource bean.
	 */
	private @Nullable String url;

	/**
	 * Role that migrates. Without a URL, it connects to that of the DataSource bean.
	 */
	private @Nullable String user;

	/**
	 * Password of that role.
	 */
	private @Nullable String password;

	/**
	 * Fully qualified name of the JDBC driver. Without it, the one for the URL.
	 */
	private @Nullable String driverClassName;

	/**
	 * Revision to upgrade to: an id, a branch label, "head", or "heads" when there are
	 * several.
	 */
	private String target = "head";

	/**
	 * What to do with the database when the application starts.
	 */
	private @Nullable StartupAction onStartup;

	/**
	 * Comma-separated list of schemas to create when they are missing, before anything
	 * else.
	 */
	private List<String> schemas = new ArrayList<>();

	/**
	 * Values of the placeholders in the SQL of revisions, by name.
	 */
	private final Map<String, String> placeholders = new LinkedHashMap<>();

	/**
	 * Revision that a database is recorded at which has tables or other objects, but no
	 * history: an id. Nothing is run for it and what it requires.
	 */
	private @Nullable String baseline;

	/**
	 * What to do at start about applied revisions that would run other statements now
	 * than they ran.
	 */
	private @Nullable ChangedRevisionAction changedRevisions;

	private final Tables tables = new Tables();

	private final Lock lock = new Lock();

	private final Timeouts timeouts = new Timeouts();

	/**
	 * What is done in one transaction.
	 */
	private @Nullable TransactionScope transaction;

	/**
	 * What to do at the start when revisions are pending and the database cannot be
	 * written, such as a standby.
	 */
	private @Nullable StandbyAction standby;

	/**
	 * {@return the JDBC URL for the migrations alone, or {@code null}}
	 */
	public @Nullable String getUrl() {
		return this.url;
	}

	/**
	 * Sets the JDBC URL for the migrations alone.
	 * @param url the URL, or {@code null}
	 */
	public void setUrl(@Nullable String url) {
		this.url = url;
	}

	/**
	 * {@return the role that migrates, or {@code null} for that of the data source}
	 */
	public @Nullable String getUser() {
		return this.user;
	}

	/**
	 * Sets the role that migrates.
	 * @param user the role, or {@code null} for that of the data source
	 */
	public void setUser(@Nullable String user) {
		this.user = user;
	}

	/**
	 * {@return the password of that role, or {@code null}}
	 */
	public @Nullable String getPassword() {
		return this.password;
	}

	/**
	 * Sets the password of that role.
	 * @param password the password, or {@code null}
	 */
	public void setPassword(@Nullable String password) {
		this.password = password;
	}

	/**
	 * {@return the name of the JDBC driver, or {@code null} for the one for the URL}
	 */
	public @Nullable String getDriverClassName() {
		return this.driverClassName;
	}

	/**
	 * Sets the JDBC driver.
	 * @param driverClassName the name of its class, or {@code null} for the one for the
	 * URL
	 */
	public void setDriverClassName(@Nullable String driverClassName) {
		this.driverClassName = driverClassName;
	}

	/**
	 * {@return the revision to upgrade to}
	 */
	public String getTarget() {
		return this.target;
	}

	/**
	 * Sets the revision to upgrade to.
	 * @param target the identifier of the revision
	 */
	public void setTarget(String target) {
		this.target = target;
	}

	/**
	 * {@return what to do with the database at start, or {@code null} for the usual}
	 */
	public @Nullable StartupAction getOnStartup() {
		return this.onStartup;
	}

	/**
	 * Decides what to do with the database at start.
	 * @param onStartup what to do, or {@code null} for the usual
	 */
	public void setOnStartup(@Nullable StartupAction onStartup) {
		this.onStartup = onStartup;
	}

	/**
	 * {@return the schemas to create when they are missing; empty for the usual}
	 */
	public List<String> getSchemas() {
		return this.schemas;
	}

	/**
	 * Sets the schemas to create when they are missing.
	 * @param schemas the names of the schemas, as in the catalog
	 */
	public void setSchemas(List<String> schemas) {
		this.schemas = schemas;
	}

	/**
	 * {@return the values of the placeholders in the SQL of revisions, by name}
	 */
	public Map<String, String> getPlaceholders() {
		return this.placeholders;
	}

	/**
	 * {@return the revision that a database without history is recorded at, or
	 * {@code null} for none}
	 */
	public @Nullable String getBaseline() {
		return this.baseline;
	}

	/**
	 * Sets the revision that a database is recorded at which has objects, but no history.
	 * @param baseline the id of the revision, or {@code null} for none
	 */
	public void setBaseline(@Nullable String baseline) {
		this.baseline = baseline;
	}

	/**
	 * {@return what to do at start about applied revisions that have changed, or
	 * {@code null} for the usual}
	 */
	public @Nullable ChangedRevisionAction getChangedRevisions() {
		return this.changedRevisions;
	}

	/**
	 * Decides what to do at start about applied revisions that have changed.
	 * @param changedRevisions what to do, or {@code null} for the usual
	 */
	public void setChangedRevisions(@Nullable ChangedRevisionAction changedRevisions) {
		this.changedRevisions = changedRevisions;
	}

	/**
	 * {@return the tables in which the database remembers its revisions}
	 */
	public Tables getTables() {
		return this.tables;
	}

	/**
	 * {@return how long to wait for other instances}
	 */
	public Lock getLock() {
		return this.lock;
	}

	/**
	 * {@return how long statements may wait and take}
	 */
	public Timeouts getTimeouts() {
		return this.timeouts;
	}

	/**
	 * {@return what is done in one transaction, or {@code null} for the usual}
	 */
	public @Nullable TransactionScope getTransaction() {
		return this.transaction;
	}

	/**
	 * Decides what is done in one transaction.
	 * @param transaction each revision, the whole run, or {@code null} for the usual
	 */
	public void setTransaction(@Nullable TransactionScope transaction) {
		this.transaction = transaction;
	}

	/**
	 * {@return what to do when revisions are pending and the database cannot be written,
	 * or {@code null} for the usual}
	 */
	public @Nullable StandbyAction getStandby() {
		return this.standby;
	}

	/**
	 * Sets what to do when revisions are pending and the database cannot be written.
	 * @param standby what to do, or {@code null} for the usual
	 */
	public void setStandby(@Nullable StandbyAction standby) {
		this.standby = standby;
	}

	/** Changes what is set here: one line a group. */
	AludelSettings applyTo(AludelSettings settings) {
		return settings.withTables(this.tables.applyTo(settings.tables()))
			.withLock(this.lock.applyTo(settings.lock()))
			.withTimeouts(this.timeouts.applyTo(settings.timeouts()))
			.withRun(applyTo(settings.run()));
	}

	private RunSettings applyTo(RunSettings settings) {
		Map<String, String> allPlaceholders = new LinkedHashMap<>(settings.placeholders());
		allPlaceholders.putAll(this.placeholders);
		return settings.withPlaceholders(allPlaceholders)
			.withSchemas(this.schemas.isEmpty() ? settings.schemas() : this.schemas)
			.withTransaction(Objects.requireNonNullElse(this.transaction, settings.transaction()))
			.withStandby(Objects.requireNonNullElse(this.standby, settings.standby()))
			.withChanged(Objects.requireNonNullElse(this.changedRevisions, settings.changed()))
			.withBaseline(this.baseline);
	}

	/**
	 * The tables in which the database remembers its revisions.
	 */
	public static class Tables {

		/**
		 * Existing schema of these tables. Without one, the current schema of the
		 * connection.
		 */
		private @Nullable String schema;

		/**
		 * Name of the table with a row for each applied revision.
		 */
		private @Nullable String revision;

		/**
		 * Name of the table that records every upgrade, downgrade and stamp.
		 */
		private @Nullable String history;

		/**
		 * Name of the table that keeps the progress of revisions that do not fit into one
		 * transaction.
		 */
		private @Nullable String progress;

		/**
		 * {@return the schema, or {@code null} for the usual one}
		 */
		public @Nullable String getSchema() {
			return this.schema;
		}

		/**
		 * Sets the schema.
		 * @param schema the schema, or {@code null} for the usual one
		 */
		public void setSchema(@Nullable String schema) {
			this.schema = schema;
		}

		/**
		 * {@return the name of the table of applied revisions, or {@code null} for the
		 * usual one}
		 */
		public @Nullable String getRevision() {
			return this.revision;
		}

		/**
		 * Sets the name of the table of applied revisions.
		 * @param revision the name, or {@code null} for the usual one
		 */
		public void setRevision(@Nullable String revision) {
			this.revision = revision;
		}

		/**
		 * {@return the name of the history table, or {@code null} for the usual one}
		 */
		public @Nullable String getHistory() {
			return this.history;
		}

		/**
		 * Sets the name of the history table.
		 * @param history the name, or {@code null} for the usual one
		 */
		public void setHistory(@Nullable String history) {
			this.history = history;
		}

		/**
		 * {@return the name of the progress table, or {@code null} for the usual one}
		 */
		public @Nullable String getProgress() {
			return this.progress;
		}

		/**
		 * Sets the name of the progress table.
		 * @param progress the name, or {@code null} for the usual one
		 */
		public void setProgress(@Nullable String progress) {
			this.progress = progress;
		}

		private BookkeepingTables applyTo(BookkeepingTables tables) {
			BookkeepingTables named = new BookkeepingTables(table(this.revision, tables.revision()),
					table(this.history, tables.history()), table(this.progress, tables.progress()));
			return (this.schema != null) ? named.inSchema(this.schema) : named;
		}

		private static QualifiedName table(@Nullable String name, QualifiedName other) {
			return (name != null) ? new QualifiedName(other.schema(), name) : other;
		}

	}

	/**
	 * How long to wait for other instances.
	 */
	public static class Lock {

		/**
		 * Time to wait for another instance that migrates the same database. If a
		 * duration suffix is not specified, seconds will be used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration wait;

		/**
		 * How long the lock is held that keeps other instances from migrating.
		 */
		private @Nullable LockMode mode;

		/**
		 * {@return how long to wait for another instance, or {@code null} for as long as
		 * usual}
		 */
		public @Nullable Duration getWait() {
			return this.wait;
		}

		/**
		 * Sets how long to wait for another instance.
		 * @param wait how long, or {@code null} for as long as usual
		 */
		public void setWait(@Nullable Duration wait) {
			this.wait = wait;
		}

		/**
		 * {@return how long the lock is held, or {@code null} for the usual}
		 */
		public @Nullable LockMode getMode() {
			return this.mode;
		}

		/**
		 * Sets how long the lock is held.
		 * @param mode how long, or {@code null} for the usual
		 */
		public void setMode(@Nullable LockMode mode) {
			this.mode = mode;
		}

		private LockSettings applyTo(LockSettings settings) {
			return settings.withPatience(Objects.requireNonNullElse(this.wait, settings.patience()))
				.withMode(Objects.requireNonNullElse(this.mode, settings.mode()));
		}

	}

	/**
	 * How long statements may wait and take, by what they do.
	 */
	public static class Timeouts {

		/**
		 * Time a statement may wait for a lock in the first attempt at its revision. It
		 * doubles with each attempt, up to the limit of the kind of the statement. If a
		 * duration suffix is not specified, seconds will be used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration firstLock;

		/**
		 * Number of times that a revision, or a batch of a backfill, is tried again that
		 * got no lock in time or was the victim of a deadlock.
		 */
		private @Nullable Integer retries;

		private final Limits fast = new Limits();

		private final Limits scan = new Limits();

		private final Limits concurrent = new Limits();

		private final Limits data = new Limits();

		private final Limits sql = new Limits();

		/**
		 * {@return how long a statement may wait for a lock in the first attempt, or
		 * {@code null} for as long as usual}
		 */
		public @Nullable Duration getFirstLock() {
			return this.firstLock;
		}

		/**
		 * Sets how long a statement may wait for a lock in the first attempt.
		 * @param firstLock how long, or {@code null} for as long as usual
		 */
		public void setFirstLock(@Nullable Duration firstLock) {
			this.firstLock = firstLock;
		}

		/**
		 * {@return how often something is tried again that got no lock, or {@code null}
		 * for as often as usual}
		 */
		public @Nullable Integer getRetries() {
			return this.retries;
		}

		/**
		 * Sets how often something is tried again that got no lock.
		 * @param retries how often, or {@code null} for as often as usual
		 */
		public void setRetries(@Nullable Integer retries) {
			this.retries = retries;
		}

		/**
		 * {@return the limits of statements that change the catalog only}
		 */
		public Limits getFast() {
			return this.fast;
		}

		/**
		 * {@return the limits of statements that read or write every row of a table}
		 */
		public Limits getScan() {
			return this.scan;
		}

		/**
		 * {@return the limits of concurrent index builds and drops}
		 */
		public Limits getConcurrent() {
			return this.concurrent;
		}

		/**
		 * {@return the limits of statements that write rows}
		 */
		public Limits getData() {
			return this.data;
		}

		/**
		 * {@return the limits of SQL that the author of a migration wrote}
		 */
		public Limits getSql() {
			return this.sql;
		}

		private TimeoutSettings applyTo(TimeoutSettings settings) {
			return new TimeoutSettings(Objects.requireNonNullElse(this.firstLock, settings.firstLock()),
					Objects.requireNonNullElse(this.retries, settings.retries()), this.fast.applyTo(settings.fast()),
					this.scan.applyTo(settings.scan()), this.concurrent.applyTo(settings.concurrent()),
					this.data.applyTo(settings.data()), this.sql.applyTo(settings.sql()));
		}

	}

	/**
	 * How long statements of one kind may wait and take.
	 */
	public static class Limits {

		/**
		 * Time a statement of this kind may wait for each lock in the last attempt. If a
		 * duration suffix is not specified, seconds will be used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration lock;

		/**
		 * Time a statement of this kind may take in all; zero for as long as it takes. If
		 * a duration suffix is not specified, seconds will be used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration statement;

		/**
		 * {@return how long a statement may wait for each lock, or {@code null} for as
		 * long as usual}
		 */
		public @Nullable Duration getLock() {
			return this.lock;
		}

		/**
		 * Sets how long a statement may wait for each lock.
		 * @param lock how long, or {@code null} for as long as usual
		 */
		public void setLock(@Nullable Duration lock) {
			this.lock = lock;
		}

		/**
		 * {@return how long a statement may take, or {@code null} for as long as usual}
		 */
		public @Nullable Duration getStatement() {
			return this.statement;
		}

		/**
		 * Sets how long a statement may take.
		 * @param statement how long, zero for as long as it takes, or {@code null} for as
		 * long as usual
		 */
		public void setStatement(@Nullable Duration statement) {
			this.statement = statement;
		}

		private StatementLimits applyTo(StatementLimits limits) {
			return new StatementLimits(Objects.requireNonNullElse(this.lock, limits.lock()),
					Objects.requireNonNullElse(this.statement, limits.statement()));
		}

	}

}
