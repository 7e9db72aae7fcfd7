package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
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
		Duration waited = Duration.ofNanos(System.nanoTime() - this.begin);
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
			LockWait wait = new LockWait(this.session.database(), holder(), this.patience);
			logger.info(wait.describe());
			this.listeners.forEach((listener) -> listener.beforeLockWait(wait));
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
		String sql = """
				select l.pid, a.application_name, host(a.client_addr), a.backend_start, a.state, left(a.query, 200)
				from pg_locks l
				left join pg_stat_activity a on a.pid = l.pid
				where l.locktype = 'advisory' and l.granted and l.objsubid = 1
					and l.database = (select oid from pg_database where datname = current_database())
					and (l.classid::bigint << 32) | l.objid::bigint = ?
				""";
		Connection connection = this.session.connection();
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setLong(1, this.key);
			try (ResultSet row = statement.executeQuery()) {
				return row.next() ? holder(row) : null;
			}
		}
	}

	private static LockHolder holder(ResultSet row) throws SQLException {
		OffsetDateTime connectedSince = row.getObject(4, OffsetDateTime.class);
		return new LockHolder(row.getInt(1), row.getString(2), row.getString(3),
				(connectedSince != null) ? connectedSince.toInstant() : null, row.getString(5), row.getString(6));
	}

}
