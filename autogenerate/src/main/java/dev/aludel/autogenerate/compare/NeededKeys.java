package dev.aludel.autogenerate.compare;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/**
 * What foreign keys point at and PostgreSQL therefore does not let go.
 *
 * @param keys the column sets of keys, by table
 * @param columns the columns that tables point at that no entity maps, by table
 */
record NeededKeys(Map<QualifiedName, Set<Set<String>>> keys, Map<QualifiedName, Set<String>> columns) {

	static NeededKeys of(List<Table> others, Collection<Table> entities) {
		NeededKeys needed = new NeededKeys(new HashMap<>(), new HashMap<>());
		others.forEach((table) -> needed.add(table, true));
		entities.forEach((table) -> needed.add(table, false));
		return needed;
	}

	private void add(Table table, boolean foreign) {
		table.foreignKeys().forEach((key) -> {
			this.keys.computeIfAbsent(key.referencedTable(), (name) -> new HashSet<>())
				.add(Set.copyOf(key.referencedColumns()));
			if (foreign) {
				this.columns.computeIfAbsent(key.referencedTable(), (name) -> new HashSet<>())
					.addAll(key.referencedColumns());
			}
		});
	}

	boolean needs(QualifiedName table, Set<String> key) {
		return this.keys.getOrDefault(table, Set.of()).contains(key);
	}

	boolean needs(QualifiedName table, String column) {
		return this.columns.getOrDefault(table, Set.of()).contains(column);
	}

}
