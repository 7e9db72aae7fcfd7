package dev.aludel.autoconfigure;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.HistoryAction;
import dev.aludel.migrate.MigrationListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * Sees to it that each engine has its line in the log of the start: a run writes its own,
 * and where there was none that is said.
 */
final class StartSummary implements MigrationListener {

	private static final Log logger = LogFactory.getLog(AludelInitializer.class);

	private boolean written;

	@Override
	public void runStarted(HistoryAction action) {
		this.written = true;
	}

	/** Writes the line of an engine that a strategy was given, unless it has one. */
	void complete(Aludel engine) {
		if (!this.written) {
			logger.info(LogMessage.format("Migrations%s are left to the AludelStrategy bean, and it ran none",
					of(engine)));
		}
	}

	private static String of(Aludel engine) {
		String database = engine.settings().database();
		return (database != null) ? " of database " + database : "";
	}

}
