package dev.aludel.autogenerate.compare;

import java.util.List;

import dev.aludel.operation.ExecuteSql;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.SequenceOptions;

/** Sets a new sequence behind the values that its column holds already. */
final class SequencePosition {

	private SequencePosition() {
	}

	static ExecuteSql ofIdentity(QualifiedName table, String column, SequenceOptions options) {
		String sequence = "pg_get_serial_sequence(" + literal(Identifier.quote(table)) + ", " + literal(column) + ")";
		return position(sequence, table, column, options);
	}

	static ExecuteSql of(QualifiedName sequence, QualifiedName table, String column, SequenceOptions options) {
		return position(literal(Identifier.quote(sequence)), table, column, options);
	}

	/**
	 * An application that draws ids in blocks takes those below what it draws, too: a
	 * whole step has to lie in between.
	 */
	static ExecuteSql ofDrawnIds(QualifiedName sequence, ColumnReference ids, SequenceOptions options) {
		return position(literal(Identifier.quote(sequence)), ids.table(), ids.column(), options,
				(options.increment() != null) ? Math.abs(options.increment()) : 1);
	}

	private static ExecuteSql position(String sequence, QualifiedName table, String column, SequenceOptions options) {
		return position(sequence, table, column, options, 1);
	}

	private static ExecuteSql position(String sequence, QualifiedName table, String column, SequenceOptions options,
			long distance) {
		Long start = options.start();
		Long increment = options.increment();
		boolean down = increment != null && increment < 0;
		String next = down ? "least(min(%s) - %s, %s)" : "greatest(max(%s) + %s, %s)";
		return new ExecuteSql("select setval(%s, %s, false) from %s".formatted(sequence,
				next.formatted(Identifier.quote(column), distance, (start != null) ? start : 1),
				Identifier.quote(table)), List.of());
	}

	private static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

}
