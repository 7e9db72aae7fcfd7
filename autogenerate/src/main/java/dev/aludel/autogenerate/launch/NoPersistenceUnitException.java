package dev.aludel.autogenerate.launch;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * It is not clear which entities a database holds, or there is no such persistence unit.
 */
public final class NoPersistenceUnitException extends DesignTimeException {

	private static final long serialVersionUID = 1L;

	private final String database;

	private final @Nullable String unit;

	private NoPersistenceUnitException(String happened, String database, @Nullable String unit, List<String> units) {
		super(happened, "Name the one that has its entities: aludel.databases.%s.persistence-unit=%s"
			.formatted(database, String.join("|", units)), null);
		this.database = database;
		this.unit = unit;
	}

	static NoPersistenceUnitException called(String name, String database, List<String> units) {
		return new NoPersistenceUnitException(
				"Database %s is to have the entities of persistence unit %s, which the application does not have."
					.formatted(database, name),
				database, name, units);
	}

	static NoPersistenceUnitException over(String database, List<String> units) {
		return new NoPersistenceUnitException(
				"No persistence unit uses the data source of database %s.".formatted(database), database, null, units);
	}

	/**
	 * What the application calls the database.
	 * @return the name
	 */
	public String database() {
		return this.database;
	}

	/**
	 * The persistence unit that was named.
	 * @return its name, or {@code null} when none was named and none uses the database
	 */
	public @Nullable String unit() {
		return this.unit;
	}

}
