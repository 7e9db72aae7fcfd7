package dev.aludel.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.BookkeepingTables;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.migrate.RunSettings;
import dev.aludel.migrate.StatementLimits;
import dev.aludel.migrate.TimeoutSettings;
import dev.aludel.migrate.TransactionScope;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * What an application can set about its migrations.
 */
@ConfigurationProperties("aludel")
public class AludelProperties {

	/**
	 * Whether to run the pending revisions when the application starts.
	 */
	private boolean enabled = true;

	/**
	 * Comma-separated list of packages that hold the migrations, with everything below
	 * them.
	 */
	private List<String> packages = new ArrayList<>(List.of(ClasspathMigrationSource.DEFAULT_PACKAGE));

	/**
	 * Revision to upgrade to: an id, a branch label, "head", or "heads" when there are
	 * several.
	 */
	private String target = "head";

	/**
	 * Databases of an application that has several, by their names. Each is migrated by
	 * an engine of its own, and none besides.
	 */
	private final Map<String, AludelDatabaseProperties> databases = new LinkedHashMap<>();

	private final Tables tables = new Tables();

	private final Lock lock = new Lock();

	private final Timeouts timeouts = new Timeouts();

	/**
	 * What is done in one transaction.
	 */
	private TransactionScope transaction = TransactionScope.REVISION;

	private final Autogenerate autogenerate = new Autogenerate();

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
	 * {@return the packages that hold the migrations}
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
	 * {@return the databases of an application that has several, by their names}
	 */
	public Map<String, AludelDatabaseProperties> getDatabases() {
		return this.databases;
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
	 * {@return what is done in one transaction}
	 */
	public TransactionScope getTransaction() {
		return this.transaction;
	}

	/**
	 * Decides what is done in one transaction.
	 * @param transaction each revision, or the whole run
	 */
	public void setTransaction(TransactionScope transaction) {
		this.transaction = transaction;
	}

	/**
	 * {@return what is said about drafting migrations}
	 */
	public Autogenerate getAutogenerate() {
		return this.autogenerate;
	}

	/**
	 * Tells which revision an engine shall go to.
	 * @param engine an engine of the application
	 * @return the identifier of the revision: that of its database, else that of the
	 * application
	 */
	public String targetOf(Aludel engine) {
		AludelDatabaseProperties database = databaseOf(engine);
		return (database != null) ? database.getTarget() : this.target;
	}

	boolean runsAtStart(Aludel engine) {
		AludelDatabaseProperties database = databaseOf(engine);
		return database == null || database.isEnabled();
	}

	private @Nullable AludelDatabaseProperties databaseOf(Aludel engine) {
		String name = engine.settings().database();
		return (name != null) ? this.databases.get(name) : null;
	}

	/** The packages of all databases. */
	List<String> allPackages() {
		if (this.databases.isEmpty()) {
			return this.packages;
		}
		List<String> all = new ArrayList<>();
		this.databases.forEach((name, database) -> all.addAll(database.packagesOf(name)));
		return all;
	}

	/** Maps to the engine: one line a property. */
	AludelSettings toSettings(@Nullable String application) {
		return AludelSettings.defaults()
			.withTables(this.tables.toBookkeepingTables())
			.withLockWait(this.lock.wait)
			.withTimeouts(this.timeouts.toTimeoutSettings())
			.withRun(RunSettings.defaults().withTransaction(this.transaction))
			.withApplication(application);
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
		private String revision = "aludel_revision";

		/**
		 * Name of the table that records every upgrade, downgrade and stamp.
		 */
		private String history = "aludel_history";

		/**
		 * Name of the table that keeps the progress of revisions that do not fit into one
		 * transaction.
		 */
		private String progress = "aludel_progress";

		/**
		 * {@return the schema, or {@code null} for the current one of the connection}
		 */
		public @Nullable String getSchema() {
			return this.schema;
		}

		/**
		 * Sets the schema.
		 * @param schema the schema, or {@code null} for the current one of the connection
		 */
		public void setSchema(@Nullable String schema) {
			this.schema = schema;
		}

		/**
		 * {@return the name of the table of applied revisions}
		 */
		public String getRevision() {
			return this.revision;
		}

		/**
		 * Sets the name of the table of applied revisions.
		 * @param revision the name
		 */
		public void setRevision(String revision) {
			this.revision = revision;
		}

		/**
		 * {@return the name of the history table}
		 */
		public String getHistory() {
			return this.history;
		}

		/**
		 * Sets the name of the history table.
		 * @param history the name
		 */
		public void setHistory(String history) {
			this.history = history;
		}

		/**
		 * {@return the name of the progress table}
		 */
		public String getProgress() {
			return this.progress;
		}

		/**
		 * Sets the name of the progress table.
		 * @param progress the name
		 */
		public void setProgress(String progress) {
			this.progress = progress;
		}

		private BookkeepingTables toBookkeepingTables() {
			return new BookkeepingTables(QualifiedName.of(this.revision), QualifiedName.of(this.history),
					QualifiedName.of(this.progress))
				.inSchema(this.schema);
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
		private Duration wait = Duration.ofMinutes(5);

		/**
		 * {@return how long to wait for another instance}
		 */
		public Duration getWait() {
			return this.wait;
		}

		/**
		 * Sets how long to wait for another instance.
		 * @param wait how long
		 */
		public void setWait(Duration wait) {
			this.wait = wait;
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
		private Duration firstLock = Duration.ofMillis(100);

		/**
		 * Number of times that a revision, or a batch of a backfill, is tried again that
		 * got no lock in time or was the victim of a deadlock.
		 */
		private int retries = 10;

		private final Limits fast = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15));

		private final Limits scan = new Limits(Duration.ofSeconds(5), Duration.ZERO);

		private final Limits concurrent = new Limits(Duration.ZERO, Duration.ZERO);

		private final Limits data = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(30));

		private final Limits sql = new Limits(Duration.ofSeconds(5), Duration.ZERO);

		/**
		 * {@return how long a statement may wait for a lock in the first attempt}
		 */
		public Duration getFirstLock() {
			return this.firstLock;
		}

		/**
		 * Sets how long a statement may wait for a lock in the first attempt.
		 * @param firstLock how long; not zero
		 */
		public void setFirstLock(Duration firstLock) {
			this.firstLock = firstLock;
		}

		/**
		 * {@return how often something is tried again that got no lock}
		 */
		public int getRetries() {
			return this.retries;
		}

		/**
		 * Sets how often something is tried again that got no lock.
		 * @param retries how often
		 */
		public void setRetries(int retries) {
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

		private TimeoutSettings toTimeoutSettings() {
			return new TimeoutSettings(this.firstLock, this.retries, this.fast.toStatementLimits(),
					this.scan.toStatementLimits(), this.concurrent.toStatementLimits(), this.data.toStatementLimits(),
					this.sql.toStatementLimits());
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
		private Duration lock;

		/**
		 * Time a statement of this kind may take in all; zero for as long as it takes. If
		 * a duration suffix is not specified, seconds will be used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration statement;

		Limits(Duration lock, Duration statement) {
			this.lock = lock;
			this.statement = statement;
		}

		/**
		 * {@return how long a statement may wait for each lock}
		 */
		public Duration getLock() {
			return this.lock;
		}

		/**
		 * Sets how long a statement may wait for each lock.
		 * @param lock how long; zero, for as long as it takes, is for concurrent builds
		 * only
		 */
		public void setLock(Duration lock) {
			this.lock = lock;
		}

		/**
		 * {@return how long a statement may take}
		 */
		public Duration getStatement() {
			return this.statement;
		}

		/**
		 * Sets how long a statement may take.
		 * @param statement how long; zero for as long as it takes
		 */
		public void setStatement(Duration statement) {
			this.statement = statement;
		}

		private StatementLimits toStatementLimits() {
			return new StatementLimits(this.lock, this.statement);
		}

	}

	/**
	 * What is said about drafting migrations. Only the desk reads it.
	 */
	public static class Autogenerate {

		/**
		 * Comma-separated list of patterns of the only objects to compare: "tasks*",
		 * "schema:app". A pattern without a kind names tables.
		 */
		private List<String> include = new ArrayList<>();

		/**
		 * Comma-separated list of patterns of objects to leave as they are: "audit.*",
		 * "tasks.legacy_*", "index:ix_tmp_*". A pattern without a kind names tables,
		 * columns, sequences and enum types.
		 */
		private List<String> exclude = new ArrayList<>();

		/**
		 * Template for the source of new migrations: a file, or "classpath:" and a
		 * resource.
		 */
		private @Nullable String template;

		/**
		 * Command line that formats the source of a new migration, with "{file}" in place
		 * of its path.
		 */
		private @Nullable String formatter;

		/**
		 * Estimated number of rows from which on a table is changed in ways that let
		 * others go on using it.
		 */
		private long largeTableRows = 100_000;

		private final Naming naming = new Naming();

		/**
		 * {@return the patterns of the only objects to compare}
		 */
		public List<String> getInclude() {
			return this.include;
		}

		/**
		 * Sets the patterns of the only objects to compare.
		 * @param include the patterns; none for everything
		 */
		public void setInclude(List<String> include) {
			this.include = include;
		}

		/**
		 * {@return the patterns of objects to leave as they are}
		 */
		public List<String> getExclude() {
			return this.exclude;
		}

		/**
		 * Sets the patterns of objects to leave as they are.
		 * @param exclude the patterns
		 */
		public void setExclude(List<String> exclude) {
			this.exclude = exclude;
		}

		/**
		 * {@return from how many rows on a table is large}
		 */
		public long getLargeTableRows() {
			return this.largeTableRows;
		}

		/**
		 * Sets from how many rows on a table is large.
		 * @param largeTableRows the number of rows, as the server estimates it
		 */
		public void setLargeTableRows(long largeTableRows) {
			this.largeTableRows = largeTableRows;
		}

		/**
		 * {@return the template of new migrations, or {@code null} for the built-in one}
		 */
		public @Nullable String getTemplate() {
			return this.template;
		}

		/**
		 * Sets the template of new migrations.
		 * @param template a file, a resource behind {@code classpath:}, or {@code null}
		 * for the built-in one
		 */
		public void setTemplate(@Nullable String template) {
			this.template = template;
		}

		/**
		 * {@return the command line that formats a new migration, or {@code null} for
		 * none}
		 */
		public @Nullable String getFormatter() {
			return this.formatter;
		}

		/**
		 * Sets the command line that formats a new migration.
		 * @param formatter the command line with {@code {file}} in it, or {@code null}
		 * for none
		 */
		public void setFormatter(@Nullable String formatter) {
			this.formatter = formatter;
		}

		/**
		 * {@return how new constraints and indexes are called that the mapping does not
		 * name}
		 */
		public Naming getNaming() {
			return this.naming;
		}

	}

	/**
	 * How new constraints and indexes are called that the mapping does not name.
	 */
	public static class Naming {

		/**
		 * Name of a primary key. Tokens: {table}, {columns}.
		 */
		private String primaryKey = "pk_{table}";

		/**
		 * Name of a unique constraint. Tokens: {table}, {columns}.
		 */
		private String unique = "uq_{table}_{columns}";

		/**
		 * Name of a foreign key. Tokens: {table}, {columns}, {referenced_table},
		 * {referenced_columns}.
		 */
		private String foreignKey = "fk_{table}_{columns}";

		/**
		 * Name of an index. Tokens: {table}, {columns}.
		 */
		private String index = "ix_{table}_{columns}";

		/**
		 * Name of a check. Tokens: {table}, {columns}; the columns are 1 when there is
		 * not exactly one.
		 */
		private String check = "ck_{table}_{columns}";

		/**
		 * Name of an exclusion constraint. Tokens: {table}, {columns}.
		 */
		private String exclusion = "ex_{table}_{columns}";

		/**
		 * {@return the name of a primary key}
		 */
		public String getPrimaryKey() {
			return this.primaryKey;
		}

		/**
		 * Sets the name of a primary key.
		 * @param primaryKey the name, with tokens
		 */
		public void setPrimaryKey(String primaryKey) {
			this.primaryKey = primaryKey;
		}

		/**
		 * {@return the name of a unique constraint}
		 */
		public String getUnique() {
			return this.unique;
		}

		/**
		 * Sets the name of a unique constraint.
		 * @param unique the name, with tokens
		 */
		public void setUnique(String unique) {
			this.unique = unique;
		}

		/**
		 * {@return the name of a foreign key}
		 */
		public String getForeignKey() {
			return this.foreignKey;
		}

		/**
		 * Sets the name of a foreign key.
		 * @param foreignKey the name, with tokens
		 */
		public void setForeignKey(String foreignKey) {
			this.foreignKey = foreignKey;
		}

		/**
		 * {@return the name of an index}
		 */
		public String getIndex() {
			return this.index;
		}

		/**
		 * Sets the name of an index.
		 * @param index the name, with tokens
		 */
		public void setIndex(String index) {
			this.index = index;
		}

		/**
		 * {@return the name of a check}
		 */
		public String getCheck() {
			return this.check;
		}

		/**
		 * Sets the name of a check.
		 * @param check the name, with tokens
		 */
		public void setCheck(String check) {
			this.check = check;
		}

		/**
		 * {@return the name of an exclusion constraint}
		 */
		public String getExclusion() {
			return this.exclusion;
		}

		/**
		 * Sets the name of an exclusion constraint.
		 * @param exclusion the name, with tokens
		 */
		public void setExclusion(String exclusion) {
			this.exclusion = exclusion;
		}

	}

}
