package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.aludel.autogenerate.compare.ValueOrder;
import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.autogenerate.reflection.UnmanagedObject;
import dev.aludel.autogenerate.reflection.UnmanagedObject.Kind;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/**
 * What the entities ask for, less what a migration does not manage: an entity may stand
 * on a view, a foreign table or a partition, the key of a partitioned table holds more
 * than the entity says, an association without a foreign key may have got one, and the
 * order of values that Hibernate sorts says nothing.
 */
final class ManagedModel {

	private static final Set<Kind> RELATIONS = EnumSet.of(Kind.VIEW, Kind.MATERIALIZED_VIEW, Kind.FOREIGN_TABLE,
			Kind.PARTITION);

	private final HibernateModel model;

	private final ReflectedSchema database;

	private final Map<QualifiedName, Table> existing;

	private final Map<QualifiedName, Kind> unmanaged = new TreeMap<>();

	ManagedModel(HibernateModel model, ReflectedSchema database) {
		this.model = model;
		this.database = database;
		this.existing = database.schema().tablesByName();
		for (UnmanagedObject object : database.unmanaged()) {
			if (RELATIONS.contains(object.kind())) {
				this.unmanaged.put(object.name(), object.kind());
			}
		}
	}

	DatabaseSchema schema() {
		DatabaseSchema schema = this.model.schema();
		return schema.enumTypes(schema.enumTypes().stream().map(this::inOrder).toList())
			.tables(schema.tables()
				.stream()
				.filter((table) -> !this.unmanaged.containsKey(table.name()))
				.map(this::withPartitionKey)
				.map(this::withForbiddenKeys)
				.toList());
	}

	/** What is left out, beside what the mapping cannot say. */
	List<String> notCompared() {
		List<String> things = new ArrayList<>(this.model.notCompared());
		for (Table table : this.model.schema().tables()) {
			Kind kind = this.unmanaged.get(table.name());
			if (kind != null) {
				things.add(words(kind) + " " + table.name());
			}
			forbiddenKeys(table).forEach((key) -> things
				.add("foreign key %s of table %s (its mapping forbids one)".formatted(key.name(), table.name())));
		}
		return things;
	}

	/** What Hibernate sorts may have any order: it takes that of the database. */
	private EnumType inOrder(EnumType type) {
		if (!this.model.sortedEnumTypes().contains(type.name())) {
			return type;
		}
		List<String> present = this.database.schema()
			.enumTypes()
			.stream()
			.filter((existing) -> existing.name().equals(type.name()))
			.flatMap((existing) -> existing.values().stream())
			.filter(type.values()::contains)
			.toList();
		return new EnumType(type.name(), ValueOrder.keeping(present, type.values()));
	}

	// PostgreSQL wants the partition key in every unique key; the mapping does not know
	// it.
	private Table withPartitionKey(Table table) {
		List<String> partitionKey = this.database.partitionKeys().getOrDefault(table.name(), List.of());
		PrimaryKey key = table.primaryKey();
		Table existing = this.existing.get(table.name());
		if (partitionKey.isEmpty() || key == null || existing == null || existing.primaryKey() == null) {
			return table;
		}
		Set<String> columns = new HashSet<>(key.columns());
		columns.addAll(partitionKey);
		if (!columns.equals(Set.copyOf(existing.primaryKey().columns()))) {
			return table;
		}
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints.set(constraints.indexOf(key), existing.primaryKey());
		return table.constraints(constraints);
	}

	/**
	 * A foreign key where the mapping says that it makes none is somebody's own: it is
	 * taken as it is.
	 */
	private Table withForbiddenKeys(Table table) {
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints.addAll(forbiddenKeys(table));
		return table.constraints(constraints);
	}

	private List<ForeignKey> forbiddenKeys(Table table) {
		Set<Set<String>> unconstrained = this.model.unconstrained().getOrDefault(table.name(), Set.of());
		Table existing = this.existing.get(table.name());
		if (unconstrained.isEmpty() || existing == null) {
			return List.of();
		}
		return existing.foreignKeys()
			.stream()
			.filter((key) -> unconstrained.contains(Set.copyOf(key.columns())))
			.toList();
	}

	private static String words(Kind kind) {
		return switch (kind) {
			case MATERIALIZED_VIEW -> "materialized view";
			case FOREIGN_TABLE -> "foreign table";
			case PARTITION -> "partition";
			default -> "view";
		};
	}

}
