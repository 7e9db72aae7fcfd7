package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.operation.Operation;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;

/**
 * Compares what the entities ask for with what the database holds: the way there, the way
 * back, and what to mind.
 */
public final class SchemaComparer {

	private final Ownership ownership;

	private final ReflectedSchema facts;

	private final NamingConvention naming;

	private final Exclusions exclusions;

	private final long largeTableRows;

	private final Predicate<ColumnReference> ordinals;

	/**
	 * Creates a comparer for an application and its database.
	 * @param ownership what the applied revisions of the application created
	 * @param rows the estimated number of rows by table, in the names of the database; a
	 * table that is missing or has a negative number may hold any number
	 */
	public SchemaComparer(Ownership ownership, Map<QualifiedName, Long> rows) {
		this(ownership, new ReflectedSchema(DatabaseSchema.EMPTY, 0, "public", List.of(), rows, Map.of(), List.of(),
				List.of(), List.of()), NamingConvention.DEFAULTS, Exclusions.NONE);
	}

	/**
	 * Creates a comparer that knows everything about a database that was read from it.
	 * @param ownership what the applied revisions of the application created
	 * @param database the database, in its names of today
	 * @param naming how the application names what the mapping does not
	 * @param exclusions what is left alone
	 */
	public SchemaComparer(Ownership ownership, ReflectedSchema database, NamingConvention naming,
			Exclusions exclusions) {
		this(ownership, database, naming, exclusions, Long.MAX_VALUE, (column) -> true);
	}

	private SchemaComparer(Ownership ownership, ReflectedSchema facts, NamingConvention naming, Exclusions exclusions,
			long largeTableRows, Predicate<ColumnReference> ordinals) {
		this.ownership = ownership;
		this.facts = facts;
		this.naming = naming;
		this.exclusions = exclusions;
		this.largeTableRows = largeTableRows;
		this.ordinals = ordinals;
	}

	/**
	 * Returns a comparer that changes large tables so that others go on using them.
	 * @param newLargeTableRows from how many rows on a table is large
	 * @return the comparer
	 */
	public SchemaComparer largeTableRows(long newLargeTableRows) {
		return new SchemaComparer(this.ownership, this.facts, this.naming, this.exclusions, newLargeTableRows,
				this.ordinals);
	}

	/**
	 * Returns a comparer that knows in which columns the entities keep the positions of
	 * enum constants; any other range of numbers is one that a person wrote.
	 * @param columns the columns
	 * @return the comparer
	 */
	public SchemaComparer ordinals(Set<ColumnReference> columns) {
		return new SchemaComparer(this.ownership, this.facts, this.naming, this.exclusions, this.largeTableRows,
				columns::contains);
	}

	/**
	 * Compares entities and database.
	 * @param model what the entities ask for, aligned with the database (under its new
	 * names, see {@link Renames#applyTo}): what means the same is spelled as the database
	 * spells it
	 * @param database what the database holds, in its names of today
	 * @param answers what a person decided; what is not decided stays as it is
	 * @return the operations both ways, the warnings and the open questions
	 * @throws RenameException when something to rename is not there, or its new name is
	 * taken, or no entity asks for its new name
	 * @throws AnswerException when an answer is none to any question
	 */
	public Comparison compare(DatabaseSchema model, DatabaseSchema database, Answers answers) {
		Renames known = answers.renames().withSequences(model, database);
		DatabaseSchema renamed = known.applyTo(database);
		new RenameTargets(model, database).check(known);
		Inquiry inquiry = new Inquiry(answers, new CountedRows(known, this.facts.estimatedRows()),
				this.facts.defaultSchema(), this.ordinals);
		Target target = new TargetSchema(this.ownership.renamed(known), inquiry, this.naming, this.exclusions).of(model,
				renamed);
		RequiredColumns required = new RequiredColumns(RequiredColumn.of(renamed, target.schema(), answers));
		required.answers().forEach(inquiry::use);
		inquiry.requireUse();
		ViewRebuild views = new ViewRebuild(this.facts.views(), known);
		Surroundings surroundings = new Surroundings(views, new CastRebuild(this.facts.casts(), known),
				largeTables(known), renamed, target.schema());
		SchemaDiff diff = new SchemaDiff(this.facts.serverVersion());
		DatabaseSchema between = required.isEmpty() ? target.schema() : required.between(renamed, target.schema());
		WayThere there = new WayThere(diff.diff(renamed, between), renamed, target.schema(), answers,
				replacements(answers, known));
		DatabaseSchema start = new FailedIndexes(target.schema(), UnaryOperator.identity()).leftOutOf(renamed);
		WayBack back = new WayBack(diff.diff(between, start), target.schema(), start, answers,
				known.reversedCheckValues());
		RenameOperations renaming = new RenameOperations(known, database, this.facts.defaultSchema());
		Stage first = Stage.of(joined(renaming.operations(), surroundings.around(there.operations())),
				joined(surroundings.around(back.operations()), renaming.reversed()));
		List<Stage> stages = required.isEmpty() ? List.of(first)
				: required.stages(first, Stage.of(surroundings.besideOthers(diff.diff(between, target.schema())),
						surroundings.besideOthers(diff.diff(target.schema(), between))));
		List<Warning> warnings = new ArrayList<>(required.correct(new DataWarnings(renamed, target.schema(),
				known.renamed(this.facts.estimatedRows()), there.replacements().keySet(), answers)
			.warnings()));
		warnings.addAll(new DroppedParts(renamed, target.schema()).warnings());
		warnings.addAll(views.warnings());
		warnings.addAll(target.notes());
		return new Comparison(stages, new FailedIndexes(target.schema(), known::table).leftOutOf(database),
				target.schema(), warnings, back.warnings(), target.questions(), answers);
	}

	private LargeTables largeTables(Renames renames) {
		return new LargeTables(renames.renamed(this.facts.estimatedRows()), this.facts.partitionKeys().keySet(),
				this.largeTableRows);
	}

	private static Map<ObjectPath, String> replacements(Answers answers, Renames renames) {
		Map<ObjectPath, String> replacements = new TreeMap<>(answers.replacements());
		replacements.putAll(renames.checkValues());
		return replacements;
	}

	private static List<Operation> joined(List<Operation> operations, List<Operation> more) {
		List<Operation> joined = new ArrayList<>(operations);
		joined.addAll(more);
		return joined;
	}

}
