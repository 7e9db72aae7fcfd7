package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import dev.aludel.operation.CreateSchema;
import dev.aludel.operation.DropSchema;
import dev.aludel.operation.MoveSequence;
import dev.aludel.operation.MoveTable;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameEnumType;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameSequence;
import dev.aludel.operation.RenameTable;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;

/** What carries renames out, and what takes them back. */
final class RenameOperations {

	private final Renames renames;

	private final String defaultSchema;

	private final Set<String> newSchemas = new TreeSet<>();

	private final Set<QualifiedName> ownedSequences;

	/**
	 * Creates the operations.
	 * @param renames the renames, those of sequences included
	 * @param database what the database holds, in its names of today
	 * @param defaultSchema the schema of names without one, as a move has to name it
	 */
	RenameOperations(Renames renames, DatabaseSchema database, String defaultSchema) {
		this.renames = renames;
		this.defaultSchema = defaultSchema;
		renames.tables().values().forEach((name) -> {
			if (name.schema() != null && !database.schemas().contains(name.schema())) {
				this.newSchemas.add(name.schema());
			}
		});
		this.ownedSequences = database.sequences()
			.stream()
			.filter((sequence) -> sequence.ownedBy() != null)
			.map(Sequence::name)
			.collect(Collectors.toSet());
	}

	List<Operation> operations() {
		List<Operation> operations = new ArrayList<>();
		this.newSchemas.forEach((name) -> operations.add(new CreateSchema(name, false)));
		this.renames.columns()
			.forEach((table, names) -> names
				.forEach((name, newName) -> operations.add(new RenameColumn(table, name, newName))));
		this.renames.tables().forEach((name, newName) -> addTable(name, newName, operations));
		this.renames.sequences()
			.forEach((name, newName) -> addSequence(withItsTable(name, newName), newName, operations));
		this.renames.enumValues()
			.forEach((type, values) -> values
				.forEach((value, newValue) -> operations.add(new RenameEnumValue(type, value, newValue))));
		this.renames.enumTypes().forEach((name, newName) -> operations.add(new RenameEnumType(name, newName.name())));
		return operations;
	}

	List<Operation> reversed() {
		List<Operation> operations = new ArrayList<>();
		this.renames.enumTypes().forEach((name, newName) -> operations.add(new RenameEnumType(newName, name.name())));
		this.renames.enumValues()
			.forEach((type, values) -> values
				.forEach((value, newValue) -> operations.add(new RenameEnumValue(type, newValue, value))));
		this.renames.sequences()
			.forEach((name, newName) -> addSequence(newName, withItsTable(name, newName), operations));
		this.renames.tables().forEach((name, newName) -> addTable(newName, name, operations));
		this.renames.columns()
			.forEach((table, names) -> names
				.forEach((name, newName) -> operations.add(new RenameColumn(table, newName, name))));
		this.newSchemas.forEach((name) -> operations.add(new DropSchema(name, false)));
		return operations;
	}

	private void addTable(QualifiedName name, QualifiedName newName, List<Operation> operations) {
		add(name, newName, (table, schema) -> operations.add(new MoveTable(table, schema, false)),
				(table, plainName) -> operations.add(new RenameTable(table, plainName, false)));
	}

	private void addSequence(QualifiedName name, QualifiedName newName, List<Operation> operations) {
		add(name, newName, (sequence, schema) -> operations.add(new MoveSequence(sequence, schema, false)),
				(sequence, plainName) -> operations.add(new RenameSequence(sequence, plainName, false)));
	}

	/**
	 * Where a sequence is while its table has moved: in its new schema, if it is owned.
	 */
	private QualifiedName withItsTable(QualifiedName name, QualifiedName newName) {
		return this.ownedSequences.contains(name) ? name.inSchema(newName.schema()) : name;
	}

	private void add(QualifiedName name, QualifiedName newName, BiConsumer<QualifiedName, String> move,
			BiConsumer<QualifiedName, String> rename) {
		if (!Objects.equals(name.schema(), newName.schema())) {
			move.accept(name, (newName.schema() != null) ? newName.schema() : this.defaultSchema);
		}
		if (!name.name().equals(newName.name())) {
			rename.accept(name.inSchema(newName.schema()), newName.name());
		}
	}

}
