package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;

/**
 * What a person said is a rename or a move, so that it is not taken for a drop and an
 * addition.
 *
 * @param tables the new names of tables by their old ones; another schema is a move
 * @param columns the new names of columns, by the old names of table and column
 * @param sequences the new names of sequences by their old ones
 * @param enumTypes the new names of enum types by their old ones, in the same schema
 * @param enumValues the new values of enum types, by the old names of type and value
 * @param checkValues the new values of columns whose check lists their values, by table,
 * column and old value: {@code tasks.status.CLOSED}
 */
public record Renames(Map<QualifiedName, QualifiedName> tables, Map<QualifiedName, Map<String, String>> columns,
		Map<QualifiedName, QualifiedName> sequences, Map<QualifiedName, QualifiedName> enumTypes,
		Map<QualifiedName, Map<String, String>> enumValues, Map<ObjectPath, String> checkValues) {

	/**
	 * Nothing was renamed.
	 */
	public static final Renames NONE = new Renames(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

	public Renames {
		tables = Collections.unmodifiableMap(new TreeMap<>(tables));
		columns = sorted(columns);
		sequences = Collections.unmodifiableMap(new TreeMap<>(sequences));
		enumTypes = Collections.unmodifiableMap(new TreeMap<>(enumTypes));
		enumValues = sorted(enumValues);
		checkValues = Collections.unmodifiableMap(new TreeMap<>(checkValues));
	}

	private static Map<QualifiedName, Map<String, String>> sorted(Map<QualifiedName, Map<String, String>> names) {
		Map<QualifiedName, Map<String, String>> copy = new TreeMap<>();
		names.forEach((object, parts) -> copy.put(object, Collections.unmodifiableMap(new TreeMap<>(parts))));
		return Collections.unmodifiableMap(copy);
	}

	/**
	 * Returns these renames and that of a table.
	 * @param table the table in the database
	 * @param newName its new name, without a schema
	 * @return the renames
	 */
	public Renames table(QualifiedName table, String newName) {
		return table(table, table.sibling(newName));
	}

	/**
	 * Returns these renames and that of a table, which may go to another schema.
	 * @param table the table in the database
	 * @param newName its new name; without a schema it is in the default one
	 * @return the renames
	 */
	public Renames table(QualifiedName table, QualifiedName newName) {
		return new Renames(with(this.tables, table, newName), this.columns, this.sequences, this.enumTypes,
				this.enumValues, this.checkValues);
	}

	/**
	 * Returns these renames and that of a column.
	 * @param column the column in the database
	 * @param newName its new name
	 * @return the renames
	 */
	public Renames column(ColumnReference column, String newName) {
		return new Renames(this.tables, with(this.columns, column.table(), column.column(), newName), this.sequences,
				this.enumTypes, this.enumValues, this.checkValues);
	}

	/**
	 * Returns these renames and that of a sequence.
	 * @param sequence the sequence in the database
	 * @param newName its new name, without a schema
	 * @return the renames
	 */
	public Renames sequence(QualifiedName sequence, String newName) {
		return sequence(sequence, sequence.sibling(newName));
	}

	/**
	 * Returns these renames and that of a sequence, which may go to another schema.
	 * @param sequence the sequence in the database
	 * @param newName its new name; without a schema it is in the default one
	 * @return the renames
	 */
	public Renames sequence(QualifiedName sequence, QualifiedName newName) {
		return new Renames(this.tables, this.columns, with(this.sequences, sequence, newName), this.enumTypes,
				this.enumValues, this.checkValues);
	}

	/**
	 * Returns these renames and that of an enum type.
	 * @param type the enum type in the database
	 * @param newName its new name, without a schema
	 * @return the renames
	 */
	public Renames enumType(QualifiedName type, String newName) {
		return new Renames(this.tables, this.columns, this.sequences, with(this.enumTypes, type, type.sibling(newName)),
				this.enumValues, this.checkValues);
	}

	/**
	 * Returns these renames and that of a value of an enum type.
	 * @param type the enum type in the database
	 * @param value the value
	 * @param newValue what it is called from now on
	 * @return the renames
	 */
	public Renames enumValue(QualifiedName type, String value, String newValue) {
		return new Renames(this.tables, this.columns, this.sequences, this.enumTypes,
				with(this.enumValues, type, value, newValue), this.checkValues);
	}

	/**
	 * Returns these renames and that of a value which a check lists.
	 * @param value the table, the column and the value
	 * @param newValue what it is called from now on
	 * @return the renames
	 */
	public Renames checkValue(ObjectPath value, String newValue) {
		Map<ObjectPath, String> more = new TreeMap<>(this.checkValues);
		more.put(value, newValue);
		return new Renames(this.tables, this.columns, this.sequences, this.enumTypes, this.enumValues, more);
	}

	private static Map<QualifiedName, QualifiedName> with(Map<QualifiedName, QualifiedName> names, QualifiedName name,
			QualifiedName newName) {
		Map<QualifiedName, QualifiedName> more = new TreeMap<>(names);
		more.put(name, newName);
		return more;
	}

	private static Map<QualifiedName, Map<String, String>> with(Map<QualifiedName, Map<String, String>> names,
			QualifiedName object, String part, String newPart) {
		Map<QualifiedName, Map<String, String>> more = new TreeMap<>(names);
		Map<String, String> parts = new TreeMap<>(more.getOrDefault(object, Map.of()));
		parts.put(part, newPart);
		more.put(object, parts);
		return more;
	}

	/**
	 * Returns these renames in the words of a database. A person writes the default
	 * schema out where something moves there; and {@code mood:temper} or
	 * {@code mood.SAD:BLUE} is the rename of an enum type or of its value when the
	 * database has no such table.
	 * @param database the schema of the database
	 * @param defaultSchema the name of the schema of names without one
	 * @return the renames
	 */
	public Renames in(DatabaseSchema database, String defaultSchema) {
		Set<QualifiedName> present = database.tablesByName().keySet();
		Set<QualifiedName> types = database.enumTypes().stream().map(EnumType::name).collect(Collectors.toSet());
		Renames result = new Renames(Map.of(), Map.of(), unqualified(this.sequences, defaultSchema), this.enumTypes,
				this.enumValues, this.checkValues);
		for (Map.Entry<QualifiedName, QualifiedName> table : unqualified(this.tables, defaultSchema).entrySet()) {
			boolean isType = !present.contains(table.getKey()) && types.contains(table.getKey());
			result = isType ? result.enumType(table.getKey(), table.getValue().name())
					: result.table(table.getKey(), table.getValue());
		}
		for (Map.Entry<QualifiedName, Map<String, String>> columns : this.columns.entrySet()) {
			QualifiedName owner = unqualified(columns.getKey(), defaultSchema);
			boolean isType = !present.contains(owner) && types.contains(owner);
			boolean isColumn = !present.contains(owner) && hasColumn(database, columns.getKey());
			for (Map.Entry<String, String> part : columns.getValue().entrySet()) {
				if (isType) {
					result = result.enumValue(owner, part.getKey(), part.getValue());
				}
				else if (isColumn) {
					result = result.checkValue(ObjectPath.of(columns.getKey(), part.getKey()), part.getValue());
				}
				else {
					result = result.column(new ColumnReference(owner, part.getKey()), part.getValue());
				}
			}
		}
		return result;
	}

	/** Whether what looks like schema and table is a table and its column. */
	private static boolean hasColumn(DatabaseSchema database, QualifiedName name) {
		String table = name.schema();
		return table != null && database.tables()
			.stream()
			.anyMatch((each) -> each.name().equals(QualifiedName.of(table)) && each.column(name.name()).isPresent());
	}

	private static Map<QualifiedName, QualifiedName> unqualified(Map<QualifiedName, QualifiedName> names,
			String defaultSchema) {
		Map<QualifiedName, QualifiedName> result = new TreeMap<>();
		names.forEach(
				(name, newName) -> result.put(unqualified(name, defaultSchema), unqualified(newName, defaultSchema)));
		return result;
	}

	private static QualifiedName unqualified(QualifiedName name, String defaultSchema) {
		return defaultSchema.equals(name.schema()) ? name.inSchema(null) : name;
	}

	/**
	 * Returns these renames and one that a person has named.
	 * @param rename the rename: of a column where its path has a dot, of a table where it
	 * has none or where the new name has a schema
	 * @return the renames
	 */
	Renames with(Answer.Rename rename) {
		List<String> names = rename.object().names();
		String last = names.get(names.size() - 1);
		boolean moves = rename.newName().indexOf('.') > 0;
		return switch (names.size()) {
			case 1 -> moves ? table(QualifiedName.of(last), QualifiedName.parse(rename.newName()))
					: table(QualifiedName.of(last), rename.newName());
			case 2 -> moves ? table(new QualifiedName(names.get(0), last), QualifiedName.parse(rename.newName()))
					: column(new ColumnReference(QualifiedName.of(names.get(0)), last), rename.newName());
			default ->
				column(new ColumnReference(new QualifiedName(names.get(0), names.get(1)), last), rename.newName());
		};
	}

	/**
	 * Returns the answers that name these renames.
	 * @return the answers, tables first
	 */
	List<Answer> answers() {
		List<Answer> answers = new ArrayList<>();
		this.tables.forEach((table, newName) -> {
			boolean moves = !Objects.equals(table.schema(), newName.schema());
			answers.add(new Answer.Rename(ObjectPath.of(table, null), moves ? newName.toString() : newName.name()));
		});
		this.columns.forEach((table, names) -> names
			.forEach((name, newName) -> answers.add(new Answer.Rename(ObjectPath.of(table, name), newName))));
		this.enumTypes
			.forEach((type, newName) -> answers.add(new Answer.Rename(ObjectPath.of(type, null), newName.name())));
		this.enumValues.forEach((type, values) -> values
			.forEach((value, newValue) -> answers.add(new Answer.Rename(ObjectPath.of(type, value), newValue))));
		this.checkValues.forEach((value, newValue) -> answers.add(new Answer.Rename(value, newValue)));
		return answers;
	}

	/**
	 * Returns the schema as PostgreSQL leaves it when the renames are carried out: keys,
	 * indexes, foreign keys and expressions follow.
	 * @param database the schema of the database
	 * @return the schema under the new names
	 * @throws RenameException when something to rename is not there, or its new name is
	 * taken
	 */
	public DatabaseSchema applyTo(DatabaseSchema database) {
		return new RenamedSchema(withOwnedSequences(database), database).schema();
	}

	/**
	 * Returns these renames and those of the sequences that are named after a renamed
	 * table, when the entities ask for the new name only.
	 * @param model what the entities ask for
	 * @param database the schema of the database
	 * @return the renames
	 */
	Renames withSequences(DatabaseSchema model, DatabaseSchema database) {
		Set<QualifiedName> wanted = names(model);
		Set<QualifiedName> present = names(database);
		Renames all = withOwnedSequences(database);
		for (Map.Entry<QualifiedName, QualifiedName> table : this.tables.entrySet()) {
			QualifiedName name = table.getKey().sibling(table.getKey().name() + "_seq");
			QualifiedName newName = table.getValue().sibling(table.getValue().name() + "_seq");
			if (present.contains(name) && !wanted.contains(name) && wanted.contains(newName)
					&& !present.contains(newName) && !all.sequences.containsKey(name)) {
				all = all.sequence(name, newName);
			}
		}
		return all;
	}

	/** A sequence that a column owns goes along when its table moves. */
	private Renames withOwnedSequences(DatabaseSchema database) {
		Renames all = this;
		for (Sequence sequence : database.sequences()) {
			ColumnReference owner = sequence.ownedBy();
			QualifiedName newTable = (owner != null) ? this.tables.get(owner.table()) : null;
			if (newTable != null && !Objects.equals(newTable.schema(), sequence.name().schema())) {
				all = all.sequence(sequence.name(), all.sequence(sequence.name()).inSchema(newTable.schema()));
			}
		}
		return all;
	}

	/**
	 * Whether a column gets another name, or its table does.
	 * @param column the column in the database
	 * @return whether a text that uses it would not fit any more
	 */
	boolean concerns(ColumnReference column) {
		return this.tables.containsKey(column.table())
				|| this.columns.getOrDefault(column.table(), Map.of()).containsKey(column.column());
	}

	/**
	 * Returns the new name of a table.
	 * @param name the name in the database
	 * @return the name once the renames are carried out
	 */
	QualifiedName table(QualifiedName name) {
		return this.tables.getOrDefault(name, name);
	}

	/**
	 * Returns the name that a table has in the database.
	 * @param newName the name once the renames are carried out
	 * @return the name of today
	 */
	QualifiedName tableBefore(QualifiedName newName) {
		return this.tables.entrySet()
			.stream()
			.filter((table) -> table(table.getKey()).equals(newName))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(newName);
	}

	/**
	 * Returns the name that a column has in the database.
	 * @param table the table in the database
	 * @param newName the name once the renames are carried out
	 * @return the name of today
	 */
	String columnBefore(QualifiedName table, String newName) {
		return this.columns.getOrDefault(table, Map.of())
			.entrySet()
			.stream()
			.filter((column) -> column.getValue().equals(newName))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(newName);
	}

	/**
	 * Returns the new name of a sequence.
	 * @param name the name in the database
	 * @return the name once the renames are carried out
	 */
	QualifiedName sequence(QualifiedName name) {
		return this.sequences.getOrDefault(name, name);
	}

	/**
	 * Returns the new name of an enum type.
	 * @param name the name in the database
	 * @return the name once the renames are carried out
	 */
	QualifiedName enumType(QualifiedName name) {
		return this.enumTypes.getOrDefault(name, name);
	}

	/**
	 * Returns what takes the renames of values in checks back.
	 * @return the old values by table, column and new value
	 */
	Map<ObjectPath, String> reversedCheckValues() {
		Map<ObjectPath, String> reversed = new TreeMap<>();
		this.checkValues.forEach((path, newValue) -> {
			List<String> names = new ArrayList<>(path.names());
			String value = names.set(names.size() - 1, newValue);
			reversed.put(new ObjectPath(names), value);
		});
		return reversed;
	}

	/**
	 * Returns the enum types that get another name, or whose values do.
	 * @return their new names
	 */
	public Set<QualifiedName> changedEnumTypes() {
		Set<QualifiedName> changed = new TreeSet<>(this.enumTypes.values());
		this.enumValues.keySet().forEach((type) -> changed.add(enumType(type)));
		return changed;
	}

	/**
	 * Returns what was counted by table, by the new names of the tables.
	 * @param rows the numbers by the names in the database
	 * @return the numbers by the new names
	 */
	Map<QualifiedName, Long> renamed(Map<QualifiedName, Long> rows) {
		Map<QualifiedName, Long> renamed = new TreeMap<>();
		rows.forEach((name, count) -> renamed.put(table(name), count));
		return renamed;
	}

	private static Set<QualifiedName> names(DatabaseSchema schema) {
		return schema.sequences().stream().map(Sequence::name).collect(Collectors.toSet());
	}

}
