package dev.aludel.autogenerate.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.aludel.autogenerate.canonical.AlignedModel;
import dev.aludel.autogenerate.canonical.AlignmentDiagnostic;
import dev.aludel.autogenerate.canonical.ModelAlignment;
import dev.aludel.autogenerate.canonical.NeededExtensions;
import dev.aludel.autogenerate.reflection.StructuredType;
import dev.aludel.autogenerate.canonical.StructuredTypes;
import dev.aludel.autogenerate.canonical.ViewDefinitions;
import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.compare.Comparison;
import dev.aludel.autogenerate.compare.Exclusions;
import dev.aludel.autogenerate.compare.MappedStructures;
import dev.aludel.autogenerate.compare.MappedViews;
import dev.aludel.autogenerate.compare.Ownership;
import dev.aludel.autogenerate.compare.Question;
import dev.aludel.autogenerate.compare.Question.Kind;
import dev.aludel.autogenerate.compare.Renames;
import dev.aludel.autogenerate.compare.SchemaComparer;
import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autogenerate.prove.SchemaCheck;
import dev.aludel.autogenerate.prove.SchemaChecks;
import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.autogenerate.reflection.ReflectedView;
import dev.aludel.autogenerate.reflection.SchemaReflector;
import dev.aludel.autogenerate.reflection.SearchPath;
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

	private final boolean countsRows;

	/**
	 * Creates a comparison.
	 * @param model what the entities ask for
	 * @param applied what the applied revisions of the application did, in order
	 * @param bookkeeping the tables that Aludel keeps
	 * @param settings what the application says about comparing
	 * @param countsRows whether the rows of the database are those that a migration will
	 * meet
	 */
	EntityComparison(HibernateModel model, List<Operation> applied, Set<QualifiedName> bookkeeping,
			ComparisonSettings settings, boolean countsRows) {
		this.model = model;
		this.applied = List.copyOf(applied);
		this.bookkeeping = bookkeeping;
		this.settings = settings;
		this.countsRows = countsRows;
	}

	/**
	 * What was found, in which schemas of which database.
	 *
	 * @param schemas the schemas
	 * @param model what the entities ask for, in the names of the connection
	 * @param database the database
	 * @param managed what the entities ask for and a migration manages
	 * @param comparison what was found
	 * @param notCompared what cannot be compared
	 * @param leftAlone how much the application excludes
	 * @param idlePatterns what the application includes or excludes and is nowhere
	 */
	record Result(List<String> schemas, HibernateModel model, ReflectedSchema database, DatabaseSchema managed,
			Comparison comparison, List<String> notCompared, List<String> leftAlone, List<String> idlePatterns) {

	}

	Result compare(Connection connection, Answers given) throws SQLException {
		SearchPath path = searchPath(connection);
		HibernateModel model = model(connection, path);
		List<String> schemas = schemas(model, path.schemas().get(0), given.renames());
		ReflectedSchema database = counted(new SchemaReflector().reflect(connection, schemas));
		Renames renames = given.renames().in(database.schema(), database.defaultSchema());
		Answers answers = given.renames(renames);
		ReflectedSchema renamed = database.schema(renames.applyTo(database.schema()));
		ManagedModel managed = new ManagedModel(model, renamed);
		DatabaseSchema mapped = managed.schema();
		Ownership owned = ownership(List.of(), database.defaultSchema());
		Exclusions exclusions = this.settings.filter().exclusions(mapped, renamed, owned);
		DatabaseSchema compared = new NeededExtensions().addTo(connection,
				exclusions.applyTo(mapped, renamed.schema()));
		DatabaseSchema wanted = new DatabaseSchema(mapped.schemas(), compared.extensions(), mapped.enumTypes(),
				mapped.sequences(), mapped.tables());
		List<StructuredType> structures = new StructuredTypes().of(connection, model.structures(), compared, renamed);
		AlignedModel aligned = new ModelAlignment(structures).align(connection, compared, renamed,
				renames.changedEnumTypes());
		refuseWhatTheServerRefuses(aligned.diagnostics());
		MappedViews views = views(connection, model, database);
		SchemaComparer comparer = new SchemaComparer(owned.leaving(exclusions), database.views(views.steady()),
				this.settings.naming(), exclusions)
			.largeTableRows(this.settings.largeTableRows())
			.ordinals(model.ordinals());
		MappedStructures types = new MappedStructures(structures);
		Comparison comparison = views
			.around(types.around(comparer.compare(aligned.schema(), database.schema(), answers)));
		List<String> notCompared = new ArrayList<>(managed.notCompared());
		notCompared.addAll(types.notDrafted());
		return new Result(schemas, model, database, wanted, counted(connection, comparison), notCompared,
				exclusions.counts(), this.settings.filter().idlePatterns(wanted, renamed, this.settings.naming()));
	}

	/** Leaves out the questions about rows of which there are none. */
	private Comparison counted(Connection connection, Comparison comparison) throws SQLException {
		if (!this.countsRows) {
			// Rows that nobody can count may as well have a value.
			return comparison.questions(
					comparison.questions().stream().filter((question) -> question.kind() != Kind.FILL_NULLS).toList());
		}
		List<Question> counted = new RowCounter(connection, ONE_COUNT, ALL_COUNTS).counted(comparison.questions());
		return comparison.questions(counted.stream().filter(Question::concernsRows).toList());
	}

	/** A table whose rows are not known may hold any number. */
	private ReflectedSchema counted(ReflectedSchema database) {
		return this.countsRows ? database : database.estimatedRows(Map.of());
	}

	/** Says of an applied draft whether anything is left to do. */
	SchemaCheck nothingLeft(Result result) {
		Ownership owned = ownership(result.comparison().upgrade(), result.database().defaultSchema());
		SchemaCheck schema = new SchemaChecks(result.schemas(), this.settings.naming(), this.settings.filter())
			.nothingLeft(result.managed(), owned, result.comparison().answers());
		return (connection) -> {
			List<String> differences = new ArrayList<>(schema.differences(connection));
			if (!result.model().views().isEmpty() || !result.model().structures().isEmpty()) {
				ReflectedSchema database = new SchemaReflector().reflect(connection, result.schemas());
				differences.addAll(new MappedStructures(
						new StructuredTypes().of(connection, result.model().structures(), result.managed(), database))
					.differences());
				differences.addAll(views(connection, result.model(), database).differences());
			}
			return differences;
		};
	}

	private static MappedViews views(Connection connection, HibernateModel model, ReflectedSchema database)
			throws SQLException {
		return new MappedViews(model.views(), new ViewDefinitions().of(connection, model.views(), database), database);
	}

	/** Says of an undone draft whether all is as it was. */
	SchemaCheck asBefore(Result result) {
		SchemaCheck schema = new SchemaChecks(result.schemas()).asBefore(result.comparison().before());
		return (connection) -> {
			List<String> differences = new ArrayList<>(schema.differences(connection));
			if (!result.model().views().isEmpty()) {
				ReflectedSchema database = new SchemaReflector().reflect(connection, result.schemas());
				differences.addAll(changedViews(result.database().views(), database.views()));
			}
			return differences;
		};
	}

	private static List<String> changedViews(List<ReflectedView> before, List<ReflectedView> after) {
		List<ReflectedView> changed = new ArrayList<>(before);
		changed.removeAll(after);
		List<ReflectedView> added = new ArrayList<>(after);
		added.removeAll(before);
		changed.addAll(added);
		return changed.stream().map((view) -> "view " + view.name() + " is not as before").distinct().toList();
	}

	/**
	 * The default schema first, then those that the entities, the revisions or a move
	 * name.
	 */
	private List<String> schemas(HibernateModel model, String defaultSchema, Renames renames) {
		DatabaseSchema schema = model.schema();
		Ownership owned = ownership(List.of(), defaultSchema);
		Set<String> others = new TreeSet<>(schema.schemas());
		Stream
			.of(schema.tables().stream().map(Table::name), schema.sequences().stream().map(Sequence::name),
					schema.enumTypes().stream().map(EnumType::name), model.views().keySet().stream(),
					owned.tables().stream(), owned.sequences().stream(), owned.enumTypes().stream(),
					renames.tables().keySet().stream())
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
	 * Migrations run on the connection: what they do not qualify is found on its path.
	 */
	private SearchPath searchPath(Connection connection) throws SQLException {
		SearchPath path = SearchPath.of(connection);
		if (path.schemas().isEmpty()) {
			throw new DeskException("""
					The search_path of the connection names no schema that exists, so tables have no place.
					Nothing was compared and no file was written.
					Create the schema, or name another in the JDBC URL: ?currentSchema=…""");
		}
		String application = this.model.currentSchema();
		String schema = path.schemas().get(0);
		if (application != null && !application.equals(schema)) {
			throw new DeskException("""
					The application works in schema %1$s of the database, but the connection for migrations works in \
					schema %2$s: names without a schema would mean other things.
					Nothing was compared and no file was written.
					Let the connection work in %1$s as well; add to the JDBC URL: ?currentSchema=%1$s"""
				.formatted(application, schema));
		}
		return path;
	}

	/**
	 * The model in the names of the connection. PostgreSQL looks for what Hibernate
	 * writes without a schema in all schemas of the search path.
	 */
	private HibernateModel model(Connection connection, SearchPath path) throws SQLException {
		HibernateModel seen = this.model.seenFrom(path.schemas().get(0));
		List<String> relations = seen.searched().stream().map(QualifiedName::name).toList();
		List<String> types = seen.schema().enumTypes().stream().map((type) -> type.name().name()).toList();
		return seen.found(path.relationsBehindTheFirst(connection, relations),
				path.enumTypesBehindTheFirst(connection, types));
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
