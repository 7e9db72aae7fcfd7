package dev.aludel.migrate;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How a run failed, and what it leaves done.
 *
 * @param reason what it ends with
 * @param database the database, or {@code null} where the run got no connection
 * @param revisions what was done with which revision and is committed, in order: what a
 * {@linkplain RunReport#revisions() report} would tell, had the run ended there
 */
public record RunFailure(Throwable reason, @Nullable DatabaseAddress database, List<CompletedRevision> revisions) {

	public RunFailure {
		Objects.requireNonNull(reason, "'reason' must not be null");
		revisions = List.copyOf(revisions);
	}

}
