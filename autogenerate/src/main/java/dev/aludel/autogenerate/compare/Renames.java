package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameSequence;
import dev.aludel.operation.RenameTable;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;

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
