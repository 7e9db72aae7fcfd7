package dev.aludel.migrate;

import java.time.Duration;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * Waits until what somebody else runs has arrived on a database that cannot be written,
 * or until that can be written, by trying again and again.
 *
 * @param run tries to do what is to be done
 * @param patience how long to wait at most
 * @param cancellation who may want to stop it
 */
record StandbyWait(Supplier<RunReport> run, Duration patience, Cancellation cancellation) {

	private static final Log logger = LogFactory.getLog(Aludel.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	RunReport await(ReadOnlyDatabaseException first) {
		long begin = System.nanoTime();
		AludelException found = first;
		Duration pause = FIRST_PAUSE;
		String told = "";
		while (true) {
			if (!describe(found).equals(told)) {
				told = describe(found);
				logger.info(LogMessage.format("%s Waiting up to %s for that to change", told,
						Wording.seconds(this.patience)));
			}
			Duration left = this.patience.minusNanos(System.nanoTime() - begin);
			if (left.isNegative() || left.isZero()) {
				throw new StandbyBehindException(first.database(), this.patience, describe(found), found);
			}
			pause((pause.compareTo(left) < 0) ? pause : left, told);
			pause = (pause.compareTo(LONGEST_PAUSE) < 0) ? pause.multipliedBy(2) : LONGEST_PAUSE;
			try {
				return this.run.get();
			}
			catch (ReadOnlyDatabaseException | BookkeepingException | DatabaseUnavailableException ex) {
				// A standby that is started again, too, will be back.
				found = ex;
			}
		}
	}

	private static String describe(AludelException found) {
		return (found instanceof ReadOnlyDatabaseException readOnly) ? readOnly.describe()
				: String.valueOf(found.getMessage()).lines().findFirst().orElse("");
	}

	private void pause(Duration pause, String found) {
		try (CancellableRun waiting = this.cancellation.beginToWait()) {
			try {
				waiting.pause(pause);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			if (waiting.isToStop()) {
				throw RunInterruptedException.whileWaitingForHead(found);
			}
		}
	}

}
