package dev.aludel.autogenerate.hibernate;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Reads the foreign keys of a table that Hibernate would really create. */
final class ForeignKeyReader {

	private final Mapping mapping;

	ForeignKeyReader(Mapping mapping) {
		this.mapping = mapping;
	}

	List<ForeignKey> read(Table table) {
		List<ForeignKey> foreignKeys = new ArrayList<>();
		for (org.hibernate.mapping.ForeignKey foreignKey : table.getForeignKeyCollection()) {
			if (foreignKey.isCreationEnabled() && foreignKey.isPhysicalConstraint()) {
				ForeignKey result = read(foreignKey);
				if (result != null) {
					foreignKeys.add(result);
				}
			}
		}
		return foreignKeys;
	}

	private @Nullable ForeignKey read(org.hibernate.mapping.ForeignKey foreignKey) {
		String definition = foreignKey.getKeyDefinition();
		boolean defined = definition != null && !definition.isBlank();
		ForeignKey plain = defined ? parse(foreignKey, definition) : fromColumns(foreignKey);
		if (plain == null) {
			note("definition of a foreign key", foreignKey, String.valueOf(definition));
			return null;
		}
		ForeignKey withAction = (foreignKey.getOnDeleteAction() != null)
				? onDelete(plain, foreignKey.getOnDeleteAction()) : plain;
		String options = (foreignKey.getOptions() != null) ? foreignKey.getOptions() : "";
		KeyAttributes attributes = new KeyAttributes(new SqlScanner(options));
		ForeignKey result = attributes.applyTo(withAction);
		String rest = attributes.rest();
		if (!rest.isEmpty()) {
			note("options of a foreign key", foreignKey, rest);
		}
		return result;
	}

	private ForeignKey fromColumns(org.hibernate.mapping.ForeignKey foreignKey) {
		List<Column> columns = foreignKey.getColumns();
		List<Column> referenced = foreignKey.getReferencedColumns();
		if (foreignKey.isReferenceToPrimaryKey()) {
			// Paired as the mapping lists them, then ordered as the key is created.
			PrimaryKey key = foreignKey.getReferencedTable().getPrimaryKey();
			referenced = this.mapping.ordered(key);
			columns = referenced.stream().map((column) -> partner(column, key, foreignKey)).toList();
		}
		return ForeignKey.of(ConstraintNames.of(foreignKey, this.mapping.database()), names(columns),
				this.mapping.names().of(foreignKey.getReferencedTable()), names(referenced));
	}

	private static Column partner(Column referenced, PrimaryKey key, org.hibernate.mapping.ForeignKey foreignKey) {
		return foreignKey.getColumn(key.getColumns().indexOf(referenced));
	}

	private static List<String> names(List<Column> columns) {
		return columns.stream().map(Names::stored).toList();
	}

	private @Nullable ForeignKey parse(org.hibernate.mapping.ForeignKey foreignKey, String definition) {
		SqlScanner scanner = new SqlScanner(definition);
		List<String> columns = scanner.accept("foreign", "key") ? scanner.names() : null;
		QualifiedName table = scanner.accept("references") ? table(scanner) : null;
		if (columns == null || table == null) {
			return null;
		}
		List<String> referenced = scanner.names();
		if (referenced == null) {
			referenced = names(foreignKey.getReferencedTable().getPrimaryKey().getColumns());
		}
		KeyAttributes attributes = new KeyAttributes(scanner);
		ForeignKey result = attributes.applyTo(
				ForeignKey.of(ConstraintNames.of(foreignKey, this.mapping.database()), columns, table, referenced));
		return attributes.rest().isEmpty() ? result : null;
	}

	private @Nullable QualifiedName table(SqlScanner scanner) {
		String first = scanner.name();
		if (first == null || !scanner.symbol('.')) {
			return (first != null) ? QualifiedName.of(first) : null;
		}
		String second = scanner.name();
		return (second != null) ? this.mapping.names().of(first, second) : null;
	}

	private static ForeignKey onDelete(ForeignKey foreignKey, OnDeleteAction action) {
		return switch (action) {
			case NO_ACTION -> foreignKey;
			case CASCADE -> foreignKey.onDelete(ReferentialAction.CASCADE);
			case RESTRICT -> foreignKey.onDelete(ReferentialAction.RESTRICT);
			case SET_NULL -> foreignKey.onDelete(ReferentialAction.SET_NULL);
			case SET_DEFAULT -> foreignKey.onDelete(ReferentialAction.SET_DEFAULT);
		};
	}

	private void note(String what, org.hibernate.mapping.ForeignKey foreignKey, String text) {
		this.mapping.notCompared().add(what + " of table " + this.mapping.names().of(foreignKey.getTable()), text);
	}

}
