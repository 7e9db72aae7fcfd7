package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import dev.aludel.operation.OperationKind;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Lets others pass between two attempts of one revision, and finds out who they are.
 *
 * @param connection the connection, in autocommit
 * @param timeouts how often something is tried, and how long it waits
 * @param run who may want to stop it
 * @param parameterValues keeps them out of what is told
 * @param listeners who is told
 * @param revision the id of the revision
 * @param direction which way it is run
 */
record Retries(Connection connection, TimeoutSettings timeouts, CancellableRun run, ParameterValues parameterValues,
		List<MigrationListener> listeners, String revision, Direction direction) {

	/** No lock in time, and a deadlock: both are over when others have gone on. */
	static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01");

	private static final Log logger = LogFactory.getLog(Aludel.class);

	static boolean isInTheWay(@Nullable ServerError error) {
		return error != null && error.sqlState() != null && IN_THE_WAY.contains(error.sqlState());
	}

	/** Who was in the way of a statement that was rolled back. */
	List<BlockingSession> blockers(@Nullable FailedStatement statement, Throwable failure) {
		if (statement == null) {
			return List.of();
		}
		try {
			return new LockSearch(this.connection).blockersOf(statement.sql());
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
			return List.of();
		}
	}

	boolean isLast(int attempt) {
		return attempt >= this.timeouts.attempts();
	}

	/** Pauses about as long as the others were held up. */
	void pauseBehind(int attempt, @Nullable FailedStatement statement, ServerError error,
			List<BlockingSession> blockers) {
		RevisionRetry retry = new RevisionRetry(this.revision, this.direction, statement, error, attempt,
				this.timeouts.attempts(), pause(attempt, statement), blockers);
		logger.info(retry.describe());
		this.listeners.forEach((listener) -> listener.beforeRetry(retry));
		try {
			this.run.pause(retry.pause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Duration pause(int attempt, @Nullable FailedStatement statement) {
		OperationKind kind = (statement != null && statement.kind() != OperationKind.CONCURRENT) ? statement.kind()
				: OperationKind.FAST;
		long longest = Math.max(this.timeouts.of(kind, attempt).lock().toNanos(), 2);
		// Between half of it and all of it, so that instances do not come in step.
		return Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest));
	}

}
