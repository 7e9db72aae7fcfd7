package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameSequence;
import dev.aludel.operation.RenameTable;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;

/**
 * What a person said is a rename, so that it is not taken for a drop and an addition.
 *
 * @param tables the new names of tables, without a schema, by their old names
 * @param columns the new names of columns, by the old names of table and column
 * @param sequences the new names of sequences, without a schema, by their old names
 */
public record Renames(Map<QualifiedName, String> tables, Map<QualifiedName, Map<String, String>> columns,
		Map<QualifiedName, String> sequences) {

	/**
	 * Nothing was renamed.
	 */
	public static final Renames NONE = new Renames(Map.of(), Map.of(), Map.of());

	public Renames {
		tables = Collections.unmodifiableMap(new TreeMap<>(tables));
		Map<QualifiedName, Map<String, String>> copy = new TreeMap<>();
		columns.forEach((table, names) -> copy.put(table, Collections.unmodifiableMap(new TreeMap<>(names))));
		columns = Collections.unmodifiableMap(copy);
		sequences = Collections.unmodifiableMap(new TreeMap<>(sequences));
	}

	/**
	 * Returns these renames and that of a table.
	 * @param table the table in the database
	 * @param newName its new name, without a schema
	 * @return the renames
	 */
	public Renames table(QualifiedName table, String newName) {
		Map<QualifiedName, String> more = new TreeMap<>(this.tables);
		more.put(table, newName);
		return new Renames(more, this.columns, this.sequences);
	}

	/**
	 * Returns these renames and that of a column.
	 * @param column the column in the database
	 * @param newName its new name
	 * @return the renames
	 */
	public Renames column(ColumnReference column, String newName) {
		Map<QualifiedName, Map<String, String>> more = new TreeMap<>(this.columns);
		Map<String, String> names = new TreeMap<>(more.getOrDefault(column.table(), Map.of()));
		names.put(column.column(), newName);
		more.put(column.table(), names);
		return new Renames(this.tables, more, this.sequences);
	}

	/**
	 * Returns these renames and that of a sequence.
	 * @param sequence the sequence in the database
	 * @param newName its new name, without a schema
	 * @return the renames
	 */
	public Renames sequence(QualifiedName sequence, String newName) {
		Map<QualifiedName, String> more = new TreeMap<>(this.sequences);
		more.put(sequence, newName);
		return new Renames(this.tables, this.columns, more);
	}

	/**
	 * Returns these renames and one that a person has named.
	 * @param rename the rename: of a column where its path has a dot, of a table where it
	 * has none
	 * @return the renames
	 */
	Renames with(Answer.Rename rename) {
		List<String> names = rename.object().names();
		String last = names.get(names.size() - 1);
		return switch (names.size()) {
			case 1 -> table(QualifiedName.of(last), rename.newName());
			case 2 -> column(new ColumnReference(QualifiedName.of(names.get(0)), last), rename.newName());
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
		this.tables.forEach((table, newName) -> answers.add(new Answer.Rename(ObjectPath.of(table, null), newName)));
		this.columns.forEach((table, names) -> names
			.forEach((name, newName) -> answers.add(new Answer.Rename(ObjectPath.of(table, name), newName))));
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
		return new RenamedSchema(this, database).schema();
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
		Renames all = this;
		for (Map.Entry<QualifiedName, String> table : this.tables.entrySet()) {
			QualifiedName name = table.getKey().sibling(table.getKey().name() + "_seq");
			QualifiedName newName = table.getKey().sibling(table.getValue() + "_seq");
			if (present.contains(name) && !wanted.contains(name) && wanted.contains(newName)
					&& !present.contains(newName) && !this.sequences.containsKey(name)) {
				all = all.sequence(name, newName.name());
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
		return name.sibling(this.tables.getOrDefault(name, name.name()));
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
		return name.sibling(this.sequences.getOrDefault(name, name.name()));
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

	/**
	 * Returns what carries the renames out.
	 * @return the operations, in order
	 */
	List<Operation> operations() {
		List<Operation> operations = new ArrayList<>();
		this.columns.forEach((table, names) -> names
			.forEach((name, newName) -> operations.add(new RenameColumn(table, name, newName))));
		this.tables.forEach((table, newName) -> operations.add(new RenameTable(table, newName, false)));
		this.sequences.forEach((name, newName) -> operations.add(new RenameSequence(name, newName, false)));
		return operations;
	}

	/**
	 * Returns what takes the renames back.
	 * @return the operations, in order
	 */
	List<Operation> reversed() {
		List<Operation> operations = new ArrayList<>();
		this.sequences
			.forEach((name, newName) -> operations.add(new RenameSequence(name.sibling(newName), name.name(), false)));
		this.tables
			.forEach((table, newName) -> operations.add(new RenameTable(table.sibling(newName), table.name(), false)));
		this.columns.forEach((table, names) -> names
			.forEach((name, newName) -> operations.add(new RenameColumn(table, newName, name))));
		return operations;
	}

}
