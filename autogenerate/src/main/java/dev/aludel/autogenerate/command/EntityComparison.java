package dev.aludel.autogenerate.command;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.aludel.autogenerate.canonical.AlignedModel;
import dev.aludel.autogenerate.canonical.AlignmentDiagnostic;
import dev.aludel.autogenerate.canonical.ModelAlignment;
import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.compare.Comparison;
import dev.aludel.autogenerate.compare.Exclusions;
import dev.aludel.autogenerate.compare.Ownership;
import dev.aludel.autogenerate.compare.Question;
import dev.aludel.autogenerate.compare.SchemaComparer;
import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autogenerate.prove.SchemaCheck;
import dev.aludel.autogenerate.prove.SchemaChecks;
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

	private static final Duration ONE_COUNT = Duration.ofSeconds(1);

	private static final Duration ALL_COUNTS = Duration.ofSeconds(5);

	private final HibernateModel model;

	private final List<Operation> applied;

	private final Set<QualifiedName> bookkeeping;

	private final ComparisonSettings settings;

	/**
	 * Creates a comparison.
	 * @param model what the entities ask for
	 * @param applied what the applied revisions of the application did, in order
	 * @param bookkeeping the tables that Aludel keeps
	 * @param settings what the application says about comparing
	 */
	EntityComparison(HibernateModel model, List<Operation> applied, Set<QualifiedName> bookkeeping,
			ComparisonSettings settings) {
		this.model = model;
		this.applied = List.copyOf(applied);
		this.bookkeeping = bookkeeping;
		this.settings = settings;
	}

	/**
	 * What was found, in which schemas of which database.
	 *
	 * @param schemas the schemas
	 * @param database the database
	 * @param comparison what was found
	 * @param notCompared what cannot be compared
	 * @param leftAlone how much the application excludes
	 * @param idlePatterns what the application includes or excludes and is nowhere
	 */
	record Result(List<String> schemas, ReflectedSchema database, Comparison comparison, List<String> notCompared,
			List<String> leftAlone, List<String> idlePatterns) {

	}

	Result compare(Connection connection, Answers answers) throws SQLException {
		List<String> schemas = schemas(connection);
		ReflectedSchema database = new SchemaReflector().reflect(connection, schemas);
		ReflectedSchema renamed = new ReflectedSchema(answers.renames().applyTo(database.schema()),
				database.serverVersion(), database.defaultSchema(), database.searchPath(), database.estimatedRows(),
				database.partitionKeys(), database.unmanaged());
		ManagedModel managed = new ManagedModel(this.model, renamed);
		DatabaseSchema wanted = managed.schema();
		Ownership owned = ownership(List.of(), database.defaultSchema());
		Exclusions exclusions = this.settings.filter().exclusions(wanted, renamed, owned);
		AlignedModel aligned = new ModelAlignment().align(connection, exclusions.applyTo(wanted, renamed.schema()),
				renamed);
		refuseWhatTheServerRefuses(aligned.diagnostics());
		SchemaComparer comparer = new SchemaComparer(owned.leaving(exclusions), database, this.settings.naming(),
				exclusions);
		Comparison comparison = comparer.compare(aligned.schema(), database.schema(), answers);
		List<Question> questions = new RowCounter(connection, ONE_COUNT, ALL_COUNTS).counted(comparison.questions());
		return new Result(schemas, database, comparison.questions(questions), managed.notCompared(),
				exclusions.counts(), this.settings.filter().idlePatterns(wanted, renamed, this.settings.naming()));
	}

	/** Says of an applied draft whether anything is left to do. */
	SchemaCheck nothingLeft(Result result) {
		Ownership owned = ownership(result.comparison().upgrade(), result.database().defaultSchema());
		DatabaseSchema managed = new ManagedModel(this.model, result.database()).schema();
		return new SchemaChecks(result.schemas(), this.settings.naming(), this.settings.filter()).nothingLeft(managed,
				owned, result.comparison().answers());
	}

	/** Says of an undone draft whether all is as it was. */
	SchemaCheck asBefore(Result result) {
		return new SchemaChecks(result.schemas()).asBefore(result.comparison().before());
	}

	/** The default schema first, then those that the entities or the revisions name. */
	private List<String> schemas(Connection connection) throws SQLException {
		String defaultSchema = defaultSchema(connection);
		DatabaseSchema schema = this.model.schema();
		Ownership owned = ownership(List.of(), defaultSchema);
		Set<String> others = new TreeSet<>(schema.schemas());
		Stream
			.of(schema.tables().stream().map(Table::name), schema.sequences().stream().map(Sequence::name),
					schema.enumTypes().stream().map(EnumType::name), owned.tables().stream(),
					owned.sequences().stream(), owned.enumTypes().stream())
			.flatMap((names) -> names)
			.map(QualifiedName::schema)
			.filter((name) -> name != null)
			.forEach(others::add);
		others.remove(defaultSchema);
		List<String> schemas = new ArrayList<>(List.of(defaultSchema));
		schemas.addAll(others);
		return schemas;
	}

	/**
	 * The schema that unqualified names mean: to Hibernate and to the connection alike,
	 * because migrations run on the connection.
	 */
	private String defaultSchema(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select current_schema()")) {
			row.next();
			String schema = row.getString(1);
			if (schema == null) {
				throw new DeskException("""
						The search_path of the connection names no schema that exists, so tables have no place.
						Nothing was compared and no file was written.
						Create the schema, or name another in the JDBC URL: ?currentSchema=…""");
			}
			String mapped = this.model.defaultSchema();
			if (mapped != null && !mapped.equals(schema)) {
				throw new DeskException("""
						The entities live in schema %1$s (hibernate.default_schema), but the connection works in \
						schema %2$s, and so would every migration.
						Nothing was compared and no file was written.
						Let the connection work in %1$s as well; add to the JDBC URL: ?currentSchema=%1$s"""
					.formatted(mapped, schema));
			}
			return schema;
		}
	}

	/** A migration may name the default schema; the comparison does not. */
	private Ownership ownership(List<Operation> more, String defaultSchema) {
		List<Operation> operations = new ArrayList<>(this.applied);
		operations.addAll(more);
		Ownership owned = Ownership.of(operations);
		return new Ownership(names(owned.tables(), defaultSchema), names(owned.sequences(), defaultSchema),
				names(owned.enumTypes(), defaultSchema), names(this.bookkeeping, defaultSchema));
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
