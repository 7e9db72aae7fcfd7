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

}
