package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumnType;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/**
 * What becomes of rows that hold a value which goes away: they get another one where
 * somebody has said which. Where nobody has, an enum type refuses to lose a value that
 * rows hold and says how many, before anything is touched.
 */
final class ValueRemovals {

	private final DatabaseSchema from;

	private final DatabaseSchema to;

	private final Map<ObjectPath, String> replacements;

	/**
	 * Creates the removals of one direction.
	 * @param from what is there before
	 * @param to what is there afterwards
	 * @param replacements the new values of rows, by the value that they hold
	 */
	ValueRemovals(DatabaseSchema from, DatabaseSchema to, Map<ObjectPath, String> replacements) {
		this.from = from;
		this.to = to;
		this.replacements = replacements;
	}

	/** Returns the operations with what the rows need. */
	List<Operation> around(List<Operation> operations) {
		List<Operation> result = new ArrayList<>(operations);
		updates().forEach((table, statements) -> {
			int place = firstCheck(result, table);
			if (place >= 0) {
				result.addAll(place, statements);
			}
		});
		Map<QualifiedName, EnumType> after = new TreeMap<>();
		this.to.enumTypes().forEach((type) -> after.put(type.name(), type));
		for (EnumType type : this.from.enumTypes()) {
			if (after.containsKey(type.name())) {
				Set<String> lost = new LinkedHashSet<>(type.values());
				lost.removeAll(after.get(type.name()).values());
				removeValues(type.name(), lost, result);
			}
		}
		return result;
	}

	private void removeValues(QualifiedName type, Set<String> lost, List<Operation> operations) {
		Map<String, String> replaced = new LinkedHashMap<>();
		for (String value : lost) {
			String newValue = this.replacements.get(ObjectPath.of(type, value));
			if (newValue != null) {
				replaced.put(value, newValue);
			}
		}
		if (!replaced.isEmpty()) {
			operations.replaceAll((operation) -> (operation instanceof AlterColumnType alter
					&& ColumnChanges.uses(alter.type(), Set.of(type))) ? replacing(alter, replaced) : operation);
		}
		Set<String> refused = new LinkedHashSet<>(lost);
		refused.removeAll(replaced.keySet());
		EnumColumns columns = new EnumColumns(type, this.from, this.to);
		if (!refused.isEmpty() && !columns.isEmpty()) {
			operations.add(0, new ExecuteSql(columns.refusal(type, refused), List.of()));
		}
	}

	private static AlterColumnType replacing(AlterColumnType alter, Map<String, String> replaced) {
		String column = Identifier.quote(alter.column());
		if (alter.type().isArray()) {
			String array = column + "::text[]";
			for (Map.Entry<String, String> pair : replaced.entrySet()) {
				array = "array_replace(%s, %s, %s)".formatted(array, EnumColumns.literal(pair.getKey()),
						EnumColumns.literal(pair.getValue()));
			}
			return new AlterColumnType(alter.table(), alter.column(), alter.type(), alter.collation(),
					array + "::" + alter.type());
		}
		StringBuilder cases = new StringBuilder("(case " + column + "::text");
		replaced.forEach((value, newValue) -> cases
			.append(" when %s then %s".formatted(EnumColumns.literal(value), EnumColumns.literal(newValue))));
		cases.append(" else ").append(column).append("::text end)::").append(alter.type());
		return new AlterColumnType(alter.table(), alter.column(), alter.type(), alter.collation(), cases.toString());
	}

	/** The updates of columns whose check lists their values, by table. */
	private Map<QualifiedName, List<Operation>> updates() {
		Map<QualifiedName, List<Operation>> updates = new TreeMap<>();
		for (Table table : this.from.tables()) {
			for (Column column : table.columns()) {
				List<String> path = ObjectPath.of(table.name(), column.name()).names();
				this.replacements.forEach((value, newValue) -> {
					List<String> names = value.names();
					if (names.size() == path.size() + 1 && names.subList(0, path.size()).equals(path)) {
						updates.computeIfAbsent(table.name(), (name) -> new ArrayList<>())
							.add(update(table, column, names.get(path.size()), newValue));
					}
				});
			}
		}
		return updates;
	}

	private static Operation update(Table table, Column column, String value, String newValue) {
		String name = Identifier.quote(column.name());
		return new ExecuteSql("update %1$s set %2$s = %3$s where %2$s = %4$s".formatted(Identifier.quote(table.name()),
				name, EnumColumns.literal(newValue), EnumColumns.literal(value)), List.of());
	}

	private static int firstCheck(List<Operation> operations, QualifiedName table) {
		for (int index = 0; index < operations.size(); index++) {
			if (operations.get(index) instanceof AddConstraint add && add.table().equals(table)
					&& add.constraint() instanceof CheckConstraint) {
				return index;
			}
		}
		return -1;
	}

}
