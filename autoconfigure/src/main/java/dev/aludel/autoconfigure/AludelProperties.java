package dev.aludel.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an application can set about its migrations.
 */
@ConfigurationProperties("aludel")
public class AludelProperties extends AludelEngineProperties {

	/**
	 * Whether to have migrations: their run at start, the engine and the endpoint.
	 */
	private boolean enabled = true;

	/**
	 * Comma-separated list of packages that hold the migrations, with everything below
	 * them.
	 */
	private List<String> packages = new ArrayList<>(List.of(ClasspathMigrationSource.DEFAULT_PACKAGE));

	/**
	 * Databases of an application that has several, by their names. Each is migrated by
	 * an engine of its own, and none besides.
	 */
	private final Map<String, AludelDatabaseProperties> databases = new LinkedHashMap<>();

	private final Observations observations = new Observations();

	private final Autogenerate autogenerate = new Autogenerate();

	/**
	 * {@return whether there are migrations at all}
	 */
	public boolean isEnabled() {
		return this.enabled;
	}

	/**
	 * Decides whether there are migrations at all.
	 * @param enabled whether there are
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
	 * {@return the databases of an application that has several, by their names}
	 */
	public Map<String, AludelDatabaseProperties> getDatabases() {
		return this.databases;
	}

	/**
	 * {@return how runs are observed}
	 */
	public Observations getObservations() {
		return this.observations;
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
		return (database != null) ? database.getTarget() : getTarget();
	}

	/** What to do with the database of an engine when the application starts. */
	StartupAction onStartupOf(Aludel engine) {
		AludelDatabaseProperties database = databaseOf(engine);
		StartupAction own = (database != null) ? database.getOnStartup() : null;
		return (own != null) ? own : Objects.requireNonNullElse(getOnStartup(), StartupAction.UPGRADE);
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

	/** Maps to the engine. */
	AludelSettings toSettings(@Nullable String application) {
		return applyTo(AludelSettings.defaults()).withApplication(application);
	}

	/**
	 * How runs are observed.
	 */
	public static class Observations {

		/**
		 * Whether to observe the run at start, too. It needs the ObservationRegistry and
		 * all that belongs to it before the database is ready, so none of that may use
		 * the database.
		 */
		private boolean atStart;

		/**
		 * {@return whether to observe the run at start}
		 */
		public boolean isAtStart() {
			return this.atStart;
		}

		/**
		 * Decides whether to observe the run at start.
		 * @param atStart whether to observe it
		 */
		public void setAtStart(boolean atStart) {
			this.atStart = atStart;
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
