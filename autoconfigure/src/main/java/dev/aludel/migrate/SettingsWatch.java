package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Knows whether the settings of a session are what they were before a revision. They are
 * for sure behind statements that only define or drop something: such a statement sets
 * nothing itself and evaluates no expression, so that no function can; only event
 * triggers could.
 */
final class SettingsWatch {

	private static final Pattern DEFINITION = Pattern.compile("\\s*(create\\s+table|drop|comment\\s+on)\\b",
			Pattern.CASE_INSENSITIVE);

	// Rows for the table, bounds of partitions, and what hides any of it.
	private static final Pattern EVALUATION = Pattern
		.compile("\\b(select|values|execute|as\\s+table|set_config)\\b|;|--|/\\*", Pattern.CASE_INSENSITIVE);

	private final Connection connection;

	private boolean touched;

	private @Nullable Boolean triggered;

	SettingsWatch(Connection connection) {
		this.connection = connection;
	}

	/** A transaction has begun. */
	void begun() {
		this.touched = false;
	}

	/** From now on there may be event triggers that were not there. */
	void forget() {
		this.triggered = null;
	}

	/** A statement is about to be run in it. */
	void sees(String sql) {
		if (!isHarmless(sql)) {
			this.touched = true;
			// It may be what creates an event trigger.
			this.triggered = null;
		}
	}

	static boolean isHarmless(String sql) {
		return DEFINITION.matcher(sql).lookingAt() && !EVALUATION.matcher(sql).find();
	}

	/** Whether the settings are for sure what they were when the transaction began. */
	boolean areUntouched() throws SQLException {
		return !this.touched && !isTriggered();
	}

	private boolean isTriggered() throws SQLException {
		if (this.triggered == null) {
			try (Statement statement = this.connection.createStatement();
					ResultSet row = statement
						.executeQuery("select exists (select from pg_event_trigger where evtenabled <> 'D')")) {
				row.next();
				this.triggered = row.getBoolean(1);
			}
		}
		return this.triggered;
	}

}
