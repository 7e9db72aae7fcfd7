package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/**
 * How the values of a column may become another type where PostgreSQL has a cast that
 * does something, but perhaps not what is meant: only a person knows.
 *
 * @param reason what only a person knows, in a sentence
 * @param expression the SQL expression that is proposed
 */
record ConversionProposal(String reason, String expression) {

	private static final Set<String> WHOLE_NUMBERS = Set.of("smallint", "integer", "bigint");

	private static final Set<String> STRINGS = Set.of("character", "character varying", "text");

	private static final String LOCAL = "timestamp without time zone";

	private static final String ZONED = "timestamp with time zone";

	/** The types of PostgreSQL itself; every other one has rules of its own. */
	private static final Set<String> BUILT_IN = Set.of("smallint", "integer", "bigint", "numeric", "real",
			"double precision", "money", "text", "character varying", "character", "\"char\"", "name", "bytea", "date",
			"time without time zone", "time with time zone", LOCAL, ZONED, "interval", "boolean", "uuid", "json",
			"jsonb", "jsonpath", "xml", "inet", "cidr", "macaddr", "macaddr8", "bit", "bit varying", "oid", "point",
			"line", "lseg", "box", "path", "polygon", "circle", "tsvector", "tsquery", "pg_lsn", "int4range",
			"int8range", "numrange", "tsrange", "tstzrange", "daterange", "int4multirange", "int8multirange",
			"nummultirange", "tsmultirange", "tstzmultirange", "datemultirange", "regclass", "regtype", "regproc");

	/**
	 * Returns what is to be asked about a change of type.
	 * @param entity the table as its entity asks for it, with its checks
	 * @param before the column of the database
	 * @param after the column as its entity asks for it
	 * @param enumTypes the enum types of both sides, whose values speak for themselves
	 * @return the proposal; nothing where PostgreSQL's cast can only mean one thing
	 */
	static Optional<ConversionProposal> of(Table entity, Column before, Column after, Set<QualifiedName> enumTypes) {
		TypeName from = TypeName.of(before.type());
		TypeName to = TypeName.of(after.type());
		if (from.array() || to.array()) {
			return Optional.empty();
		}
		ColumnReference column = new ColumnReference(entity.name(), before.name());
		String value = Identifier.quote(before.name());
		if (from.base().equals(LOCAL) && to.base().equals(ZONED)) {
			return Optional.of(new ConversionProposal(
					"Column %s holds times without a zone, and its entity asks for points in time: in which zone the values were written cannot be seen."
						.formatted(column),
					value + " at time zone 'UTC'"));
		}
		if (from.base().equals(ZONED) && to.base().equals(LOCAL)) {
			return Optional.of(new ConversionProposal(
					"Column %s holds points in time, and its entity asks for times without a zone: in which zone they shall be written cannot be seen."
						.formatted(column),
					value + " at time zone 'UTC'"));
		}
		if (from.base().equals("oid") && to.base().equals("bytea")) {
			return Optional.of(new ConversionProposal(
					"Column %s holds the numbers of large objects, and its entity asks for the bytes themselves: they are copied from the large objects, which stay behind until vacuumlo or lo_unlink removes them."
						.formatted(column),
					"lo_get(" + value + ")"));
		}
		if (from.base().equals("bytea") && to.base().equals("oid")) {
			return Optional.of(new ConversionProposal(
					"Column %s holds bytes, and its entity asks for the number of a large object: each value is copied into a new one."
						.formatted(column),
					"lo_from_bytea(0, " + value + ")"));
		}
		if (WHOLE_NUMBERS.contains(from.base()) && STRINGS.contains(to.base())) {
			return constants(entity, column, value);
		}
		return ofOwnRules(column, value, before, after, enumTypes);
	}

	/** The position of a constant becomes its name. */
	private static Optional<ConversionProposal> constants(Table entity, ColumnReference column, String value) {
		List<ValueList> lists = entity.checkConstraints()
			.stream()
			.flatMap((check) -> Optional.ofNullable(ValueList.of(check, entity)).stream())
			.filter((list) -> list.column().equals(column.column()))
			.toList();
		if (lists.isEmpty()) {
			return Optional.empty();
		}
		Map<Integer, String> names = new TreeMap<>();
		lists.get(0).values().forEach((name) -> names.put(names.size(), name));
		StringBuilder cases = new StringBuilder("case ").append(value);
		names.forEach((position,
				name) -> cases.append(" when ").append(position).append(" then ").append(EnumColumns.literal(name)));
		return Optional.of(new ConversionProposal(
				"Column %s holds the positions of constants, and its entity asks for their names: which position was which constant when the rows were written cannot be seen."
					.formatted(column),
				cases.append(" end").toString()));
	}

	/** A domain has checks and a default, a type of an extension its own comparison. */
	private static Optional<ConversionProposal> ofOwnRules(ColumnReference column, String value, Column before,
			Column after, Set<QualifiedName> enumTypes) {
		TypeName from = TypeName.of(before.type());
		TypeName to = TypeName.of(after.type());
		boolean isOwn = !BUILT_IN.contains(from.base())
				&& from.name().filter((name) -> !enumTypes.contains(name)).isPresent();
		if (!isOwn || !BUILT_IN.contains(to.base())) {
			return Optional.empty();
		}
		return Optional.of(new ConversionProposal(
				"Column %s is of type %s, which has rules of its own, and its entity asks for %s: the rules would be lost for this column."
					.formatted(column, before.type(), after.type()),
				value + "::" + after.type()));
	}

}
