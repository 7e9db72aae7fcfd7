package dev.aludel.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.BookkeepingTables;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.migrate.StatementLimits;
import dev.aludel.migrate.TimeoutSettings;
import dev.aludel.migrate.TransactionScope;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationUnit;

/**
 * What an application can set about one of its several databases. What is not set about
 * tables, locks and timeouts is as under {@code aludel.tables}, {@code aludel.lock} and
 * {@code aludel.timeouts}.
 */
public class AludelDatabaseProperties {

	/**
	 * Whether to run the pending revisions of this database when the application starts.
	 */
	private boolean enabled = true;

	/**
	 * Name of the DataSource bean. Without it and without a URL, that of an application
	 * with one database.
	 */
	private @Nullable String dataSource;

	/**
	 * JDBC URL for the migrations alone, in place of a DataSource bean.
	 */
	private @Nullable String url;

	/**
	 * Role that migrates, with the URL.
	 */
	private @Nullable String username;

	/**
	 * Password of that role.
	 */
	private @Nullable String password;

	/**
	 * Comma-separated list of packages that hold the migrations of this database, with
	 * everything below them.
	 */
	private List<String> packages = new ArrayList<>();

	/**
	 * Revision to upgrade to: an id, a branch label, "head", or "heads" when there are
	 * several.
	 */
	private String target = "head";

	/**
	 * Persistence unit, or bean of its EntityManagerFactory, whose entities this database
	 * holds. Without it, the one that uses the same DataSource.
	 */
	private @Nullable String persistenceUnit;

	private final Tables tables = new Tables();

	private final Lock lock = new Lock();

	private final Timeouts timeouts = new Timeouts();

	/**
	 * What is done in one transaction. Without it, as in all databases.
	 */
	private @Nullable TransactionScope transaction;

	/**
	 * {@return whether to run the pending revisions at start}
	 */
	public boolean isEnabled() {
		return this.enabled;
	}

	/**
	 * Decides whether to run the pending revisions at start.
	 * @param enabled whether to run them
	 */
	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	/**
	 * {@return the name of the data source bean, or {@code null}}
	 */
	public @Nullable String getDataSource() {
		return this.dataSource;
	}

	/**
	 * Sets the data source bean.
	 * @param dataSource the name of the bean, or {@code null}
	 */
	public void setDataSource(@Nullable String dataSource) {
		this.dataSource = dataSource;
	}

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
	 * {@return the role that migrates, or {@code null}}
	 */
	public @Nullable String getUsername() {
		return this.username;
	}

	/**
	 * Sets the role that migrates.
	 * @param username the role, or {@code null}
	 */
	public void setUsername(@Nullable String username) {
		this.username = username;
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
	 * {@return the packages that hold the migrations; empty for the usual one}
	 */
	public List<String> getPackages() {
		return this.packages;
	}

	/**
	 * Sets the packages that hold the migrations.
	 * @param packages the packages
	 */
	public void setPackages(List<String> packages) {
		this.packages = packages;
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
	 * {@return the persistence unit whose entities the database holds, or {@code null}}
	 */
	public @Nullable String getPersistenceUnit() {
		return this.persistenceUnit;
	}

	/**
	 * Sets the persistence unit whose entities the database holds.
	 * @param persistenceUnit the name of the unit or of its bean, or {@code null}
	 */
	public void setPersistenceUnit(@Nullable String persistenceUnit) {
		this.persistenceUnit = persistenceUnit;
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
	 * {@return what is done in one transaction, or {@code null} for what it is in all
	 * databases}
	 */
	public @Nullable TransactionScope getTransaction() {
		return this.transaction;
	}

	/**
	 * Decides what is done in one transaction.
	 * @param transaction each revision, the whole run, or {@code null} for what it is in
	 * all databases
	 */
	public void setTransaction(@Nullable TransactionScope transaction) {
		this.transaction = transaction;
	}

	/** The packages, by default one that is called as the database. */
	List<String> packagesOf(String name) {
		return this.packages.isEmpty() ? List.of(ClasspathMigrationSource.DEFAULT_PACKAGE + "." + name) : this.packages;
	}

	/** Changes what is set for this database alone: one line a property. */
	AludelSettings applyTo(AludelSettings settings) {
		return settings.withTables(this.tables.applyTo(settings.tables()))
			.withLockWait(Objects.requireNonNullElse(this.lock.wait, settings.lock().patience()))
			.withTimeouts(this.timeouts.applyTo(settings.timeouts()))
			.withRun(settings.run()
				.withTransaction(Objects.requireNonNullElse(this.transaction, settings.run().transaction())));
	}

	/**
	 * The tables in which the database remembers its revisions.
	 */
	public static class Tables {

		/**
		 * Existing schema of these tables.
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
		 * {@return the schema, or {@code null} for that of all databases}
		 */
		public @Nullable String getSchema() {
			return this.schema;
		}

		/**
		 * Sets the schema.
		 * @param schema the schema, or {@code null} for that of all databases
		 */
		public void setSchema(@Nullable String schema) {
			this.schema = schema;
		}

		/**
		 * {@return the name of the table of applied revisions, or {@code null} for that
		 * of all databases}
		 */
		public @Nullable String getRevision() {
			return this.revision;
		}

		/**
		 * Sets the name of the table of applied revisions.
		 * @param revision the name, or {@code null} for that of all databases
		 */
		public void setRevision(@Nullable String revision) {
			this.revision = revision;
		}

		/**
		 * {@return the name of the history table, or {@code null} for that of all
		 * databases}
		 */
		public @Nullable String getHistory() {
			return this.history;
		}

		/**
		 * Sets the name of the history table.
		 * @param history the name, or {@code null} for that of all databases
		 */
		public void setHistory(@Nullable String history) {
			this.history = history;
		}

		/**
		 * {@return the name of the progress table, or {@code null} for that of all
		 * databases}
		 */
		public @Nullable String getProgress() {
			return this.progress;
		}

		/**
		 * Sets the name of the progress table.
		 * @param progress the name, or {@code null} for that of all databases
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
		 * {@return how long to wait for another instance, or {@code null} for as long as
		 * all databases}
		 */
		public @Nullable Duration getWait() {
			return this.wait;
		}

		/**
		 * Sets how long to wait for another instance.
		 * @param wait how long, or {@code null} for as long as all databases
		 */
		public void setWait(@Nullable Duration wait) {
			this.wait = wait;
		}

	}

	/**
	 * How long statements may wait and take, by what they do.
	 */
	public static class Timeouts {

		/**
		 * Time a statement may wait for a lock in the first attempt at its revision. If a
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
		 * {@code null} for as long as in all databases}
		 */
		public @Nullable Duration getFirstLock() {
			return this.firstLock;
		}

		/**
		 * Sets how long a statement may wait for a lock in the first attempt.
		 * @param firstLock how long, or {@code null} for as long as in all databases
		 */
		public void setFirstLock(@Nullable Duration firstLock) {
			this.firstLock = firstLock;
		}

		/**
		 * {@return how often something is tried again that got no lock, or {@code null}
		 * for as often as in all databases}
		 */
		public @Nullable Integer getRetries() {
			return this.retries;
		}

		/**
		 * Sets how often something is tried again that got no lock.
		 * @param retries how often, or {@code null} for as often as in all databases
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
		 * long as in all databases}
		 */
		public @Nullable Duration getLock() {
			return this.lock;
		}

		/**
		 * Sets how long a statement may wait for each lock.
		 * @param lock how long, or {@code null} for as long as in all databases
		 */
		public void setLock(@Nullable Duration lock) {
			this.lock = lock;
		}

		/**
		 * {@return how long a statement may take, or {@code null} for as long as in all
		 * databases}
		 */
		public @Nullable Duration getStatement() {
			return this.statement;
		}

		/**
		 * Sets how long a statement may take.
		 * @param statement how long, zero for as long as it takes, or {@code null} for as
		 * long as in all databases
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
