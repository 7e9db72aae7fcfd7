package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.aludel.operation.AlterColumnType;
import dev.aludel.operation.Operation;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

import org.jspecify.annotations.Nullable;

/**
 * How values go back to the type that they had, where the way there was a person's: names
 * of constants become positions again, and points in time are written in the zone in
 * which they were read.
 */
final class ConversionBack {

	private static final Set<String> WHOLE_NUMBERS = Set.of("smallint", "integer", "bigint");

	private static final Pattern IN_ZONE = Pattern.compile(".+ at time zone '[^']+'");

	private final Answers answers;

	private final Map<QualifiedName, Table> tables;

	/**
	 * Creates the way back.
	 * @param answers how values became their new types
	 * @param after the schema that the downgrade starts from
	 */
	ConversionBack(Answers answers, DatabaseSchema after) {
		this.answers = answers;
		this.tables = after.tablesByName();
	}

	List<Operation> of(List<Operation> downgrade) {
		return downgrade.stream()
			.map((operation) -> (operation instanceof AlterColumnType alter) ? of(alter) : operation)
			.toList();
	}

	private Operation of(AlterColumnType alter) {
		String there = this.answers.using(new ColumnReference(alter.table(), alter.column())).orElse(null);
		String back = (there != null) ? back(alter, there) : null;
		return (back != null)
				? new AlterColumnType(alter.table(), alter.column(), alter.type(), alter.collation(), back) : alter;
	}

	private @Nullable String back(AlterColumnType alter, String there) {
		if (IN_ZONE.matcher(there).matches() && alter.type().text().startsWith("timestamp")) {
			return there;
		}
		Table table = this.tables.get(alter.table());
		if (table == null || !there.startsWith("case ") || !WHOLE_NUMBERS.contains(TypeName.of(alter.type()).base())) {
			return null;
		}
		return table.checkConstraints()
			.stream()
			.flatMap((check) -> Optional.ofNullable(ValueList.of(check, table)).stream())
			.filter((list) -> list.column().equals(alter.column()))
			.findFirst()
			.map((list) -> positions(alter, list))
			.orElse(null);
	}

	private static String positions(AlterColumnType alter, ValueList list) {
		StringBuilder cases = new StringBuilder("case ").append(Identifier.quote(alter.column()));
		for (int position = 0; position < list.values().size(); position++) {
			cases.append(" when ")
				.append(EnumColumns.literal(list.values().get(position)))
				.append(" then ")
				.append(position);
		}
		return cases.append(" end").toString();
	}

}
