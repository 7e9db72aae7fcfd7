package dev.aludel.autogenerate.hibernate;

import java.util.List;
import java.util.regex.Pattern;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitForeignKeyNameSource;
import org.hibernate.boot.model.naming.ImplicitIndexNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Tells the names that authors chose from those that Hibernate made up. Its model does
 * not say for foreign keys and indexes, so the naming strategy is asked what it would
 * have made up.
 */
final class ConstraintNames {

	// Prefix and MD5 in base 35, as in NamingHelper.generateHashedConstraintName (7.4).
	private static final Pattern HASHED = Pattern.compile("(?:fk|idx|uk)_?[0-9a-y]{20,25}", Pattern.CASE_INSENSITIVE);

	private ConstraintNames() {
	}

	/**
	 * A foreign key's name is quoted where all names are, but not before it is rendered.
	 */
	static @Nullable String of(ForeignKey foreignKey, Database database) {
		MetadataBuildingContext context = context(foreignKey.getTable());
		Identifier generated = (context != null)
				? strategy(context).determineForeignKeyName(new UnnamedForeignKey(foreignKey, context)) : null;
		String name = foreignKey.getName();
		return isMadeUp(name, generated) ? null : Names.stored(database.toIdentifier(name));
	}

	/** An index name is rendered without its quotes, so it is folded where it can be. */
	static @Nullable String of(Index index) {
		MetadataBuildingContext context = context(index.getTable());
		Identifier generated = (context != null)
				? strategy(context).determineIndexName(new UnnamedIndex(index, context)) : null;
		String name = index.getName();
		return isMadeUp(name, generated) ? null : Names.stored(name, !Names.isPlain(name));
	}

	private static boolean isMadeUp(@Nullable String name, @Nullable Identifier generated) {
		if (name == null) {
			return true;
		}
		String text = Identifier.toIdentifier(name).getText();
		return HASHED.matcher(text).matches() || (generated != null && text.equals(generated.getText()));
	}

	private static ImplicitNamingStrategy strategy(MetadataBuildingContext context) {
		return context.getBuildingOptions().getImplicitNamingStrategy();
	}

	private static @Nullable MetadataBuildingContext context(Table table) {
		for (Column column : table.getColumns()) {
			if (column.getValue() != null) {
				return column.getValue().getBuildingContext();
			}
		}
		return null;
	}

	private static List<Identifier> names(List<Column> columns, MetadataBuildingContext context) {
		return columns.stream().map((column) -> column.getNameIdentifier(context)).toList();
	}

	/** A foreign key as the strategy would have seen it without a name. */
	private record UnnamedForeignKey(ForeignKey foreignKey,
			MetadataBuildingContext context) implements ImplicitForeignKeyNameSource {

		@Override
		public Identifier getTableName() {
			return this.foreignKey.getTable().getNameIdentifier();
		}

		@Override
		public List<Identifier> getColumnNames() {
			return names(this.foreignKey.getColumns(), this.context);
		}

		@Override
		public Identifier getReferencedTableName() {
			return this.foreignKey.getReferencedTable().getNameIdentifier();
		}

		@Override
		public List<Identifier> getReferencedColumnNames() {
			return names(this.foreignKey.getReferencedColumns(), this.context);
		}

		@Override
		@SuppressWarnings("NullAway") // Hibernate documents null for "none"
		public Identifier getUserProvidedIdentifier() {
			return null;
		}

		@Override
		public MetadataBuildingContext getBuildingContext() {
			return this.context;
		}

	}

	/** An index as the strategy would have seen it without a name. */
	private record UnnamedIndex(Index index, MetadataBuildingContext context) implements ImplicitIndexNameSource {

		@Override
		public Identifier getTableName() {
			return this.index.getTable().getNameIdentifier();
		}

		@Override
		public List<Identifier> getColumnNames() {
			return this.index.getSelectables().stream().map(this::name).toList();
		}

		private Identifier name(Selectable selectable) {
			return (selectable instanceof Column column) ? column.getNameIdentifier(this.context)
					: Identifier.toIdentifier(selectable.getText());
		}

		@Override
		@SuppressWarnings("NullAway") // Hibernate documents null for "none"
		public Identifier getUserProvidedIdentifier() {
			return null;
		}

		@Override
		public MetadataBuildingContext getBuildingContext() {
			return this.context;
		}

	}

}
