package dev.aludel.autogenerate.canonical;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.autogenerate.reflection.SchemaReflector;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import dev.aludel.testing.TestDatabase;

/** Aligns models with the database of a test. */
final class Alignment {

	private final TestDatabase database;

	private final List<String> schemas;

	Alignment(TestDatabase database, String... schemas) {
		this.database = database;
		this.schemas = (schemas.length > 0) ? List.of(schemas) : List.of("public");
	}

	ReflectedSchema reflected() {
		try (Connection connection = this.database.connect()) {
			return new SchemaReflector().reflect(connection, this.schemas);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	AlignedModel align(DatabaseSchema model) {
		ReflectedSchema reflected = reflected();
		try (Connection connection = this.database.connect()) {
			return new ModelAlignment().align(connection, model, reflected);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Aligns a table that PostgreSQL accepts.
	 */
	Table align(Table model) {
		AlignedModel aligned = align(DatabaseSchema.of(model));
		if (!aligned.diagnostics().isEmpty()) {
			throw new AssertionError(aligned.diagnostics());
		}
		return aligned.schema().tables().get(0);
	}

	Table table(String name) {
		return this.reflected()
			.schema()
			.tables()
			.stream()
			.filter((table) -> table.name().equals(QualifiedName.of(name)))
			.findFirst()
			.orElseThrow();
	}

	static Column column(String name, String type) {
		return Column.of(name, new ColumnType(type));
	}

	static Table table(String name, TableElement... elements) {
		return Table.of(QualifiedName.of(name), elements);
	}

}
