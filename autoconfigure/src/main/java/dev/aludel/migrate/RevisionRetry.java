package dev.aludel.migrate;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is about to be tried again, for others were in the way.
 *
 * @param revision the id of the revision
 * @param direction which way it is run
 * @param statement the statement that did not get its locks, or {@code null} when that was
 * on the migration's own connection
 * @param error what PostgreSQL said: {@code 55P03} for no lock in time, {@code 40P01} for
 * a deadlock
 * @param attempt the number of the attempt that failed, counting from 1
 * @param of how many attempts there are in all
 * @param pause how long to wait before the next one
 * @param blockers the sessions that were in the way, as far as they were still there
 */
public record RevisionRetry(String revision, Direction direction, @Nullable FailedStatement statement,
		ServerError error, int attempt, int of, Duration pause, List<BlockingSession> blockers) {

	public RevisionRetry {
		blockers = List.copyOf(blockers);
	}

	/**
	 * Returns the retry as a line for logs and terminals.
	 * @return the line
	 */
	public String describe() {
		StringBuilder text = new StringBuilder("Revision ").append(this.revision).append(" was held up");
		if (this.statement != null) {
			text.append(" at statement ")
				.append(this.statement.number())
				.append(" (")
				.append(this.statement.operation())
				.append(')');
		}
		text.append(": ").append(this.error.text());
		this.blockers.forEach((session) -> text.append(", in the way is ").append(session.describe()));
		return text.append("; attempt ")
			.append(this.attempt + 1)
			.append(" of ")
			.append(this.of)
			.append(" in ")
			.append(this.pause.toMillis())
			.append(" ms")
			.toString();
	}

}
