package dev.aludel.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.migrate.ClasspathMigrationSource;
import org.jspecify.annotations.Nullable;

/**
 * What an application can set about one of its several databases.
 */
public class AludelDatabaseProperties extends AludelEngineProperties {

	/**
	 * Name of the DataSource bean. Without it and without a URL, that of an application
	 * with one database.
	 */
	private @Nullable String dataSource;

	/**
	 * Comma-separated list of packages that hold the migrations of this database, with
	 * everything below them.
	 */
	private List<String> packages = new ArrayList<>();

	/**
	 * Persistence unit, or bean of its EntityManagerFactory, whose entities this database
	 * holds. Without it, the one that uses the same DataSource.
	 */
	private @Nullable String persistenceUnit;

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

	/** The packages, by default one that is called as the database. */
	List<String> packagesOf(String name) {
		return this.packages.isEmpty() ? List.of(ClasspathMigrationSource.DEFAULT_PACKAGE + "." + name) : this.packages;
	}

}
