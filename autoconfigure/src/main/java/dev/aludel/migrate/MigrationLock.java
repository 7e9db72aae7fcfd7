package dev.aludel.migrate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import dev.aludel.migrate.Session.Directness;
import dev.aludel.schema.QualifiedName;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps others from migrating the same database at the same time: an advisory lock of the
 * session that does the work, and one of each transaction that passes the {@link Fence}.
 */
final class MigrationLock implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(MigrationLock.class);

	private final Session session;

	private final long key;

	private final LockQueue queue;

	private final boolean ofSession;

	private boolean certain;

	private MigrationLock(Session session, long key, LockQueue queue, boolean ofSession, boolean certain) {
		this.session = session;
		this.key = key;
		this.queue = queue;
		this.ofSession = ofSession;
		this.certain = certain;
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

	/**
	 * Takes the lock of the session, or gets ready to take those of the transactions.
	 * @param session the session that does the work
	 * @param revisionTable the table of the applied revisions
	 * @param settings how to work
	 * @param purpose what the work is: {@code upgrade}
	 * @param run what may be cancelled
	 * @param listeners who is told of a wait
	 */
	static MigrationLock acquire(Session session, QualifiedName revisionTable, AludelSettings settings, String purpose,
			CancellableRun run, List<MigrationListener> listeners) throws SQLException {
		return acquire(session, revisionTable, settings, purpose, run, listeners, LockQueue.FIRST_REMINDER);
	}

	static MigrationLock acquire(Session session, QualifiedName revisionTable, AludelSettings settings, String purpose,
			CancellableRun run, List<MigrationListener> listeners, Duration firstReminder) throws SQLException {
		long key = key(revisionTable);
		boolean ofSession = settings.lock().mode() != LockMode.TRANSACTION;
		LockQueue queue = new LockQueue(session, key, settings.lock().patience(), firstReminder, run, listeners);
		Directness directness = (settings.lock().mode() == LockMode.AUTO) ? session.directness() : Directness.UNKNOWN;
		// Whoever cannot trust the session must not change anything about it.
		if (directness == Directness.POOLED) {
			throw new PooledConnectionException(session.database());
		}
		MigrationLock lock = new MigrationLock(session, key, queue, ofSession, directness == Directness.DIRECT);
		session.announce(settings.application(), purpose, ofSession);
		if (ofSession) {
			lock.takeForSession();
		}
		return lock;
	}

	// Held twice, see isHeld. Polled in autocommit, never pg_advisory_lock: a blocked
	// call keeps a snapshot open,
	// and CREATE INDEX CONCURRENTLY of the holder would wait for that snapshot.
	private void takeForSession() throws SQLException {
		this.queue.enter();
		this.queue.refuseToGoOn();
		while (!ask("select pg_try_advisory_lock(?) and pg_try_advisory_lock(?)")) {
			this.queue.pause();
		}
		try {
			this.queue.leave();
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private boolean ask(String sql) throws SQLException {
		try (PreparedStatement statement = this.session.connection().prepareStatement(sql)) {
			statement.setLong(1, this.key);
			statement.setLong(2, this.key);
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				return row.getBoolean(1);
			}
		}
	}

	/** Whether the session holds the lock, and not only its transactions. */
	boolean isOfSession() {
		return this.ofSession;
	}

	/**
	 * Whether the session holds the lock: it is known to be that of one back end, and
	 * nothing is known that could have cost it the lock.
	 */
	boolean isCertain() {
		return this.certain;
	}

	/**
	 * An SQL condition: whether the session holds the lock now. Of the two times that it
	 * holds it, one is given back, which tells, and taken again; the other keeps others
	 * out meanwhile.
	 */
	ParameterizedSql isHeld() {
		return ParameterizedSql
			.of("(pg_advisory_unlock('" + this.key + "') and pg_try_advisory_lock('" + this.key + "'))");
	}

	/** From now on the session may have lost it. */
	void distrust() {
		this.certain = false;
	}

	/** Who holds the lock for a table of applied revisions, or {@code null}. */
	static @Nullable LockHolder holder(Connection connection, QualifiedName revisionTable) throws SQLException {
		return LockHolder.of(connection, key(revisionTable));
	}

	long key() {
		return this.key;
	}

	/** Those who wait for the lock. */
	LockQueue queue() {
		return this.queue;
	}

	/** The session that holds the lock. */
	Session session() {
		return this.session;
	}

	/** The name of the session for each transaction, or {@code null} when it has one. */
	@Nullable String transactionName() {
		return this.session.transactionName();
	}

	@Override
	public void close() {
		if (!this.ofSession) {
			return;
		}
		try {
			if (!ask("select pg_advisory_unlock(?) and pg_advisory_unlock(?)")) {
				throw new LockLostException(this.session.database());
			}
		}
		catch (SQLException ex) {
			// Nothing is left to release when the session has ended.
			logger.debug("The migration lock could not be released", ex);
		}
	}

}
