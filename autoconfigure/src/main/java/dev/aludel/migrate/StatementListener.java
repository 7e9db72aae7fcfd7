package dev.aludel.migrate;

import java.time.Duration;
import java.util.List;

/**
 * Tells the listeners of an engine of the statements of one revision.
 *
 * @param listeners who is told, in this order
 * @param revision the id of the revision
 * @param direction which way it is run
 */
record StatementListener(List<MigrationListener> listeners, String revision, Direction direction) {

	RunningStatement before(int number, String sql, String operation) {
		RunningStatement statement = new RunningStatement(this.revision, this.direction, number, sql, operation);
		this.listeners.forEach((listener) -> listener.beforeStatement(statement));
		return statement;
	}

	void afterBatch(BackfillProgress progress) {
		this.listeners.forEach((listener) -> listener.afterBatch(progress));
	}

	void after(RunningStatement statement, Duration elapsed) {
		this.listeners.forEach((listener) -> listener.afterStatement(statement, elapsed));
	}

}
