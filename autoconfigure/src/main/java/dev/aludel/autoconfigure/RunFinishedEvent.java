package dev.aludel.autoconfigure;

import java.util.Objects;

import dev.aludel.migrate.RunReport;

/**
 * Published for each run behind the {@link RevisionCompletedEvent events} of its
 * revisions, also when there was nothing to do.
 *
 * @param report what the run did
 */
public record RunFinishedEvent(RunReport report) {

	public RunFinishedEvent {
		Objects.requireNonNull(report, "'report' must not be null");
	}

}
