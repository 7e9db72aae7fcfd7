package dev.aludel.autogenerate.hibernate;

import java.util.List;
import java.util.TreeSet;

import org.hibernate.boot.model.relational.ColumnOrderingStrategy;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Hibernate's mapping and what is needed to read it. */
record Mapping(MetadataImplementor metadata, SqlStringGenerationContext context, Names names, NotCompared notCompared) {

	static Mapping of(MetadataImplementor metadata, SessionFactoryImplementor sessionFactory) {
		SqlStringGenerationContext context = sessionFactory.getSqlStringGenerationContext();
		return new Mapping(metadata, context, new Names(defaultSchema(metadata, context)), new NotCompared());
	}

	private static @Nullable String defaultSchema(MetadataImplementor metadata, SqlStringGenerationContext context) {
		if (context.getDefaultSchema() != null) {
			return Names.stored(context.getDefaultSchema());
		}
		return currentSchema(metadata);
	}

	private static @Nullable String currentSchema(MetadataImplementor metadata) {
		var current = metadata.getDatabase().getJdbcEnvironment().getCurrentSchema();
		return (current != null) ? current.getText() : null;
	}

	/** The schema in which the connection of the mapping works. */
	@Nullable String currentSchema() {
		return currentSchema(this.metadata);
	}

	Database database() {
		return this.metadata.getDatabase();
	}

	Dialect dialect() {
		return database().getDialect();
	}

	/** The columns in the order in which Hibernate would give them to a new table. */
	List<Column> ordered(Table table) {
		List<Column> ordered = ordering().orderTableColumns(table, this.metadata);
		return List.copyOf((ordered != null) ? ordered : table.getColumns());
	}

	/** The columns of a key in the order in which Hibernate would create it. */
	List<Column> ordered(PrimaryKey key) {
		List<Column> ordered = ordering().orderConstraintColumns(key, this.metadata);
		return List.copyOf((ordered != null) ? ordered : key.getColumns());
	}

	// Asked instead of MetadataImplementor.orderColumns(true), which would reorder the
	// keys of the running application.
	private ColumnOrderingStrategy ordering() {
		return this.metadata.getMetadataBuildingOptions().getColumnOrderingStrategy();
	}

	/** The names of the entity classes that live in a table, for messages. */
	List<String> entitiesOf(Table table) {
		TreeSet<String> entities = new TreeSet<>();
		for (PersistentClass entity : this.metadata.getEntityBindings()) {
			boolean joined = entity.getJoins().stream().anyMatch((join) -> join.getTable() == table);
			if (entity.getTable() == table || joined) {
				entities.add(entity.getEntityName());
			}
		}
		return List.copyOf(entities);
	}

}
