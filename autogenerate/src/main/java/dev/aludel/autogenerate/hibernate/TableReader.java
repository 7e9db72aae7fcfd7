package dev.aludel.autogenerate.hibernate;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/** Reads one table with everything that belongs to it. */
final class TableReader {

	private final Mapping mapping;

	private final ColumnReader columns;

	private final CheckReader checks;

	private final ForeignKeyReader foreignKeys;

	private final IndexReader indexes;

	TableReader(Mapping mapping) {
		this.mapping = mapping;
		this.columns = new ColumnReader(mapping);
		this.checks = new CheckReader(mapping);
		this.foreignKeys = new ForeignKeyReader(mapping);
		this.indexes = new IndexReader(mapping);
	}

	Table read(org.hibernate.mapping.Table table) {
		QualifiedName name = this.mapping.names().of(table);
		List<Column> ordered = this.mapping.ordered(table);
		UniqueReader uniques = new UniqueReader(this.mapping, table).read(ordered);
		List<Constraint> constraints = new ArrayList<>();
		PrimaryKey primaryKey = primaryKey(table);
		if (primaryKey != null) {
			constraints.add(primaryKey);
		}
		constraints.addAll(uniques.constraints());
		constraints.addAll(this.foreignKeys.read(table));
		constraints.addAll(this.checks.read(table, ordered, name));
		List<Index> allIndexes = new ArrayList<>(uniques.indexes());
		allIndexes.addAll(this.indexes.read(table));
		noteExtras(table, name);
		return Table.of(name)
			.columns(ordered.stream().map((column) -> this.columns.read(column, name)).toList())
			.constraints(constraints)
			.indexes(allIndexes)
			.comment(table.getComment());
	}

	private @Nullable PrimaryKey primaryKey(org.hibernate.mapping.Table table) {
		org.hibernate.mapping.PrimaryKey key = table.getPrimaryKey();
		if (key == null || key.getColumns().isEmpty()) {
			return null;
		}
		List<String> names = this.mapping.ordered(key).stream().map(Names::stored).toList();
		UniqueKey namesake = key.getOrderingUniqueKey();
		// A table per class has the key of its root, and no name twice in a schema.
		boolean named = namesake != null && namesake.isNameExplicit() && table.equals(namesake.getTable());
		return PrimaryKey.of(named ? Names.storedFromSql(namesake.getName()) : null, names);
	}

	private void noteExtras(org.hibernate.mapping.Table table, QualifiedName name) {
		if (table.getOptions() != null && !table.getOptions().isBlank()) {
			this.mapping.notCompared().add("options of table " + name, table.getOptions());
		}
		if (table.getExtraDeclarations() != null && !table.getExtraDeclarations().isBlank()) {
			this.mapping.notCompared().add("extra declarations of table " + name, table.getExtraDeclarations());
		}
	}

}
