package dev.aludel.autoconfigure;

import dev.aludel.migrate.AludelSettings;

/**
 * Has the last word on the settings of the auto-configured engine. Beans of this type are
 * called in their order, each with what the one before returned.
 */
@FunctionalInterface
public interface AludelSettingsCustomizer {

	/**
	 * Changes the settings.
	 * @param settings the settings so far, from the properties at first
	 * @return the settings to use
	 */
	AludelSettings customize(AludelSettings settings);

}
