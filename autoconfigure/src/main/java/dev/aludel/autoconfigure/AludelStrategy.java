package dev.aludel.autoconfigure;

import dev.aludel.migrate.Aludel;

/**
 * What happens to the database when the application starts. A bean of this type replaces
 * the upgrade to {@code aludel.target}, where {@code aludel.on-startup} asks for one.
 */
@FunctionalInterface
public interface AludelStrategy {

	/**
	 * Brings a database to where the application needs it. Everything that uses the
	 * database waits for the return; an exception stops the application from starting.
	 * @param aludel the engine of that database
	 */
	void migrate(Aludel aludel);

}
