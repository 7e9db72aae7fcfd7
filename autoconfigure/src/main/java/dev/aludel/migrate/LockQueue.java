package dev.aludel.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for the migration lock: they pause between two attempts, never in a
 * transaction, tell now and then whom they wait for, and give up one day.
 */
final class LockQueue {

	private static final Log logger = LogFactory.getLog(MigrationLock.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	static final Duration FIRST_REMINDER = Duration.ofSeconds(10);

	private final Session session;

	private final long key;

	private final Duration patience;

	private final Duration firstReminder;

	private final CancellableRun run;

	private final List<MigrationListener> listeners;

	private boolean announced;

	private @Nullable LockWait wait;

	private long begin;

	private Duration pause = FIRST_PAUSE;

	private Duration nextReminder;

	LockQueue(Session session, long key, Duration patience, Duration firstReminder, CancellableRun run,
			List<MigrationListener> listeners) {
		this.session = session;
		this.key = key;
		this.patience = patience;
		this.firstReminder = firstReminder;
		this.nextReminder = firstReminder;
		this.run = run;
		this.listeners = listeners;
	}

	/** To be called before the first attempt. */
	void enter() {
		this.begin = System.nanoTime();
		this.pause = FIRST_PAUSE;
		this.nextReminder = this.firstReminder;
	}

	/** To be called after an attempt that failed. */
	void pause() throws SQLException {
		try {
			await();
		}
		catch (RuntimeException | SQLException ex) {
			tellGivenUp(ex);
			throw ex;
		}
	}

	/** To be called after an attempt that did not fail. */
	void leave() {
		LockWait over = this.wait;
		if (over != null) {
			this.wait = null;
			Duration waited = waited();
			this.listeners.forEach((listener) -> listener.afterLockWait(over, waited, true));
		}
	}

	private void tellGivenUp(Exception reason) {
		LockWait over = this.wait;
		if (over != null) {
			this.wait = null;
			Duration waited = waited();
			try {
				this.listeners.forEach((listener) -> listener.afterLockWait(over, waited, false));
			}
			catch (RuntimeException ex) {
				reason.addSuppressed(ex);
			}
		}
	}

	private Duration waited() {
		return Duration.ofNanos(System.nanoTime() - this.begin);
	}

	private void await() throws SQLException {
		Duration waited = waited();
		if (waited.compareTo(this.patience) >= 0) {
			throw new LockNotObtainedException(this.session.database(), this.patience, holder());
		}
		tell(waited);
		pause(shorter(this.pause, this.patience.minus(waited)));
		this.pause = shorter(this.pause.multipliedBy(2), LONGEST_PAUSE);
		refuseToGoOn();
	}

	// Those who wait for each transaction again are told once.
	private void tell(Duration waited) throws SQLException {
		if (!this.announced) {
			this.announced = true;
			LockWait begun = new LockWait(this.session.database(), holder(), this.patience);
			this.wait = begun;
			logger.info(begun.describe());
			this.listeners.forEach((listener) -> listener.beforeLockWait(begun));
		}
		else if (waited.compareTo(this.nextReminder) >= 0) {
			this.nextReminder = waited.multipliedBy(2);
			logger.info(new LockWait(this.session.database(), holder(), this.patience).describeAfter(waited));
		}
	}

	private static Duration shorter(Duration first, Duration second) {
		return (first.compareTo(second) < 0) ? first : second;
	}

	private void pause(Duration pause) {
		try {
			// Between half of it and all of it, so that instances do not ask in step.
			long longest = Math.max(pause.toNanos(), 2);
			this.run.pause(Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest)));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw RunInterruptedException.whileWaitingForLock(this.session.database());
		}
	}

	/** Refuses to wait for those who want to stop. */
	void refuseToGoOn() {
		if (this.run.isToStop()) {
			throw RunInterruptedException.whileWaitingForLock(this.session.database());
		}
	}

	private @Nullable LockHolder holder() throws SQLException {
		return LockHolder.of(this.session.connection(), this.key);
	}

}
