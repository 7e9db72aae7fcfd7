package dev.aludel.autogenerate.hibernate;

import java.util.List;

import dev.aludel.schema.Index;
import org.jspecify.annotations.Nullable;

/**
 * The words that may follow the key list of {@code create index}, as the author wrote
 * them into {@code options}.
 */
final class IndexOptions {

	private final SqlScanner scanner;

	IndexOptions(String text) {
		this.scanner = new SqlScanner(text);
	}

	/** Returns the index with every word that is understood; the rest stays. */
	Index applyTo(Index index) {
		Index result = index;
		for (Index next = next(result); next != null; next = next(result)) {
			result = next;
		}
		return result;
	}

	private @Nullable Index next(Index index) {
		if (this.scanner.accept("include")) {
			List<String> columns = this.scanner.names();
			return (columns != null) ? index.include(columns.toArray(String[]::new)) : null;
		}
		if (this.scanner.accept("nulls", "not", "distinct")) {
			return index.nullsNotDistinct();
		}
		if (this.scanner.accept("nulls", "distinct")) {
			return index;
		}
		if (this.scanner.accept("with")) {
			String parameters = this.scanner.group();
			return (parameters != null) ? with(index, parameters) : null;
		}
		if (this.scanner.accept("where")) {
			String condition = this.scanner.rest();
			return condition.isEmpty() ? null : index.where(condition);
		}
		return null;
	}

	private static @Nullable Index with(Index index, String parameters) {
		Index result = index;
		for (String parameter : parameters.split(",")) {
			String[] pair = parameter.split("=", 2);
			if (pair.length < 2 || pair[0].isBlank() || pair[1].isBlank()) {
				return null;
			}
			result = result.with(Names.storedFromSql(pair[0]), pair[1].trim());
		}
		return result;
	}

	/** What was not understood, empty when everything was. */
	String rest() {
		return this.scanner.rest();
	}

}
