package dev.aludel.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Runs an SQL statement as the author wrote it.
 *
 * @param sql one statement; {@code ?} stands for a parameter
 * @param parameters the values of the parameters, in order; a string means what a literal
 * in its place would
 */
public record ExecuteSql(String sql, List<@Nullable Object> parameters) implements Operation {

	public ExecuteSql {
		if (sql.isBlank()) {
			throw new IllegalArgumentException("The SQL statement must not be blank.");
		}
		// List.copyOf refuses null, which is a value here.
		parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
