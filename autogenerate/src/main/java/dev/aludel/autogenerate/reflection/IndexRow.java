package dev.aludel.autogenerate.reflection;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** An index together with one of its keys or included columns. */
record IndexRow(long table, long oid, String name, String method, boolean unique, boolean valid,
		boolean nullsNotDistinct, @Nullable String predicate, List<String> storageParameters, @Nullable String comment,
		PartRow part) {

	/**
	 * A key or an included column of an index. The collation of a column is there when it
	 * differs from that of the table's column, that of an expression always.
	 */
	record PartRow(boolean key, @Nullable String column, @Nullable String expression, @Nullable String definition,
			@Nullable String collationSchema, @Nullable String collationName, @Nullable String operatorClass,
			@Nullable String operatorClassSchema, boolean operatorClassDefault, List<String> operatorClassOptions,
			boolean descending, boolean nullsFirst) {

	}

}
