package dev.aludel.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.BookkeepingTables;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.migrate.LockMode;
import dev.aludel.migrate.StandbyAction;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationUnit;

/**
 * What an application can set about one of its several databases. What is not set about
 * tables and locks is as under {@code aludel.tables} and {@code aludel.lock}.
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
	 * What to do at the start when revisions are pending on this database and it cannot
	 * be written.
	 */
	private @Nullable StandbyAction standby;

	/**
	 * Persistence unit, or bean of its EntityManagerFactory, whose entities this database
	 * holds. Without it, the one that uses the same DataSource.
	 */
	private @Nullable String persistenceUnit;

	private final Tables tables = new Tables();

	private final Lock lock = new Lock();

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
	 * {@return what to do when revisions are pending and the database cannot be written,
	 * or {@code null} for the same as with all databases}
	 */
	public @Nullable StandbyAction getStandby() {
		return this.standby;
	}

	/**
	 * Sets what to do when revisions are pending and the database cannot be written.
	 * @param standby what to do, or {@code null} for the same as with all databases
	 */
	public void setStandby(@Nullable StandbyAction standby) {
		this.standby = standby;
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
	 * {@return how long to wait for locks}
	 */
	public Lock getLock() {
		return this.lock;
	}

	/** The packages, by default one that is called as the database. */
	List<String> packagesOf(String name) {
		return this.packages.isEmpty() ? List.of(ClasspathMigrationSource.DEFAULT_PACKAGE + "." + name) : this.packages;
	}

	/** Changes what is set for this database alone: one line a property. */
	AludelSettings applyTo(AludelSettings settings) {
		return settings.withTables(this.tables.applyTo(settings.tables()))
			.withRun(settings.run().withStandby(Objects.requireNonNullElse(this.standby, settings.run().standby())))
			.withLockMode(Objects.requireNonNullElse(this.lock.mode, settings.lock().mode()))
			.withLockWait(Objects.requireNonNullElse(this.lock.wait, settings.lock().patience()))
			.withLockTimeout(Objects.requireNonNullElse(this.lock.timeout, settings.timeouts().lock()));
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
	 * How long to wait for locks.
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
		 * Time a statement may wait for a lock on a table; zero for as long as it takes.
		 * If a duration suffix is not specified, seconds will be used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration timeout;

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

		/**
		 * {@return how long the lock is held that keeps other instances from migrating,
		 * or {@code null} for as with all databases}
		 */
		public @Nullable LockMode getMode() {
			return this.mode;
		}

		/**
		 * Sets how long the lock is held that keeps other instances from migrating.
		 * @param mode how long, or {@code null} for as with all databases
		 */
		public void setMode(@Nullable LockMode mode) {
			this.mode = mode;
		}

		/**
		 * {@return how long a statement may wait for a lock on a table, or {@code null}
		 * for as long as all databases}
		 */
		public @Nullable Duration getTimeout() {
			return this.timeout;
		}

		/**
		 * Sets how long a statement may wait for a lock on a table.
		 * @param timeout how long, zero for as long as it takes, or {@code null} for as
		 * long as all databases
		 */
		public void setTimeout(@Nullable Duration timeout) {
			this.timeout = timeout;
		}

	}

}
