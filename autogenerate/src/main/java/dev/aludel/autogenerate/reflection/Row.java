package dev.aludel.autogenerate.reflection;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The current row of a result, by column label. */
final class Row {

	private final ResultSet result;

	Row(ResultSet result) {
		this.result = result;
	}

	String text(String label) throws SQLException {
		@Nullable String value = this.result.getString(label);
		if (value == null) {
			// Deparsing reads the current catalog, not the snapshot.
			throw new ConcurrentChangeException(label);
		}
		return value;
	}

	/** A text that is there whenever the flag says so. */
	@Nullable String textIf(boolean there, String label) throws SQLException {
		return there ? text(label) : null;
	}

	@Nullable String textOrNull(String label) throws SQLException {
		return this.result.getString(label);
	}

	char letter(String label) throws SQLException {
		return text(label).charAt(0);
	}

	boolean flag(String label) throws SQLException {
		return this.result.getBoolean(label);
	}

	int integer(String label) throws SQLException {
		return this.result.getInt(label);
	}

	long number(String label) throws SQLException {
		return this.result.getLong(label);
	}

	List<String> texts(String label) throws SQLException {
		@Nullable Array array = this.result.getArray(label);
		return (array != null) ? Arrays.asList((String[]) array.getArray()) : List.of();
	}

	List<Long> numbers(String label) throws SQLException {
		@Nullable Array array = this.result.getArray(label);
		return (array != null) ? Arrays.asList((Long[]) array.getArray()) : List.of();
	}

}
