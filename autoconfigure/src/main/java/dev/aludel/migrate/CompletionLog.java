package dev.aludel.migrate;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The log of the revisions of a run as they are completed. Each has its line, unless
 * there are hundreds: then whoever reads the log wants to see that it goes on, and what
 * takes long.
 */
final class CompletionLog {

	private static final Log logger = LogFactory.getLog(Aludel.class);

	/** Of so many revisions, each has its line. */
	static final int FEW = 100;

	private static final long LONG_MILLIS = 1_000;

	private static final Duration SILENCE = Duration.ofSeconds(5);

	private final int planned;

	private final LongSupplier clock;

	private long lastLine;

	private int completed;

	/**
	 * Creates the log of a run.
	 * @param planned how many revisions are to be run
	 * @param clock what counts the nanoseconds
	 */
	CompletionLog(int planned, LongSupplier clock) {
		this.planned = planned;
		this.clock = clock;
		this.lastLine = clock.getAsLong();
	}

	/** One more is done and committed. */
	void completed(CompletedRevision revision) {
		this.completed++;
		if (this.planned <= FEW || revision.duration().toMillis() >= LONG_MILLIS) {
			logger.info(line(revision));
		}
		else if (logger.isDebugEnabled()) {
			logger.debug(line(revision));
		}
		if (this.planned > FEW && (this.completed % FEW == 0 || isSilent())) {
			this.lastLine = this.clock.getAsLong();
			logger.info(verb(revision) + " " + this.completed + " of " + this.planned + " revisions, the last is "
					+ name(revision));
		}
	}

	private boolean isSilent() {
		return this.clock.getAsLong() - this.lastLine >= SILENCE.toNanos();
	}

	private static String line(CompletedRevision revision) {
		return verb(revision) + " " + name(revision) + " ("
				+ Wording.count(revision.statements(), "statement", "statements") + ", "
				+ revision.duration().toMillis() + " ms)";
	}

	private static String verb(CompletedRevision revision) {
		return (revision.action() == HistoryAction.UPGRADE) ? "Applied" : "Undid";
	}

	private static String name(CompletedRevision revision) {
		return revision.id() + (revision.message().isEmpty() ? "" : " " + revision.message());
	}

}
