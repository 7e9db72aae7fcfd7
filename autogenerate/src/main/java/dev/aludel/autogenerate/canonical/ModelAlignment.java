package dev.aludel.autogenerate.canonical;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.autogenerate.reflection.StructuredType;
import dev.aludel.schema.Column;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;

/**
 * Puts a model into the words of a database, with PostgreSQL as the judge of what means
 * the same: the model's SQL is put into temporary tables, read back as the catalog prints
 * it, and rolled back.
 */
public final class ModelAlignment {

	private final List<StructuredType> structures;

	/**
	 * Creates the alignment of a model without composite types that a database lacks.
	 */
	public ModelAlignment() {
		this(List.of());
	}

	/**
	 * Creates the alignment of a model with composite types.
	 * @param structures the types, each after those that it uses
	 */
	public ModelAlignment(List<StructuredType> structures) {
		this.structures = List.copyOf(structures);
	}

	/**
	 * Aligns a model with a database.
	 * <p>
	 * A connection in autocommit gets transactions of its own; an open transaction is
	 * left as it was, by way of a savepoint. Nothing is kept, no table of the application
	 * is locked against anyone, and no sequence advances. No function of the application
	 * is run but an {@code immutable} one with constant arguments in a generated column
	 * or index key of the model, which PostgreSQL computes as it does in any
	 * {@code create index}.
	 * @param connection a connection to the database
	 * @param model the model, in the spelling of its author
	 * @param database what the database holds
	 * @return the model in the words of the database
	 * @throws MissingTemporaryPrivilegeException when the role may not create temporary
	 * tables
	 * @throws SQLException when the server refuses for another reason
	 */
	public AlignedModel align(Connection connection, DatabaseSchema model, ReflectedSchema database)
			throws SQLException {
		return align(connection, model, database, Set.of());
	}

	/**
	 * Aligns a model with a database as it is once renames are carried out.
	 * @param connection a connection to the database
	 * @param model the model, in the spelling of its author
	 * @param database what the database holds, under its new names
	 * @param renamedTypes the new names of enum types that were renamed, or whose values
	 * were
	 * @return the model in the words of the database
	 * @throws SQLException when the server refuses
	 * @see #align(Connection, DatabaseSchema, ReflectedSchema)
	 */
	public AlignedModel align(Connection connection, DatabaseSchema model, ReflectedSchema database,
			Set<QualifiedName> renamedTypes) throws SQLException {
		ScratchContext context = ScratchContext.of(model, database, renamedTypes).structures(this.structures);
		AlignedTypes types = new ColumnTypes(connection, context).align(model, database.schema());
		// A bigserial in a column definition brings a sequence along.
		ScratchContext withSequences = ScratchContext.of(types.schema(), database, renamedTypes)
			.structures(this.structures);
		Map<QualifiedName, Table> existing = database.schema().tablesByName();
		List<TableTranslation> translations = types.schema()
			.tables()
			.stream()
			.map((table) -> new TableTranslation(table, existing.get(table.name()), types.untried(), withSequences))
			.toList();
		ExpressionAlignment expressions = new ExpressionAlignment(new ScratchExpressions(connection, withSequences),
				new DefaultValues(connection, withSequences));
		Iterator<Resolution> resolutions = expressions
			.resolve(translations.stream().flatMap((table) -> table.questions().stream()).toList())
			.iterator();
		List<Table> tables = new ArrayList<>();
		translations.forEach((table) -> tables.add(table.translate(resolutions)));
		List<AlignmentDiagnostic> diagnostics = new ArrayList<>(types.diagnostics());
		diagnostics.addAll(expressions.diagnostics());
		return new AlignedModel(reduced(types.schema().tables(tables)), diagnostics);
	}

	private static DatabaseSchema reduced(DatabaseSchema model) {
		return model.tables(model.tables().stream().map(ModelAlignment::reduced).toList())
			.sequences(model.sequences().stream().map(ModelAlignment::reduced).toList());
	}

	private static Table reduced(Table table) {
		return table.columns(table.columns().stream().map(ModelAlignment::reduced).toList());
	}

	private static Column reduced(Column column) {
		return (column.generation() instanceof Identity identity)
				? column.generation(identity.with(identity.options().reduced(column.type()))) : column;
	}

	private static Sequence reduced(Sequence sequence) {
		return sequence.with(sequence.options().reduced(sequence.type()));
	}

}
