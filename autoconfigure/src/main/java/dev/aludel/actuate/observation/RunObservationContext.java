package dev.aludel.actuate.observation;

import dev.aludel.migrate.HistoryAction;
import dev.aludel.migrate.RunReport;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a run while it is observed.
 */
public final class RunObservationContext extends Observation.Context {

	private final String database;

	private final HistoryAction action;

	private @Nullable RunReport report;

	private @Nullable Throwable failure;

	RunObservationContext(String database, HistoryAction action) {
		this.database = database;
		this.action = action;
	}

	/**
	 * {@return what the application calls the database}
	 */
	public String getDatabase() {
		return this.database;
	}

	/**
	 * {@return what the run was asked for: to upgrade, to downgrade or to stamp}
	 */
	public HistoryAction getAction() {
		return this.action;
	}

	/**
	 * {@return what was done, or {@code null} while it runs and when it failed}
	 */
	public @Nullable RunReport getReport() {
		return this.report;
	}

	void setReport(RunReport report) {
		this.report = report;
	}

	/**
	 * {@return what it ended with, whose message may hold SQL; or {@code null}}
	 */
	public @Nullable Throwable getFailure() {
		return this.failure;
	}

	void setFailure(Throwable failure) {
		this.failure = failure;
	}

}
