package dev.aludel.postgresql;

import java.util.Set;

/** The words that PostgreSQL's grammar keeps for itself, at least in some places. */
final class Keywords {

	// Every keyword of pg_get_keywords() whose category is not U (unreserved), of all
	// majors from 14 to 18 together. A word that a later major adds is quoted on earlier
	// ones too, so that a statement reads the same on all of them.
	private static final Set<String> RESERVED = Set.of("all", "analyse", "analyze", "and", "any", "array", "as", "asc",
			"asymmetric", "authorization", "between", "bigint", "binary", "bit", "boolean", "both", "case", "cast",
			"char", "character", "check", "coalesce", "collate", "collation", "column", "concurrently", "constraint",
			"create", "cross", "current_catalog", "current_date", "current_role", "current_schema", "current_time",
			"current_timestamp", "current_user", "dec", "decimal", "default", "deferrable", "desc", "distinct", "do",
			"else", "end", "except", "exists", "extract", "false", "fetch", "float", "for", "foreign", "freeze", "from",
			"full", "grant", "greatest", "group", "grouping", "having", "ilike", "in", "initially", "inner", "inout",
			"int", "integer", "intersect", "interval", "into", "is", "isnull", "join", "json", "json_array",
			"json_arrayagg", "json_exists", "json_object", "json_objectagg", "json_query", "json_scalar",
			"json_serialize", "json_table", "json_value", "lateral", "leading", "least", "left", "like", "limit",
			"localtime", "localtimestamp", "merge_action", "national", "natural", "nchar", "none", "normalize", "not",
			"notnull", "null", "nullif", "numeric", "offset", "on", "only", "or", "order", "out", "outer", "overlaps",
			"overlay", "placing", "position", "precision", "primary", "real", "references", "returning", "right", "row",
			"select", "session_user", "setof", "similar", "smallint", "some", "substring", "symmetric", "system_user",
			"table", "tablesample", "then", "time", "timestamp", "to", "trailing", "treat", "trim", "true", "union",
			"unique", "user", "using", "values", "varchar", "variadic", "verbose", "when", "where", "window", "with",
			"xmlattributes", "xmlconcat", "xmlelement", "xmlexists", "xmlforest", "xmlnamespaces", "xmlparse", "xmlpi",
			"xmlroot", "xmlserialize", "xmltable");

	private Keywords() {
	}

	static boolean contains(String word) {
		return RESERVED.contains(word);
	}

}
