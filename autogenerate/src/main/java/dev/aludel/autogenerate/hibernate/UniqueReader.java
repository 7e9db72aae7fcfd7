package dev.aludel.autogenerate.hibernate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.UniqueConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is unique in one table: Hibernate's unique keys, the flags on its columns,
 * and the unique indexes that it takes for constraints.
 */
final class UniqueReader {

	private final Mapping mapping;

	private final Table table;

	private final QualifiedName name;

	private final Map<List<String>, UniqueConstraint> constraints = new LinkedHashMap<>();

	private final List<Index> indexes = new ArrayList<>();

	UniqueReader(Mapping mapping, Table table) {
		this.mapping = mapping;
		this.table = table;
		this.name = mapping.names().of(table);
	}

	/**
	 * Reads everything. The unique keys come first: to ask for them is what makes
	 * Hibernate drop those that are superfluous.
	 */
	UniqueReader read(List<Column> columns) {
		this.table.getUniqueKeys().values().forEach(this::add);
		for (Column column : columns) {
			if (column.isUnique() && !this.table.isPrimaryKey(column)) {
				add(UniqueConstraint.of(null, List.of(Names.stored(column))));
			}
		}
		return this;
	}

	private void add(UniqueKey key) {
		KeyColumns columns = new KeyColumns(this.mapping, this.table, "@UniqueConstraint or unique @Index",
				chosenName(key));
		String options = (key.getOptions() != null) ? key.getOptions() : "";
		if (key.getColumnOrderMap().isEmpty()) {
			UniqueConstraint plain = UniqueConstraint.of(chosenName(key),
					key.getColumns().stream().map(columns::name).toList());
			KeyAttributes attributes = new KeyAttributes(new SqlScanner(options));
			UniqueConstraint constraint = attributes.applyTo(plain);
			if (attributes.rest().isEmpty()) {
				add(constraint);
				return;
			}
		}
		this.indexes.add(index(key, columns, options));
	}

	// PostgreSQL has no constraint with a condition or a direction, only an index.
	private Index index(UniqueKey key, KeyColumns columns, String options) {
		List<IndexKey> keys = key.getColumns()
			.stream()
			.map((column) -> columns.key(column, key.getColumnOrderMap().get(column)))
			.toList();
		IndexOptions words = new IndexOptions(options);
		Index index = words.applyTo(Index.of(chosenName(key), true, keys));
		String rest = words.rest();
		if (!rest.isEmpty()) {
			this.mapping.notCompared().add("options of a unique index of table " + this.name, rest);
		}
		return index;
	}

	/** Like PostgreSQL, which makes one constraint of two with the same columns. */
	private void add(UniqueConstraint constraint) {
		this.constraints.merge(constraint.columns(), constraint,
				(first, second) -> (first.name() != null) ? first : first.named(second.name()));
	}

	private static @Nullable String chosenName(UniqueKey key) {
		return (key.isNameExplicit() && key.getName() != null) ? Names.storedFromSql(key.getName()) : null;
	}

	List<UniqueConstraint> constraints() {
		return List.copyOf(this.constraints.values());
	}

	List<Index> indexes() {
		return List.copyOf(this.indexes);
	}

}
