package dev.aludel.autogenerate.reflection;

import java.sql.SQLException;

import dev.aludel.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/** A sequence that is not part of an identity column, and the column that owns it. */
record SequenceRow(long namespace, String name, String type, SequenceOptions options, @Nullable OwnerRow owner) {

	/** The column that takes a sequence along when dropped. */
	record OwnerRow(long namespace, String schema, String table, String column) {

	}

	static SequenceOptions options(Row row) throws SQLException {
		return new SequenceOptions(row.number("seqstart"), row.number("seqincrement"), row.number("seqmin"),
				row.number("seqmax"), row.number("seqcache"), row.flag("seqcycle"));
	}

}
