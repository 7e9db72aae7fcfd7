package dev.aludel.autoconfigure;

import dev.aludel.migrate.Aludel;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * Does with each database what the properties ask for.
 *
 * @param properties the properties
 * @param upgrade what is done where they ask for an upgrade
 */
record StartupActions(AludelProperties properties, AludelStrategy upgrade) implements AludelStrategy {

	private static final Log logger = LogFactory.getLog(StartupActions.class);

	/** Whether there is anything to do; if not, that is said. */
	boolean concern(Aludel engine) {
		if (this.properties.onStartupOf(engine) != StartupAction.NONE) {
			return true;
		}
		String database = engine.settings().database();
		logger.info(LogMessage.format("Nothing is run%s at start (on-startup is none)",
				(database != null) ? " on database " + database : ""));
		return false;
	}

	@Override
	public void migrate(Aludel aludel) {
		if (this.properties.onStartupOf(aludel) == StartupAction.VALIDATE) {
			aludel.verify(this.properties.targetOf(aludel));
		}
		else {
			this.upgrade.migrate(aludel);
		}
	}

}
