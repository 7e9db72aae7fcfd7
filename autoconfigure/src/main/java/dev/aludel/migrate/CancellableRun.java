package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The work of one thread, which another may want to stop. */
final class CancellableRun implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(CancellableRun.class);

	private final Cancellation cancellation;

	private final boolean writing;

	private final Thread thread = Thread.currentThread();

	private @Nullable PGConnection exposed;

	CancellableRun(Cancellation cancellation, boolean writing) {
		this.cancellation = cancellation;
		this.writing = writing;
	}

	/** Whether the run is to stop at the next place where it can. */
	boolean isToStop() {
		return this.cancellation.isRequested() || this.thread.isInterrupted();
	}

	/** Whether a failure comes from being told to stop. */
	boolean isInterruption(Throwable failure, FailureCause cause) {
		ServerError error = cause.serverError();
		boolean cancelled = error != null && "57014".equals(error.sqlState());
		return InterruptedMigrationException.isBehind(failure) || (cancelled && isToStop());
	}

	boolean isWriting() {
		return this.writing;
	}

	boolean isOfThisThread() {
		return this.thread == Thread.currentThread();
	}

	void pause(Duration pause) throws InterruptedException {
		this.cancellation.pause(pause);
	}

	/** From now on a statement on the connection may be cancelled. */
	void expose(Connection connection) {
		PGConnection cancellable = unwrap(connection);
		synchronized (this) {
			this.exposed = cancellable;
		}
	}

	/** From now on no statement is cancelled: what is done has to be put in order. */
	synchronized void shield() {
		this.exposed = null;
	}

	// The lock is held until the server has passed the signal on, so that none arrives
	// after shield().
	synchronized void cancelStatement() {
		if (this.exposed != null) {
			try {
				this.exposed.cancelQuery();
			}
			catch (SQLException ex) {
				logger.debug("The statement could not be cancelled", ex);
			}
		}
	}

	private static @Nullable PGConnection unwrap(Connection connection) {
		try {
			return connection.isWrapperFor(PGConnection.class) ? connection.unwrap(PGConnection.class) : null;
		}
		catch (SQLException ex) {
			logger.debug("No statement of this connection can be cancelled", ex);
			return null;
		}
	}

	@Override
	public void close() {
		shield();
		this.cancellation.end(this);
	}

}
