package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.aludel.autogenerate.reflection.ExtensionTypes;
import dev.aludel.schema.Column;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;

/**
 * Decides what the database shall be: what the entities ask for, besides everything that
 * they cannot state or that is not this application's to change.
 * <p>
 * Constraints and indexes are the same when they do the same, whatever their names; a
 * name is a difference only when the mapping states it. What has no name gets that of the
 * database, or one by the {@link NamingConvention}.
 */
public final class TargetSchema {

	private final Ownership ownership;

	private final Inquiry inquiry;

	private final NamingConvention naming;

	private final Exclusions exclusions;

	/**
	 * Creates the policy for an application that has nothing else to say about it.
	 * @param ownership what its applied revisions created
	 * @param answers what a person decided; what is not decided stays
	 */
	public TargetSchema(Ownership ownership, Answers answers) {
		this(ownership, answers, NamingConvention.DEFAULTS, Exclusions.NONE);
	}

	/**
	 * Creates the policy for an application.
	 * @param ownership what its applied revisions created
	 * @param answers what a person decided; what is not decided stays
	 * @param naming how it names what the mapping does not
	 * @param exclusions what is left alone
	 */
	public TargetSchema(Ownership ownership, Answers answers, NamingConvention naming, Exclusions exclusions) {
		this(ownership, new Inquiry(answers), naming, exclusions);
	}

	TargetSchema(Ownership ownership, Inquiry inquiry, NamingConvention naming, Exclusions exclusions) {
		this.ownership = ownership;
		this.inquiry = inquiry;
		this.naming = naming;
		this.exclusions = exclusions;
	}

	/**
	 * Returns the schema that shall be.
	 * @param model what the entities ask for, aligned with the database: what means the
	 * same is spelled as the database spells it
	 * @param database what the database holds
	 * @return the schema that shall be
	 */
	public Target of(DatabaseSchema model, DatabaseSchema database) {
		Notes notes = new Notes();
		DatabaseSchema asked = ReferencedColumns.writtenOut(model);
		GoneTables gone = new GoneTables(this.inquiry, this.ownership, asked, database);
		DatabaseSchema wanted = decided(asked, database, gone);
		Map<QualifiedName, Table> entities = wanted.tablesByName();
		entities.keySet().removeIf(this.ownership::isBookkeeping);
		List<Table> others = staying(database, entities, gone, notes);
		StatedNames names = new StatedNames(wanted);
		NeededKeys needed = NeededKeys.of(others, entities.values());
		List<Table> tables = new ArrayList<>(others);
		Map<QualifiedName, Table> present = database.tablesByName();
		for (Table entity : entities.values()) {
			Table before = present.get(entity.name());
			tables.add((before != null) ? targetTable(entity, before, needed, names, notes).table()
					: targetTable(keyFirst(entity), Table.of(entity.name()), needed, names, notes).table());
		}
		DatabaseSchema target = named(database,
				new DatabaseSchema(union(database.schemas(), schemas(wanted)),
						union(database.extensions(), needed(wanted.extensions(), tables)), List.of(),
						sequences(database, wanted), tables));
		target = target.enumTypes(new TargetEnumTypes(this.ownership, new ValueQuestions(this.inquiry), notes)
			.of(wanted, database, target.tables()));
		return new Target(
				target.sequences(
						new TargetSequences(this.ownership, this.inquiry, notes).of(wanted, database, target.tables())),
				notes.warnings()
					.stream()
					.filter((note) -> !this.exclusions.concern(note.object(), note.part(), database))
					.toList(),
				this.inquiry.open()
					.stream()
					.filter((question) -> !this.exclusions.concern(question.object(), question.part(), database))
					.toList());
	}

	private TargetTable targetTable(Table model, Table database, NeededKeys needed, StatedNames names, Notes notes) {
		return new TargetTable(model, database, needed, names, this.naming, this.inquiry, notes);
	}

	/** What is left alone is known by its name, and takes names from what is new. */
	private DatabaseSchema named(DatabaseSchema database, DatabaseSchema target) {
		DatabaseSchema named = ConventionalNames.in(target, this.naming);
		return this.exclusions.isEmpty() ? named
				: ConventionalNames.in(new FilteredTarget(this.exclusions, database).of(target, named), this.naming);
	}

	/** A new table as a person would write it: its key first. */
	private static Table keyFirst(Table table) {
		PrimaryKey key = table.primaryKey();
		if (key == null) {
			return table;
		}
		List<Column> columns = new ArrayList<>();
		key.columns().forEach((name) -> table.column(name).ifPresent(columns::add));
		table.columns().stream().filter((column) -> !key.columns().contains(column.name())).forEach(columns::add);
		return table.columns(columns);
	}

	/** Without those whose columns wait for an answer. */
	private static List<String> needed(List<String> extensions, List<Table> tables) {
		Set<String> used = new TreeSet<>();
		tables.forEach(
				(table) -> table.columns().forEach((column) -> ExtensionTypes.of(column.type()).ifPresent(used::add)));
		return extensions.stream().filter(used::contains).toList();
	}

	/** What the entities ask for, less what nobody has decided yet. */
	private DatabaseSchema decided(DatabaseSchema model, DatabaseSchema database, GoneTables gone) {
		HeldParts held = new HeldParts();
		gone.decideRenames(held);
		Map<QualifiedName, Table> entities = model.tablesByName();
		List<Table> foreign = database.tables()
			.stream()
			.filter((table) -> !entities.containsKey(table.name()) && !this.ownership.ownsTable(table.name())
					&& !this.ownership.isBookkeeping(table.name()))
			.toList();
		List<Decision> decisions = List.of(new GoneColumns(this.inquiry, NeededKeys.of(foreign, List.of())),
				new ComputedColumns(this.inquiry), new RenamedEnumTypes(this.inquiry, model, database),
				new ChangedTypes(this.inquiry, enumTypes(model, database)),
				new UnfilledColumns(this.inquiry, new PlaceholderValue(model.enumTypes())));
		for (Table present : database.tables()) {
			Table entity = entities.get(present.name());
			if (entity != null && !this.ownership.isBookkeeping(present.name())) {
				decisions.forEach((decision) -> decision.decide(entity, present, held));
			}
		}
		return held.in(model, database);
	}

	private static Set<QualifiedName> enumTypes(DatabaseSchema model, DatabaseSchema database) {
		Set<QualifiedName> names = new TreeSet<>();
		model.enumTypes().forEach((type) -> names.add(type.name()));
		database.enumTypes().forEach((type) -> names.add(type.name()));
		return names;
	}

	/** The tables that no entity maps and that are not to be dropped. */
	private List<Table> staying(DatabaseSchema database, Map<QualifiedName, Table> entities, GoneTables gone,
			Notes notes) {
		Map<QualifiedName, Table> leaving = new TreeMap<>();
		Map<QualifiedName, Table> staying = new TreeMap<>();
		for (Table table : database.tables()) {
			if (this.ownership.isBookkeeping(table.name())) {
				staying.put(table.name(), table);
			}
			else if (!entities.containsKey(table.name())) {
				(this.ownership.ownsTable(table.name()) ? leaving : staying).put(table.name(), table);
			}
		}
		staying.keySet().stream().filter((name) -> !this.ownership.isBookkeeping(name)).forEach((name) -> {
			String sentence = "Table " + name
					+ " stays: no entity maps it and no revision of this application made it.";
			notes.add(Warning.Kind.LEAVES_ALONE, name, null, sentence);
		});
		keepNeeded(new ArrayList<>(staying.values()), staying, leaving, "is not this application's", notes);
		List<Table> undecided = leaving.values().stream().filter((table) -> !gone.mayBeDropped(table)).toList();
		undecided.forEach((table) -> {
			leaving.remove(table.name());
			staying.put(table.name(), table);
		});
		List<Table> pointing = new ArrayList<>(undecided);
		pointing.addAll(entities.values());
		keepNeeded(pointing, staying, leaving, "stays", notes);
		return new ArrayList<>(staying.values());
	}

	/** A table cannot go while one that stays points at it. */
	private static void keepNeeded(List<Table> open, Map<QualifiedName, Table> staying,
			Map<QualifiedName, Table> leaving, String why, Notes notes) {
		while (!open.isEmpty()) {
			Table table = open.remove(open.size() - 1);
			for (ForeignKey key : table.foreignKeys()) {
				Table referenced = leaving.remove(key.referencedTable());
				if (referenced != null) {
					staying.put(referenced.name(), referenced);
					open.add(referenced);
					notes.add(Warning.Kind.KEEPS_NEEDED, referenced.name(), null,
							"Table %s stays although no entity maps it: table %s, which %s, points at it."
								.formatted(referenced.name(), table.name(), why));
				}
			}
		}
	}

	/** All sequences there are or shall be: none of their names is free. */
	private static List<Sequence> sequences(DatabaseSchema database, DatabaseSchema wanted) {
		List<Sequence> sequences = new ArrayList<>(database.sequences());
		sequences.addAll(wanted.sequences());
		return sequences;
	}

	private static List<String> schemas(DatabaseSchema wanted) {
		List<String> schemas = new ArrayList<>(wanted.schemas());
		wanted.tables().stream().map((table) -> table.name().schema()).forEach((schema) -> {
			if (schema != null) {
				schemas.add(schema);
			}
		});
		return schemas;
	}

	private static List<String> union(List<String> names, List<String> others) {
		Set<String> union = new TreeSet<>(names);
		union.addAll(others);
		return List.copyOf(union);
	}

}
