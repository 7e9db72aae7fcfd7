package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import dev.aludel.autogenerate.reflection.ReflectedCast;
import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.autogenerate.reflection.ReflectedView;
import dev.aludel.operation.AlterColumnType;
import dev.aludel.operation.Operation;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/**
 * Compares what the entities ask for with what the database holds: the way there, the way
 * back, and what to mind.
 */
public final class SchemaComparer {

	private final Ownership ownership;

	private final Map<QualifiedName, Long> rows;

	private final List<ReflectedView> views;

	private final List<ReflectedCast> casts;

	private final Set<QualifiedName> partitioned;

	private final int serverVersion;

	private final String defaultSchema;

	private final NamingConvention naming;

	private final Exclusions exclusions;

	private final long largeTableRows;

	/**
	 * Creates a comparer for an application and its database.
	 * @param ownership what the applied revisions of the application created
	 * @param rows the estimated number of rows by table, in the names of the database; a
	 * table that is missing or has a negative number may hold any number
	 */
	public SchemaComparer(Ownership ownership, Map<QualifiedName, Long> rows) {
		this(ownership, rows, List.of(), List.of(), Set.of(), 0, "public", NamingConvention.DEFAULTS, Exclusions.NONE,
				Long.MAX_VALUE);
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
		this(ownership, database.estimatedRows(), database.views(), database.casts(), database.partitionKeys().keySet(),
				database.serverVersion(), database.defaultSchema(), naming, exclusions, Long.MAX_VALUE);
	}

	private SchemaComparer(Ownership ownership, Map<QualifiedName, Long> rows, List<ReflectedView> views,
			List<ReflectedCast> casts, Set<QualifiedName> partitioned, int serverVersion, String defaultSchema,
			NamingConvention naming, Exclusions exclusions, long largeTableRows) {
		this.ownership = ownership;
		this.rows = Map.copyOf(rows);
		this.views = List.copyOf(views);
		this.casts = List.copyOf(casts);
		this.partitioned = Set.copyOf(partitioned);
		this.serverVersion = serverVersion;
		this.defaultSchema = defaultSchema;
		this.naming = naming;
		this.exclusions = exclusions;
		this.largeTableRows = largeTableRows;
	}

	/**
	 * Returns a comparer that changes large tables so that others go on using them.
	 * @param newLargeTableRows from how many rows on a table is large
	 * @return the comparer
	 */
	public SchemaComparer largeTableRows(long newLargeTableRows) {
		return new SchemaComparer(this.ownership, this.rows, this.views, this.casts, this.partitioned,
				this.serverVersion, this.defaultSchema, this.naming, this.exclusions, newLargeTableRows);
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
		Ownership owned = this.ownership.renamed(known);
		Inquiry inquiry = new Inquiry(answers, new CountedRows(known, this.rows), this.defaultSchema);
		Target target = new TargetSchema(owned, inquiry, this.naming, this.exclusions).of(model, renamed);
		RequiredColumns required = new RequiredColumns(RequiredColumn.of(renamed, target.schema(), answers));
		required.answers().forEach(inquiry::use);
		inquiry.requireUse();
		SchemaDiff diff = new SchemaDiff(this.serverVersion);
		DatabaseSchema first = required.isEmpty() ? target.schema() : required.between(renamed, target.schema());
		LargeTables largeTables = new LargeTables(known.renamed(this.rows), this.partitioned, this.largeTableRows);
		RenameOperations renaming = new RenameOperations(known, database, this.defaultSchema);
		List<Operation> upgrade = new ArrayList<>(renaming.operations());
		ViewRebuild rebuild = new ViewRebuild(this.views, known);
		CastRebuild castRebuild = new CastRebuild(this.casts, known);
		Map<ObjectPath, String> replacements = new TreeMap<>(answers.replacements());
		replacements.putAll(known.checkValues());
		List<Operation> there = converted(
				new ValueRemovals(renamed, target.schema(), replacements).around(diff.diff(renamed, first)), answers);
		upgrade.addAll(largeTables.gently(castRebuild.around(rebuild.around(there)), renamed, target.schema()));
		DatabaseSchema start = withoutFailedIndexes(renamed, target.schema(), UnaryOperator.identity());
		WayBack back = new WayBack(diff.diff(first, start), start);
		List<Operation> again = new ValueRemovals(target.schema(), start, known.reversedCheckValues())
			.around(new ConversionBack(answers, target.schema()).of(back.operations()));
		List<Operation> downgrade = new ArrayList<>(
				largeTables.gently(castRebuild.around(rebuild.around(again)), renamed, target.schema()));
		downgrade.addAll(renaming.reversed());
		List<Stage> stages = List.of(Stage.of(upgrade, downgrade));
		if (!required.isEmpty()) {
			stages = required.stages(stages.get(0),
					Stage.of(largeTables.gently(diff.diff(first, target.schema()), renamed, target.schema()),
							largeTables.gently(diff.diff(target.schema(), first), renamed, target.schema())));
		}
		List<Warning> warnings = new ArrayList<>();
		warnings.addAll(required.correct(
				new DataWarnings(renamed, target.schema(), known.renamed(this.rows), replacements.keySet(), answers)
					.warnings()));
		warnings.addAll(new DroppedParts(renamed, target.schema()).warnings());
		warnings.addAll(rebuild.warnings());
		warnings.addAll(target.notes());
		return new Comparison(stages, withoutFailedIndexes(database, target.schema(), known::table), target.schema(),
				warnings, back.warnings(), target.questions(), answers);
	}

	/** Values become another type as a person said, not as a cast would have it. */
	private static List<Operation> converted(List<Operation> operations, Answers answers) {
		return operations.stream()
			.map((operation) -> (operation instanceof AlterColumnType alter) ? converted(alter, answers) : operation)
			.toList();
	}

	private static Operation converted(AlterColumnType alter, Answers answers) {
		return answers.using(new ColumnReference(alter.table(), alter.column()))
			.<Operation>map((expression) -> new AlterColumnType(alter.table(), alter.column(), alter.type(),
					alter.collation(), expression))
			.orElse(alter);
	}

	/**
	 * A failed index that was dropped is not worth failing again: the way back leaves it
	 * out.
	 */
	private static DatabaseSchema withoutFailedIndexes(DatabaseSchema schema, DatabaseSchema target,
			UnaryOperator<QualifiedName> newNames) {
		Map<QualifiedName, Table> targets = target.tablesByName();
		return schema.tables(schema.tables().stream().map((table) -> {
			Table after = targets.get(newNames.apply(table.name()));
			List<Index> remaining = (after != null) ? after.indexes() : List.of();
			return table.indexes(table.indexes()
				.stream()
				.filter((index) -> index.valid() || remaining.stream().anyMatch((other) -> isSameFailure(index, other)))
				.toList());
		}).toList());
	}

	private static boolean isSameFailure(Index index, Index other) {
		return !other.valid() && Objects.equals(index.name(), other.name());
	}

}
