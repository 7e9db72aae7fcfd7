package dev.aludel.autogenerate.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;

/** Two schemas side by side, and the questions that concern more than one table. */
final class Changes {

	private static final Set<String> WHOLE_NUMBERS = Set.of("smallint", "integer", "bigint");

	private static final Set<String> STRINGS = Set.of("text", "character varying");

	private final DatabaseSchema from;

	private final DatabaseSchema to;

	private final Map<QualifiedName, Table> fromTables;

	private final Map<QualifiedName, Table> toTables;

	private final Set<QualifiedName> fromSequences;

	private final Set<QualifiedName> toSequences;

	private final Map<QualifiedName, TablePair> pairs = new LinkedHashMap<>();

	private final Set<QualifiedName> replacedTypes = new TreeSet<>();

	Changes(DatabaseSchema from, DatabaseSchema to, boolean setsExpressions) {
		this.from = ReferencedColumns.writtenOut(from);
		this.to = ReferencedColumns.writtenOut(to);
		this.fromTables = this.from.tablesByName();
		this.toTables = this.to.tablesByName();
		this.fromSequences = names(from.sequences());
		this.toSequences = names(to.sequences());
		for (EnumType after : to.enumTypes()) {
			from.enumTypes()
				.stream()
				.filter((before) -> before.name().equals(after.name())
						&& EnumReplacement.isNeeded(before, after, to.tables()))
				.forEach((before) -> this.replacedTypes.add(before.name()));
		}
		this.toTables.forEach((name, after) -> {
			Table before = this.fromTables.get(name);
			if (before != null) {
				this.pairs.put(name, new TablePair(before, after, this.replacedTypes, setsExpressions));
			}
		});
	}

	DatabaseSchema from() {
		return this.from;
	}

	DatabaseSchema to() {
		return this.to;
	}

	List<TablePair> pairs() {
		return List.copyOf(this.pairs.values());
	}

	List<Table> removedTables() {
		return this.from.tables().stream().filter((table) -> !this.toTables.containsKey(table.name())).toList();
	}

	List<Table> addedTables() {
		return this.to.tables().stream().filter((table) -> !this.fromTables.containsKey(table.name())).toList();
	}

	Set<QualifiedName> replacedTypes() {
		return this.replacedTypes;
	}

	boolean removesSequence(QualifiedName name) {
		return this.fromSequences.contains(name) && !this.toSequences.contains(name);
	}

	boolean addsSequence(QualifiedName name) {
		return !this.fromSequences.contains(name) && this.toSequences.contains(name);
	}

	/** Whether a column is there all the time. */
	boolean keeps(ColumnReference reference) {
		TablePair pair = this.pairs.get(reference.table());
		return pair != null && pair.from().column(reference.column()).isPresent()
				&& pair.to().column(reference.column()).isPresent()
				&& !pair.columns().recreated().contains(reference.column());
	}

	/** Whether the key that a foreign key points at is there, unchanged, all the time. */
	boolean keepsKeyOf(ForeignKey key) {
		TablePair referenced = this.pairs.get(key.referencedTable());
		return referenced != null && referenced.keepsKey(Set.copyOf(key.referencedColumns()))
				&& key.referencedColumns().stream().noneMatch(referenced.columns().unsteady()::contains);
	}

	/** Whether a foreign key that both sides have must make way for a while. */
	boolean mustRebuild(TablePair pair, ForeignKey key) {
		TablePair referenced = this.pairs.get(key.referencedTable());
		if (referenced == null || referenced.losesKey(Set.copyOf(key.referencedColumns()))) {
			return true;
		}
		return key.columns().stream().anyMatch((column) -> separates(pair, column))
				|| key.referencedColumns().stream().anyMatch((column) -> separates(referenced, column));
	}

	/** Whether a column changes to something a foreign key cannot span meanwhile. */
	private boolean separates(TablePair pair, String name) {
		if (!pair.columns().unsteady().contains(name)) {
			return false;
		}
		if (pair.columns().recreated().contains(name)) {
			return true;
		}
		Optional<Column> before = pair.from().column(name);
		Optional<Column> after = pair.to().column(name);
		return before.isEmpty() || after.isEmpty() || !isSpanned(before.get(), after.get());
	}

	private boolean isSpanned(Column before, Column after) {
		if (ColumnChanges.uses(after.type(), this.replacedTypes)) {
			return false;
		}
		TypeName source = TypeName.of(before.type());
		TypeName target = TypeName.of(after.type());
		return source.sameBase(target) || areIn(WHOLE_NUMBERS, source, target) || areIn(STRINGS, source, target);
	}

	private static boolean areIn(Set<String> family, TypeName source, TypeName target) {
		return !source.array() && !target.array() && family.contains(source.base()) && family.contains(target.base());
	}

	private static Set<QualifiedName> names(List<Sequence> sequences) {
		return sequences.stream().map(Sequence::name).collect(Collectors.toSet());
	}

}
