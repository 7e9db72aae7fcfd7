package dev.aludel.autogenerate.launch;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * It is not clear which database is meant, or there is none of that name.
 */
public final class SeveralDatabasesException extends DesignTimeException {

	private static final long serialVersionUID = 1L;

	private final List<String> databases;

	SeveralDatabasesException(@Nullable String asked, List<String> databases) {
		super((asked != null) ? "The application has no database " + asked + "."
				: "The application has %s databases: %s.".formatted(databases.size(), Listing.of(databases)),
				(asked != null) ? "Its databases: " + Listing.of(databases)
						: "Name one: --database %1$s (Maven: -Ddatabase=%1$s)".formatted(databases.get(0)),
				null);
		this.databases = List.copyOf(databases);
	}

	/**
	 * The databases that there are.
	 * @return their names, sorted
	 */
	public List<String> databases() {
		return this.databases;
	}

}
