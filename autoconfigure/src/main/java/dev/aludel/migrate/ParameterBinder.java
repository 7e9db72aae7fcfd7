package dev.aludel.migrate;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Gives parameters to a statement. Text and arrays go without a type, so that the server
 * takes them for whatever stands there: {@code jsonb}, {@code uuid}, an enum.
 */
public final class ParameterBinder {

	private ParameterBinder() {
	}

	/**
	 * Gives a statement its parameters.
	 * @param statement the prepared statement
	 * @param parameters the values as the author of a migration wrote them, in order
	 * @throws SQLException if the driver refuses one
	 */
	public static void bind(PreparedStatement statement, List<@Nullable Object> parameters) throws SQLException {
		for (int index = 0; index < parameters.size(); index++) {
			bind(statement, index + 1, parameters.get(index));
		}
	}

	private static void bind(PreparedStatement statement, int position, @Nullable Object value) throws SQLException {
		if (value instanceof CharSequence || value instanceof Character) {
			statement.setObject(position, value.toString(), Types.OTHER);
		}
		else if (value instanceof Enum<?> constant) {
			statement.setObject(position, constant.name(), Types.OTHER);
		}
		else if (value instanceof Object[] array) {
			String text = statement.getConnection().createArrayOf("text", array).toString();
			statement.setObject(position, text, Types.OTHER);
		}
		else if (value instanceof Instant instant) {
			statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
		}
		else if (value instanceof ZonedDateTime time) {
			statement.setObject(position, time.toOffsetDateTime());
		}
		else {
			statement.setObject(position, value);
		}
	}

}
