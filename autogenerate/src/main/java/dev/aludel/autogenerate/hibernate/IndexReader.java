package dev.aludel.autogenerate.hibernate;

import java.util.List;

import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Reads the indexes of a table. */
final class IndexReader {

	private final Mapping mapping;

	IndexReader(Mapping mapping) {
		this.mapping = mapping;
	}

	List<Index> read(Table table) {
		return table.getIndexes().values().stream().map((index) -> read(table, index)).toList();
	}

	private Index read(Table table, org.hibernate.mapping.Index index) {
		@Nullable String name = ConstraintNames.of(index);
		KeyColumns columns = new KeyColumns(this.mapping, table, "@Index", name);
		List<IndexKey> keys = index.getSelectables()
			.stream()
			.map((selectable) -> columns.key(selectable, index.getSelectableOrderMap().get(selectable)))
			.toList();
		IndexOptions options = new IndexOptions((index.getOptions() != null) ? index.getOptions() : "");
		Index result = options.applyTo(Index.of(name, index.isUnique(), keys));
		String rest = options.rest();
		if (!rest.isEmpty()) {
			this.mapping.notCompared().add("options of an index of table " + this.mapping.names().of(table), rest);
		}
		return result;
	}

}
