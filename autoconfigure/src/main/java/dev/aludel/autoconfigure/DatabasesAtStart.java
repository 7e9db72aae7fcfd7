package dev.aludel.autoconfigure;

import java.util.function.Predicate;

import dev.aludel.migrate.Aludel;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * The engines that run at start; of each of the others that is said.
 *
 * @param properties what the application has set
 */
record DatabasesAtStart(AludelProperties properties) implements Predicate<Aludel> {

	private static final Log logger = LogFactory.getLog(AludelInitializer.class);

	@Override
	public boolean test(Aludel engine) {
		if (this.properties.runsAtStart(engine)) {
			return true;
		}
		logger.info(LogMessage.format("Migrations of database %1$s are off (aludel.databases.%1$s.enabled is false)",
				engine.settings().database()));
		return false;
	}

}
