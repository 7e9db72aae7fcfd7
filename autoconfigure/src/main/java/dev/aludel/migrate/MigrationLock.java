package dev.aludel.migrate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import dev.aludel.schema.QualifiedName;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps others from migrating the same database at the same time: an advisory lock of the
 * session that does the work.
 */
final class MigrationLock implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(MigrationLock.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	private final Session session;

	private final long key;

	private MigrationLock(Session session, long key) {
		this.session = session;
		this.key = key;
	}

	/**
	 * The key of the lock for a table of applied revisions; databases have locks of their
	 * own anyway.
	 */
	static long key(QualifiedName revisionTable) {
		try {
			byte[] name = ("aludel\0" + revisionTable.schema() + "\0" + revisionTable.name())
				.getBytes(StandardCharsets.UTF_8);
			return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name)).getLong();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// Polled in autocommit, never pg_advisory_lock: a blocked call keeps a snapshot open,
	// and CREATE INDEX CONCURRENTLY of the holder would wait for that snapshot.
	static MigrationLock acquire(Session session, QualifiedName revisionTable, Duration patience, CancellableRun run)
			throws SQLException {
		return acquire(session, revisionTable, patience, run, List.of());
	}

	static MigrationLock acquire(Session session, QualifiedName revisionTable, Duration patience, CancellableRun run,
			List<MigrationListener> listeners) throws SQLException {
		MigrationLock lock = new MigrationLock(session, key(revisionTable));
		if (!lock.tryAcquire(run)) {
			lock.await(patience, run, listeners);
		}
		return lock;
	}

	private void await(Duration patience, CancellableRun run, List<MigrationListener> listeners) throws SQLException {
		if (patience.isZero()) {
			throw new LockNotObtainedException(this.session.database(), patience, holder());
		}
		LockWait wait = new LockWait(this.session.database(), holder(), patience);
		logger.info(wait.describe());
		listeners.forEach((listener) -> listener.beforeLockWait(wait));
		long begin = System.nanoTime();
		try {
			poll(begin, patience, run);
		}
		catch (RuntimeException | SQLException ex) {
			tell(listeners, (listener) -> listener.afterLockWait(wait, since(begin), false), ex);
			throw ex;
		}
		try {
			listeners.forEach((listener) -> listener.afterLockWait(wait, since(begin), true));
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private static void tell(List<MigrationListener> listeners, Consumer<MigrationListener> news, Exception failure) {
		try {
			listeners.forEach(news);
		}
		catch (RuntimeException ex) {
			failure.addSuppressed(ex);
		}
	}

	private static Duration since(long begin) {
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	private void poll(long begin, Duration patience, CancellableRun run) throws SQLException {
		Duration pause = FIRST_PAUSE;
		do {
			Duration waited = since(begin);
			if (waited.compareTo(patience) >= 0) {
				throw new LockNotObtainedException(this.session.database(), patience, holder());
			}
			pause(shorter(pause, patience.minus(waited)), run);
			pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
		}
		while (!tryAcquire(run));
	}

	private static Duration shorter(Duration first, Duration second) {
		return (first.compareTo(second) < 0) ? first : second;
	}

	private void pause(Duration pause, CancellableRun run) {
		try {
			// Between half of it and all of it, so that instances do not ask in step.
			long longest = Math.max(pause.toNanos(), 2);
			run.pause(Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest)));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw RunInterruptedException.whileWaitingForLock(this.session.database());
		}
	}

	private boolean tryAcquire(CancellableRun run) throws SQLException {
		if (run.isToStop()) {
			throw RunInterruptedException.whileWaitingForLock(this.session.database());
		}
		return ask("select pg_try_advisory_lock(?)");
	}

	private boolean ask(String sql) throws SQLException {
		try (PreparedStatement statement = this.session.connection().prepareStatement(sql)) {
			statement.setLong(1, this.key);
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				return row.getBoolean(1);
			}
		}
	}

	private @Nullable LockHolder holder() throws SQLException {
		return holder(this.session.connection(), this.key);
	}

	/** Who holds the lock for a table of applied revisions, or {@code null}. */
	static @Nullable LockHolder holder(Connection connection, QualifiedName revisionTable) throws SQLException {
		return holder(connection, key(revisionTable));
	}

	private static @Nullable LockHolder holder(Connection connection, long key) throws SQLException {
		String sql = """
				select l.pid, a.application_name, host(a.client_addr), a.backend_start, a.state, left(a.query, 200)
				from pg_locks l
				left join pg_stat_activity a on a.pid = l.pid
				where l.locktype = 'advisory' and l.granted and l.objsubid = 1
					and l.database = (select oid from pg_database where datname = current_database())
					and (l.classid::bigint << 32) | l.objid::bigint = ?
				""";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setLong(1, key);
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

	/** The session that holds the lock. */
	Session session() {
		return this.session;
	}

	@Override
	public void close() {
		try {
			if (!ask("select pg_advisory_unlock(?)")) {
				throw new LockLostException(this.session.database());
			}
		}
		catch (SQLException ex) {
			// Nothing is left to release when the session has ended.
			logger.debug("The migration lock could not be released", ex);
		}
	}

}
