package dev.aludel.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.migrate.Aludel;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

/**
 * Does with each database what the properties ask for.
 *
 * @param properties the properties
 * @param own what the application does where they ask for an upgrade, or {@code null} for
 * the upgrade
 */
record StartupActions(AludelProperties properties, @Nullable AludelStrategy own) implements AludelStrategy {

	private static final Log logger = LogFactory.getLog(StartupActions.class);

	/** Those for which there is anything to do; of the others that is said. */
	List<Aludel> concerned(List<Aludel> engines) {
		List<Aludel> concerned = new ArrayList<>();
		for (Aludel engine : engines) {
			if (concerns(engine)) {
				concerned.add(engine);
			}
		}
		return concerned;
	}

	private boolean concerns(Aludel engine) {
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
		else if (this.own != null) {
			this.own.migrate(aludel);
		}
		else {
			aludel.upgrade(this.properties.targetOf(aludel));
		}
	}

}
