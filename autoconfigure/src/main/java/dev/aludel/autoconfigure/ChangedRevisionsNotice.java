package dev.aludel.autoconfigure;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.ChangedRevisionAction;
import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.HistoryAction;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.RunReport;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * Warns of changed revisions behind the start of an application: looking for them loads
 * all migrations, and the start is not to wait for that.
 */
final class ChangedRevisionsNotice implements MigrationListener {

	private static final Log logger = LogFactory.getLog(ChangedRevisionsNotice.class);

	private final Aludel engine;

	private volatile boolean due;

	private volatile boolean stopped;

	ChangedRevisionsNotice(Aludel engine) {
		this.engine = engine;
	}

	@Override
	public void runFinished(RunReport report) {
		// What the start has run itself is what it was.
		int arrived = 0;
		for (CompletedRevision revision : report.revisions()) {
			arrived += isThere(revision) ? 1 : 0;
		}
		this.due = report.applied() > arrived && this.engine.settings().run().changed() == ChangedRevisionAction.WARN;
	}

	private static boolean isThere(CompletedRevision revision) {
		return revision.action() == HistoryAction.UPGRADE || revision.action() == HistoryAction.STAMP;
	}

	/** Gives the warning, on a thread of its own. */
	void giveIfDue() {
		if (this.due) {
			this.due = false;
			new Giver().start();
		}
	}

	/** From now on nobody wants to know. */
	void stop() {
		this.stopped = true;
	}

	private void give() {
		try {
			if (!this.stopped) {
				this.engine.warnOfChangedRevisions();
			}
		}
		catch (RuntimeException | LinkageError ex) {
			// Pools and class loaders are closed while an application ends.
			if (!this.stopped) {
				logger.warn(LogMessage.format("Whether applied revisions have changed could not be found out: %s",
						String.valueOf(ex.getMessage()).lines().findFirst().orElse("")));
			}
		}
	}

	/** Keeps no process alive. */
	private final class Giver extends Thread {

		Giver() {
			super("aludel-changed-revisions");
			setDaemon(true);
		}

		@Override
		public void run() {
			give();
		}

	}

}
