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

}
