package dev.aludel.autoconfigure;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.HistoryAction;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.RunReport;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * Sees to it that each engine has its line in the log of the start although the
 * application decides what is run: a run writes its own, and so does a look at where the
 * database stands; where there was neither, that is said.
 *
 * @param strategy that of the application
 */
record ReportingStrategy(AludelStrategy strategy) implements AludelStrategy {

	private static final Log logger = LogFactory.getLog(AludelStrategy.class);

	@Override
	public void migrate(Aludel aludel) {
		Witness witness = new Witness();
		this.strategy.migrate(aludel.withListener(witness));
		if (!witness.reported) {
			String database = aludel.settings().database();
			logger.info(LogMessage.format("Migrations%s are left to the AludelStrategy bean, and it ran none",
					(database != null) ? " of database " + database : ""));
		}
	}

	/** Sees whether anything is run, or looked at. */
	private static final class Witness implements MigrationListener {

		private boolean reported;

		@Override
		public void runStarted(HistoryAction action) {
			this.reported = true;
		}

		@Override
		public void verified(RunReport report) {
			this.reported = true;
		}

	}

}
