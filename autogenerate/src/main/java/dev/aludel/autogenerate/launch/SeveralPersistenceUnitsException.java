package dev.aludel.autogenerate.launch;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The application has several persistence units where one was asked for.
 */
public final class SeveralPersistenceUnitsException extends DesignTimeException {

	private static final long serialVersionUID = 1L;

	private final List<String> units;

	SeveralPersistenceUnitsException(List<String> units, @Nullable String database) {
		super("The application has several persistence units%s: %s."
			.formatted((database != null) ? " over the data source of database " + database : "", Listing.of(units)),
				(database != null)
						? "Name the one that this database has: aludel.databases.%s.persistence-unit=%s"
							.formatted(database, units.get(0))
						: "Name the databases that they are in, each with its migrations: aludel.databases.<name>.persistence-unit=%s"
							.formatted(units.get(0)),
				null);
		this.units = List.copyOf(units);
	}

	/**
	 * The persistence units.
	 * @return their names, sorted
	 */
	public List<String> units() {
		return this.units;
	}

}
