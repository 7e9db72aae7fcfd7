package dev.aludel.autogenerate.prove;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.aludel.autogenerate.canonical.ModelAlignment;
import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.compare.Exclusions;
import dev.aludel.autogenerate.compare.NamingConvention;
import dev.aludel.autogenerate.compare.Ownership;
import dev.aludel.autogenerate.compare.SchemaDiff;
import dev.aludel.autogenerate.compare.SchemaFilter;
import dev.aludel.autogenerate.compare.TargetSchema;
import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.autogenerate.reflection.SchemaReflector;
import dev.aludel.operation.Operation;
import dev.aludel.schema.DatabaseSchema;

/**
 * The checks of a draft that was made by comparing entities with the database. Each reads
 * the catalog anew, within the transaction of the proof.
 */
public final class SchemaChecks {

	private final List<String> schemas;

	private final SchemaReflector reflector = new SchemaReflector();

	private final ModelAlignment alignment = new ModelAlignment();

	private final SchemaDiff diff = new SchemaDiff();

	private final NamingConvention naming;

	private final SchemaFilter filter;

	/**
	 * Creates checks for an application that compares everything.
	 * @param schemas the schemas that are compared, the default one first
	 */
	public SchemaChecks(List<String> schemas) {
		this(schemas, NamingConvention.DEFAULTS, SchemaFilter.ALL);
	}

	/**
	 * Creates checks.
	 * @param schemas the schemas that are compared, the default one first
	 * @param naming how the application names what the mapping does not
	 * @param filter what it compares
	 */
	public SchemaChecks(List<String> schemas, NamingConvention naming, SchemaFilter filter) {
		this.schemas = List.copyOf(schemas);
		this.naming = naming;
		this.filter = filter;
	}

	/**
	 * Does once more what a comparison does, as the next one will.
	 * @param model what the entities ask for, in the spelling of its author
	 * @param ownership what the applied revisions and the draft created
	 * @param answers what a person decided; what is not decided stays as it is
	 * @return the check for an applied draft: nothing is left to do
	 */
	public SchemaCheck nothingLeft(DatabaseSchema model, Ownership ownership, Answers answers) {
		return (connection) -> {
			ReflectedSchema database = this.reflector.reflect(connection, this.schemas);
			Exclusions exclusions = this.filter.exclusions(model, database, ownership);
			DatabaseSchema filtered = exclusions.applyTo(model, database.schema());
			DatabaseSchema aligned = this.alignment.align(connection, filtered, database).schema();
			DatabaseSchema target = new TargetSchema(ownership.leaving(exclusions), answers, this.naming, exclusions)
				.of(aligned, database.schema())
				.schema();
			return describe(this.diff.diff(database.schema(), target));
		};
	}

	/**
	 * Compares with an earlier state. The order of columns is not compared, since a
	 * column that comes back comes back last.
	 * @param before what the database held
	 * @return the check for an undone draft: all is as it was
	 */
	public SchemaCheck asBefore(DatabaseSchema before) {
		return (connection) -> {
			ReflectedSchema database = this.reflector.reflect(connection, this.schemas);
			List<Operation> differences = this.diff.diff(database.schema(), before);
			return describe(differences.isEmpty() ? differences : meant(connection, before, database));
		};
	}

	// An expression that was written anew may be printed differently and mean the same.
	private List<Operation> meant(Connection connection, DatabaseSchema before, ReflectedSchema database)
			throws SQLException {
		DatabaseSchema aligned = this.alignment.align(connection, before, database).schema();
		return this.diff.diff(database.schema(), aligned);
	}

	private static List<String> describe(List<Operation> operations) {
		return operations.stream().map(Operation::describe).toList();
	}

}
