package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/** Names what looks like a drop and an addition and may be a rename; it never decides. */
final class RenameCandidates {

	private static final List<Set<String>> FAMILIES = List.of(
			Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision"),
			Set.of("character", "character varying", "text"), Set.of("json", "jsonb"),
			Set.of("date", "timestamp without time zone", "timestamp with time zone"));

	private final DatabaseSchema model;

	private final DatabaseSchema database;

	private final Ownership ownership;

	private final Notes notes = new Notes();

	RenameCandidates(DatabaseSchema model, DatabaseSchema database, Ownership ownership) {
		this.model = model;
		this.database = database;
		this.ownership = ownership;
	}

	List<Warning> warnings() {
		Map<QualifiedName, Table> entities = this.model.tablesByName();
		Map<QualifiedName, Table> present = this.database.tablesByName();
		for (Table table : this.database.tables()) {
			Table entity = entities.get(table.name());
			if (entity != null) {
				addColumns(table, entity);
			}
			else if (!this.ownership.isBookkeeping(table.name())) {
				entities.values()
					.stream()
					.filter((candidate) -> !present.containsKey(candidate.name()) && areAlike(table, candidate))
					.forEach((candidate) -> this.notes.add(Warning.Kind.POSSIBLE_RENAME, table.name(), null,
							"Table %s may have been renamed to %s, which has the same columns. If so, name it as a rename (%s:%s), and its rows stay."
								.formatted(table.name(), candidate.name(), table.name(), candidate.name())));
			}
		}
		return this.notes.warnings();
	}

	private void addColumns(Table table, Table entity) {
		for (Column column : table.columns()) {
			if (entity.column(column.name()).isPresent() || column.generation() instanceof ComputedValue) {
				continue;
			}
			List<String> candidates = entity.columns()
				.stream()
				.filter((candidate) -> table.column(candidate.name()).isEmpty()
						&& !(candidate.generation() instanceof ComputedValue)
						&& areAlike(column.type(), candidate.type()))
				.map(Column::name)
				.toList();
			if (!candidates.isEmpty()) {
				this.notes.add(Warning.Kind.POSSIBLE_RENAME, table.name(), column.name(),
						"Column %s.%s may have been renamed to %s. If so, name it as a rename (%s.%s:%s), and its values stay."
							.formatted(table.name(), column.name(), String.join(" or ", candidates), table.name(),
									column.name(), candidates.get(0)));
			}
		}
	}

	private static boolean areAlike(Table table, Table candidate) {
		boolean elsewhere = table.name().name().equals(candidate.name().name());
		return elsewhere || (table.columns().size() > 1 && types(table).equals(types(candidate)));
	}

	private static Set<String> types(Table table) {
		return table.columns()
			.stream()
			.map((column) -> column.name() + " " + column.type())
			.collect(Collectors.toSet());
	}

	private static boolean areAlike(ColumnType one, ColumnType other) {
		TypeName before = TypeName.of(one);
		TypeName after = TypeName.of(other);
		boolean family = before.array() == after.array()
				&& FAMILIES.stream().anyMatch((types) -> types.contains(before.base()) && types.contains(after.base()));
		return family || before.sameBase(after);
	}

}
