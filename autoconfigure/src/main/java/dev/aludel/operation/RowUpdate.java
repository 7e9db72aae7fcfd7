package dev.aludel.operation;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Backfill} does to rows, and how gently.
 *
 * @param assignments what is assigned, as SQL: {@code status = 'pending'}
 * @param condition the SQL condition of the rows that are meant, or {@code null} for all
 * @param batchSize how many rows a batch looks at, at most
 * @param pause how long to leave the database alone between two batches, in milliseconds
 */
public record RowUpdate(String assignments, @Nullable String condition, int batchSize, Duration pause) {

	private static final int BATCH_SIZE = 5_000;

	private static final Duration PAUSE = Duration.ofMillis(20);

	public RowUpdate {
		if (assignments.isBlank()) {
			throw new IllegalArgumentException("The assignments of a backfill must not be blank: status = 'pending'");
		}
		if (condition != null && condition.isBlank()) {
			throw new IllegalArgumentException("The condition of a backfill must not be blank: status is null");
		}
		if (batchSize < 1) {
			throw new IllegalArgumentException("A batch must have one row at least, not " + batchSize + ".");
		}
		if (pause.isNegative()) {
			throw new IllegalArgumentException("The pause between batches must not be negative: " + pause);
		}
		pause = Duration.ofMillis(pause.toMillis());
	}

	/**
	 * Returns an update of all rows, 5,000 at a time, with a short pause in between.
	 * @param assignments what is assigned, as SQL
	 * @return the update
	 */
	public static RowUpdate of(String assignments) {
		return new RowUpdate(assignments, null, BATCH_SIZE, PAUSE);
	}

	/**
	 * Returns this update for some rows only.
	 * @param sql the SQL condition: {@code status is null}
	 * @return the changed update
	 */
	public RowUpdate where(String sql) {
		return new RowUpdate(this.assignments, sql, this.batchSize, this.pause);
	}

	/**
	 * Returns this update with batches of another size.
	 * @param rows how many rows a batch looks at, at most
	 * @return the changed update
	 */
	public RowUpdate batchSize(int rows) {
		return new RowUpdate(this.assignments, this.condition, rows, this.pause);
	}

	/**
	 * Returns this update with another pause between batches.
	 * @param duration the pause; zero for none
	 * @return the changed update
	 */
	public RowUpdate pause(Duration duration) {
		return new RowUpdate(this.assignments, this.condition, this.batchSize, duration);
	}

}
