package dev.aludel.autogenerate.reflection;

import java.util.List;

/** A view; the columns that it uses are those of the relations at the same places. */
record ViewRow(long namespace, String name, String drop, List<String> creation, List<Long> usedRelations,
		List<String> usedColumns) {

}
