package dev.aludel.autogenerate.hibernate;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.ComputedValue.Storage;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns as {@code org.hibernate.tool.schema.internal.ColumnDefinitions} (7.4)
 * writes them.
 */
final class ColumnReader {

	private static final Pattern GENERATES_ITSELF = Pattern.compile("\\b(?:small|big)?serial\\b|\\bas\\s+identity\\b");

	private final Mapping mapping;

	ColumnReader(Mapping mapping) {
		this.mapping = mapping;
	}

	Column read(org.hibernate.mapping.Column column, QualifiedName table) {
		String name = Names.stored(column);
		if (column.getOptions() != null && !column.getOptions().isBlank()) {
			this.mapping.notCompared().add("options of column " + table + "." + name, column.getOptions());
		}
		Column plain = Column.of(name, type(column)).comment(column.getComment());
		if (column.isIdentity()) {
			return generatesItself(plain.type()) ? plain.notNull() : plain.identity();
		}
		Column collated = plain.collation(collation(column));
		if (column.getGeneratedAs() != null) {
			// Hibernate writes no NOT NULL behind a generated value.
			return collated.generation(new ComputedValue(column.getGeneratedAs(), storage()));
		}
		return collated.withNullable(column.isNullable()).defaultValue(column.getDefaultValue());
	}

	// Hibernate writes the name of an enum type without quotes, reserved word or not.
	private ColumnType type(org.hibernate.mapping.Column column) {
		String sql = column.getSqlType(this.mapping.metadata());
		return new ColumnType(EnumTypeReader.isNameOfType(sql, column)
				? Identifier.quote(QualifiedName.of(Names.stored(sql, false))) : sql);
	}

	// A columnDefinition may name the generation itself; a second one would be refused.
	private static boolean generatesItself(ColumnType type) {
		return GENERATES_ITSELF.matcher(type.text().toLowerCase(Locale.ROOT)).find();
	}

	private static @Nullable QualifiedName collation(org.hibernate.mapping.Column column) {
		return (column.getCollation() != null) ? QualifiedName.of(column.getCollation()) : null;
	}

	// Hibernate says "stored" where virtual columns are unknown; elsewhere it leaves the
	// choice to the server, and PostgreSQL 18 chooses virtual.
	private Storage storage() {
		return this.mapping.dialect().generatedAs("").endsWith("stored") ? Storage.STORED : Storage.VIRTUAL;
	}

}
