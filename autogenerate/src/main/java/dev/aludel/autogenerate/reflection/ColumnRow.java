package dev.aludel.autogenerate.reflection;

import dev.aludel.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/** A column of a table; the expression is its default or that of a generated one. */
record ColumnRow(long table, int number, String name, String type, boolean notNull, @Nullable String expression,
		@Nullable String collationSchema, @Nullable String collationName, @Nullable String comment,
		@Nullable IdentityRow identity, boolean generated, boolean virtual) {

	/** The identity of a column, every option of its sequence written out. */
	record IdentityRow(boolean always, SequenceOptions options) {

	}

}
