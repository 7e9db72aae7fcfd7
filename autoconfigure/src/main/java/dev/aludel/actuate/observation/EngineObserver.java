package dev.aludel.actuate.observation;

import dev.aludel.migrate.MigrationListener;

/**
 * Watches engines. Each engine is given a listener of its own, for what it tells does not
 * say whose it is.
 */
@FunctionalInterface
public interface EngineObserver {

	/**
	 * Begins to watch an engine.
	 * @param database what the application calls its database
	 * @return the listener that the engine shall have
	 */
	MigrationListener observe(String database);

}
