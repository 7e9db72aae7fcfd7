package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

import dev.aludel.IncompleteMigrationException;
import org.jspecify.annotations.Nullable;

/**
 * What is behind an exception that came out of a migration.
 *
 * @param exception the exception itself
 * @param statement the statement that failed, or {@code null}
 * @param error what the driver threw, or {@code null}
 * @param refusal what the engine refused, or {@code null}
 */
record FailureCause(Throwable exception, @Nullable FailedStatement statement, @Nullable SQLException error,
		@Nullable RefusedException refusal) {

	static FailureCause of(Throwable exception, @Nullable StatementFailedException firstFailure) {
		Optional<RefusedException> refusal = find(exception, RefusedException.class);
		if (refusal.isPresent()) {
			return new FailureCause(exception, null, null, refusal.get());
		}
		Optional<LockNotObtainedException> wait = find(exception, LockNotObtainedException.class);
		if (wait.isPresent()) {
			return new FailureCause(exception, null, null, wait.get().refusal());
		}
		Optional<IncompleteMigrationException> incomplete = find(exception, IncompleteMigrationException.class);
		if (incomplete.isPresent()) {
			return new FailureCause(exception, null, null, RefusedException.ofIncomplete(incomplete.get()));
		}
		SQLException error = find(exception, SQLException.class).orElse(null);
		if (error != null && OperationExecutor.isConsequence(error)) {
			return consequence(error, firstFailure);
		}
		FailedStatement statement = find(exception, StatementFailedException.class)
			.map(StatementFailedException::statement)
			.orElse(null);
		return new FailureCause((error != null && statement != null) ? error : exception, statement, error, null);
	}

	/** The author caught a failure and went on: that failure is the one to tell. */
	private static FailureCause consequence(SQLException error, @Nullable StatementFailedException firstFailure) {
		if (firstFailure != null) {
			return new FailureCause(firstFailure.error(), firstFailure.statement(), firstFailure.error(), null);
		}
		// The driver remembers what aborted the transaction.
		SQLException origin = find(error.getCause(), SQLException.class).orElse(error);
		return new FailureCause(error, null, origin, null);
	}

	private static <T extends Throwable> Optional<T> find(@Nullable Throwable exception, Class<T> type) {
		for (Throwable ex = exception; ex != null; ex = ex.getCause()) {
			if (type.isInstance(ex)) {
				return Optional.of(type.cast(ex));
			}
		}
		return Optional.empty();
	}

	@Nullable ServerError serverError() {
		return (this.error != null) ? ServerError.of(this.error) : null;
	}

	/** What went wrong when it was not the database that refused. */
	@Nullable String reason(String migration) {
		if (this.refusal != null) {
			return this.refusal.getMessage();
		}
		return (this.error == null) ? this.exception + place(migration) : null;
	}

	private String place(String migration) {
		return Arrays.stream(this.exception.getStackTrace())
			.filter((frame) -> frame.getClassName().equals(migration) && frame.getFileName() != null)
			.findFirst()
			.map((frame) -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
			.orElse("");
	}

	@Nullable String advice() {
		return (this.refusal != null) ? this.refusal.advice() : null;
	}

}
