package dev.aludel.autogenerate.reflection;

import java.util.List;

/** Everything the queries returned. */
record CatalogRows(SessionRow session, List<RelationRow> relations, List<ColumnRow> columns,
		List<ConstraintRow> constraints, List<IndexRow> indexes, List<SequenceRow> sequences,
		List<EnumTypeRow> enumTypes, List<CastRow> casts, List<ViewRow> views) {

}
