package dev.aludel.autogenerate.command;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.aludel.autogenerate.canonical.AlignedModel;
import dev.aludel.autogenerate.canonical.AlignmentDiagnostic;
import dev.aludel.autogenerate.canonical.ModelAlignment;
import dev.aludel.autogenerate.compare.Comparison;
import dev.aludel.autogenerate.compare.Ownership;
import dev.aludel.autogenerate.compare.Renames;
import dev.aludel.autogenerate.compare.SchemaComparer;
import dev.aludel.autogenerate.compare.SchemaDiff;
import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.autogenerate.reflection.SchemaReflector;
import dev.aludel.operation.Operation;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;

/**
 * Compares what the entities ask for with what a connection sees: reflect, align,
 * compare.
 */
final class EntityComparison {

	private final HibernateModel model;

	private final Ownership ownership;

	EntityComparison(HibernateModel model, Ownership ownership) {
		this.model = model;
		this.ownership = ownership;
	}

	/** What was found, and in which database. */
	record Result(ReflectedSchema database, Comparison comparison) {

	}

	Result compare(Connection connection, Renames renames) throws SQLException {
		ReflectedSchema database = reflect(connection);
		ReflectedSchema renamed = new ReflectedSchema(renames.applyTo(database.schema()), database.serverVersion(),
				database.defaultSchema(), database.searchPath(), database.estimatedRows(), database.partitionKeys(),
				database.unmanaged());
		AlignedModel aligned = new ModelAlignment().align(connection, this.model.schema(), renamed);
		refuseWhatTheServerRefuses(aligned.diagnostics());
		SchemaComparer comparer = new SchemaComparer(in(database.defaultSchema()), database.estimatedRows());
		return new Result(database, comparer.compare(aligned.schema(), database.schema(), renames));
	}

	/** What is left to do on the connection, in words. */
	List<String> remaining(Connection connection) throws SQLException {
		return describe(compare(connection, Renames.NONE).comparison().upgrade());
	}

	/** In what the schema of the connection differs from an earlier one, in words. */
	List<String> changedSince(ReflectedSchema before, Connection connection) throws SQLException {
		ReflectedSchema now = reflect(connection);
		// An expression that was dropped and created again may be spelled otherwise.
		AlignedModel aligned = new ModelAlignment().align(connection, before.schema(), now);
		return describe(new SchemaDiff().diff(now.schema(), aligned.schema()));
	}

	private ReflectedSchema reflect(Connection connection) throws SQLException {
		return new SchemaReflector().reflect(connection, schemas(connection));
	}

	/** The default schema first, then those that the entities name. */
	private List<String> schemas(Connection connection) throws SQLException {
		Set<String> schemas = new LinkedHashSet<>();
		schemas.add(defaultSchema(connection));
		DatabaseSchema schema = this.model.schema();
		Stream
			.of(schema.tables().stream().map(Table::name), schema.sequences().stream().map(Sequence::name),
					schema.enumTypes().stream().map(EnumType::name))
			.flatMap((names) -> names)
			.map(QualifiedName::schema)
			.filter((name) -> name != null)
			.sorted()
			.forEach(schemas::add);
		schemas.addAll(schema.schemas());
		return List.copyOf(schemas);
	}

	private String defaultSchema(Connection connection) throws SQLException {
		if (this.model.defaultSchema() != null) {
			return this.model.defaultSchema();
		}
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select current_schema()")) {
			row.next();
			String schema = row.getString(1);
			if (schema == null) {
				throw new DeskException("""
						The search_path of the connection names no schema that exists, so tables have no place.
						Nothing was compared and no file was written.
						Create the schema, or name one with spring.jpa.properties.hibernate.default_schema.""");
			}
			return schema;
		}
	}

	/** A migration may name the default schema; the comparison does not. */
	private Ownership in(String defaultSchema) {
		Ownership owned = this.ownership;
		return new Ownership(names(owned.tables(), defaultSchema), names(owned.sequences(), defaultSchema),
				names(owned.enumTypes(), defaultSchema), names(owned.bookkeeping(), defaultSchema));
	}

	private static Set<QualifiedName> names(Set<QualifiedName> names, String defaultSchema) {
		Set<QualifiedName> result = new LinkedHashSet<>();
		names.forEach((name) -> result.add(defaultSchema.equals(name.schema()) ? name.inSchema(null) : name));
		return result;
	}

	private static void refuseWhatTheServerRefuses(List<AlignmentDiagnostic> diagnostics) {
		if (!diagnostics.isEmpty()) {
			throw new DeskException(String.join("\n", diagnostics.stream().map(AlignmentDiagnostic::message).toList())
					+ "\nNothing was changed and no file was written. Correct the mapping.");
		}
	}

	static List<String> describe(List<Operation> operations) {
		return operations.stream().map(Operation::describe).toList();
	}

}
