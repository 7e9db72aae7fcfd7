package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * What stays as the database has it because nobody has decided about it yet, with
 * everything that hangs on it.
 */
final class HeldParts {

	private final Map<QualifiedName, Set<String>> columns = new TreeMap<>();

	private final Map<QualifiedName, Map<String, Column>> changed = new TreeMap<>();

	private final Set<QualifiedName> waitingTables = new TreeSet<>();

	private final Set<QualifiedName> waitingTypes = new TreeSet<>();

	private final Map<QualifiedName, QualifiedName> waitingSequences = new TreeMap<>();

	private final Map<QualifiedName, Set<Set<String>>> waitingKeys = new TreeMap<>();

	/** The column stays as it is, be it there or not, and so do its keys and checks. */
	void hold(QualifiedName table, String column) {
		this.columns.computeIfAbsent(table, (name) -> new TreeSet<>()).add(column);
	}

	boolean holds(QualifiedName table, String column) {
		return this.columns.getOrDefault(table, Set.of()).contains(column);
	}

	/** The column becomes another one than its entity asks for. */
	void change(QualifiedName table, Column column) {
		this.changed.computeIfAbsent(table, (name) -> new LinkedHashMap<>()).put(column.name(), column);
	}

	/** The table is not created yet, nor is what points at it. */
	void wait(QualifiedName newTable) {
		this.waitingTables.add(newTable);
	}

	/** A sequence is not created yet, and that of the old name stays. */
	void waitForSequence(QualifiedName newSequence, QualifiedName present) {
		this.waitingSequences.put(newSequence, present);
	}

	/** An enum type is not created yet. */
	void waitForType(QualifiedName newType) {
		this.waitingTypes.add(newType);
	}

	/** The model with what is held put in the place of what it asks for. */
	DatabaseSchema in(DatabaseSchema model, DatabaseSchema database) {
		if (this.columns.isEmpty() && this.changed.isEmpty() && this.waitingTables.isEmpty()) {
			return model;
		}
		Map<QualifiedName, Table> present = database.tablesByName();
		while (holdsWhatKeysPointAt(model.tablesByName(), present)) {
			// What was held points on, maybe.
		}
		Set<QualifiedName> names = heldNames(database);
		model.tables().forEach((table) -> waitForKeys(table, presentTable(table, present), names));
		List<Table> tables = new ArrayList<>();
		for (Table table : model.tables()) {
			if (!this.waitingTables.contains(table.name())) {
				tables.add(held(table, presentTable(table, present), names));
			}
		}
		return model.tables(tables)
			.sequences(sequences(model, database))
			.enumTypes(model.enumTypes().stream().filter((type) -> !this.waitingTypes.contains(type.name())).toList());
	}

	private static Table presentTable(Table entity, Map<QualifiedName, Table> present) {
		return present.getOrDefault(entity.name(), Table.of(entity.name()));
	}

	/**
	 * A key may wait for its name or for one of its columns, and what points at it with
	 * it.
	 */
	private void waitForKeys(Table entity, Table present, Set<QualifiedName> taken) {
		Set<Set<String>> keys = Keys.of(entity);
		keys.removeAll(Keys.of(held(entity, present, taken)));
		keys.removeAll(Keys.of(present));
		this.waitingKeys.put(entity.name(), keys);
	}

	/** A foreign key that stays needs the columns that it points at, as they are. */
	private boolean holdsWhatKeysPointAt(Map<QualifiedName, Table> entities, Map<QualifiedName, Table> present) {
		boolean more = false;
		for (QualifiedName name : List.copyOf(this.columns.keySet())) {
			Table table = present.get(name);
			for (ForeignKey key : (table != null) ? table.foreignKeys() : List.<ForeignKey>of()) {
				Table entity = entities.get(key.referencedTable());
				Table referenced = present.get(key.referencedTable());
				if (entity == null || referenced == null || remains(name).whole(key.columns())) {
					continue;
				}
				for (String column : key.referencedColumns()) {
					boolean same = type(entity, column).equals(type(referenced, column));
					if (!same && !holds(entity.name(), column)) {
						hold(entity.name(), column);
						more = true;
					}
				}
			}
		}
		return more;
	}

	private static Optional<ColumnType> type(Table table, String column) {
		return table.column(column).map(Column::type);
	}

	private Remains remains(QualifiedName table) {
		return new Remains(this.columns.getOrDefault(table, Set.of()));
	}

	/** The names that what is held goes on having. */
	private Set<QualifiedName> heldNames(DatabaseSchema database) {
		Set<QualifiedName> names = new TreeSet<>();
		for (Table table : database.tables()) {
			Remains remains = remains(table.name());
			table.constraints()
				.stream()
				.filter((constraint) -> !remains.whole(constraint))
				.map(Constraint::name)
				.filter(Objects::nonNull)
				.forEach((name) -> names.add(table.name().sibling(name)));
			table.indexes()
				.stream()
				.filter((index) -> !remains.whole(index))
				.map(Index::name)
				.filter(Objects::nonNull)
				.forEach((name) -> names.add(table.name().sibling(name)));
		}
		return names;
	}

	private List<Sequence> sequences(DatabaseSchema model, DatabaseSchema database) {
		List<Sequence> sequences = new ArrayList<>(model.sequences());
		sequences.removeIf((sequence) -> this.waitingSequences.containsKey(sequence.name()) || isHeld(sequence));
		database.sequences()
			.stream()
			.filter((sequence) -> this.waitingSequences.containsValue(sequence.name()) || isHeld(sequence))
			.forEach(sequences::add);
		return sequences;
	}

	/** The sequence of a column is held with it. */
	private boolean isHeld(Sequence sequence) {
		ColumnReference owner = sequence.ownedBy();
		return owner != null && holds(owner.table(), owner.column());
	}

	private Table held(Table entity, Table present, Set<QualifiedName> taken) {
		Set<String> names = this.columns.getOrDefault(entity.name(), Set.of());
		Remains remains = new Remains(names);
		List<Constraint> constraints = new ArrayList<>();
		PrimaryKey key = isWhole(remains, entity.primaryKey()) && isWhole(remains, present.primaryKey())
				? entity.primaryKey() : present.primaryKey();
		if (key != null) {
			constraints.add(key);
		}
		foreignKeys(entity, present, remains).stream()
			.filter((foreign) -> present.foreignKeys().contains(foreign) || isFree(entity, foreign.name(), taken))
			.forEach(constraints::add);
		for (Constraint constraint : entity.constraints()) {
			if (isOfRows(constraint) && remains.whole(constraint) && isFree(entity, constraint.name(), taken)) {
				constraints.add(constraint);
			}
		}
		for (Constraint constraint : present.constraints()) {
			if (isOfRows(constraint) && !remains.whole(constraint)) {
				constraints.add(constraint);
			}
		}
		List<Index> indexes = new ArrayList<>(entity.indexes()
			.stream()
			.filter((index) -> remains.whole(index) && isFree(entity, index.name(), taken))
			.toList());
		present.indexes().stream().filter((index) -> !remains.whole(index)).forEach(indexes::add);
		return entity.columns(columns(entity, present, names)).constraints(constraints).indexes(indexes);
	}

	/** What shall have the name of something that is held waits with it. */
	private static boolean isFree(Table table, @Nullable String name, Set<QualifiedName> taken) {
		return name == null || !taken.contains(table.name().sibling(name));
	}

	private List<Column> columns(Table entity, Table present, Set<String> names) {
		Map<String, Column> all = new LinkedHashMap<>();
		entity.columns()
			.stream()
			.filter((column) -> !names.contains(column.name()))
			.forEach((column) -> all.put(column.name(), column));
		present.columns()
			.stream()
			.filter((column) -> names.contains(column.name()))
			.forEach((column) -> all.put(column.name(), column));
		this.changed.getOrDefault(entity.name(), Map.of()).forEach(all::put);
		return List.copyOf(all.values());
	}

	private List<ForeignKey> foreignKeys(Table entity, Table present, Remains remains) {
		List<ForeignKey> keys = new ArrayList<>();
		Set<Set<String>> replaced = new HashSet<>();
		for (ForeignKey key : entity.foreignKeys()) {
			if (!remains.whole(key.columns())) {
				continue;
			}
			if (pointsAtHeld(key)) {
				replaced.add(Set.copyOf(key.columns()));
			}
			else {
				keys.add(key);
			}
		}
		present.foreignKeys()
			.stream()
			.filter((key) -> !remains.whole(key.columns()) || replaced.contains(Set.copyOf(key.columns())))
			.forEach(keys::add);
		return List.copyOf(new LinkedHashSet<>(keys));
	}

	private boolean pointsAtHeld(ForeignKey key) {
		return this.waitingTables.contains(key.referencedTable())
				|| !remains(key.referencedTable()).whole(key.referencedColumns())
				|| this.waitingKeys.getOrDefault(key.referencedTable(), Set.of())
					.contains(Set.copyOf(key.referencedColumns()));
	}

	private static boolean isWhole(Remains remains, @Nullable PrimaryKey key) {
		return key == null || remains.whole(key.columns());
	}

	private static boolean isOfRows(Constraint constraint) {
		return constraint instanceof UniqueConstraint || constraint instanceof CheckConstraint
				|| constraint instanceof ExclusionConstraint;
	}

}
