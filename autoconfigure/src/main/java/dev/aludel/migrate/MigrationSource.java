package dev.aludel.migrate;

import java.util.List;

/**
 * Where the migrations of an application come from.
 */
public interface MigrationSource {

	/**
	 * Lists the migrations by name, without loading a class.
	 * @return the classes, always in the same order
	 */
	List<MigrationClass> migrations();

	/**
	 * Loads one of the listed classes, without initialising it.
	 * @param migration the class
	 * @return the loaded class
	 * @throws ClassNotFoundException if there is no such class
	 */
	Class<?> load(MigrationClass migration) throws ClassNotFoundException;

	/**
	 * Returns the packages that are searched, with everything below them; a new migration
	 * belongs into one of them.
	 * @return the packages, or none where the source does not tell
	 */
	default List<String> packages() {
		return List.of();
	}

}
