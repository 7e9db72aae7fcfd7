package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.aludel.schema.Column;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.Generation;
import dev.aludel.schema.Identity;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Table;

import org.jspecify.annotations.Nullable;

/** What a table that an entity maps shall be. */
final class TargetTable {

	private final Table model;

	private final Table database;

	private final NeededKeys needed;

	private final StatedNames names;

	private final Inquiry inquiry;

	private final Notes notes;

	TargetTable(Table model, Table database, NeededKeys needed, StatedNames names, Inquiry inquiry, Notes notes) {
		this.model = model;
		this.database = database;
		this.needed = needed;
		this.names = names;
		this.inquiry = inquiry;
		this.notes = notes;
	}

	Table table() {
		List<Column> columns = columns();
		Set<String> leaving = new TreeSet<>();
		this.database.columns().forEach((column) -> leaving.add(column.name()));
		columns.forEach((column) -> leaving.remove(column.name()));
		PrimaryKey key = primaryKey(leaving);
		Remains remains = new Remains(leaving);
		TargetKeys keys = new TargetKeys(this.model, this.database, key, this.needed, remains, this.names, this.notes);
		List<Constraint> constraints = new ArrayList<>();
		if (key != null) {
			constraints.add(key);
		}
		constraints.addAll(keys.uniqueConstraints());
		constraints
			.addAll(new TargetForeignKeys(this.model, this.database, remains, this.names, this.notes).foreignKeys());
		constraints.addAll(new TargetChecks(this.model, this.database, remains, this.names, this.inquiry).checks());
		constraints.addAll(exclusions(remains));
		return Table.of(this.model.name(), withoutNulls(columns, key).toArray(Column[]::new))
			.constraints(constraints)
			.indexes(keys.indexes())
			.comment(this.model.comment());
	}

	private List<Column> columns() {
		List<Column> columns = new ArrayList<>();
		for (Column present : this.database.columns()) {
			Column wanted = this.model.column(present.name()).orElse(null);
			boolean pointedAt = this.needed.needs(this.model.name(), present.name());
			if (wanted != null && (!pointedAt || TypeName.of(wanted.type()).sameBase(TypeName.of(present.type())))) {
				columns.add(merge(wanted, present));
			}
			else if (pointedAt) {
				columns.add(present);
				this.notes.add(Warning.Kind.KEEPS_NEEDED, this.model.name(), present.name(),
						"Column %s.%s stays as it is although %s: a table that is not this application's points at it."
							.formatted(this.model.name(), present.name(),
									(wanted != null) ? "its entity has it as " + wanted.type() : "no entity maps it"));
			}
		}
		this.model.columns()
			.stream()
			.filter((wanted) -> this.database.column(wanted.name()).isEmpty())
			.forEach(columns::add);
		return columns;
	}

	private static Column merge(Column wanted, Column present) {
		Generation generation = generation(wanted.generation(), present.generation());
		boolean computed = generation instanceof ComputedValue && present.generation() instanceof ComputedValue;
		return wanted.generation(generation).withNullable(computed ? present.nullable() : wanted.nullable());
	}

	/**
	 * A mapping says that there is an identity or an expression, but not of which kind:
	 * that of a column stays, since what is stored can be indexed and what is not cannot.
	 */
	private static @Nullable Generation generation(@Nullable Generation wanted, @Nullable Generation present) {
		if (wanted instanceof Identity && present instanceof Identity) {
			return present;
		}
		return (wanted instanceof ComputedValue one && present instanceof ComputedValue other)
				? new ComputedValue(one.expression(), other.storage()) : wanted;
	}

	private @Nullable PrimaryKey primaryKey(Set<String> leaving) {
		PrimaryKey wanted = this.model.primaryKey();
		PrimaryKey present = this.database.primaryKey();
		if (present == null || present.columns().stream().anyMatch(leaving::contains)) {
			return wanted;
		}
		if (isNeeded(present, wanted)) {
			return present;
		}
		if (wanted == null) {
			return null;
		}
		boolean same = Set.copyOf(wanted.columns()).equals(Set.copyOf(present.columns()));
		return same ? present.named(this.names.ofRelation(this.model.name(), wanted.name(), present.name())) : wanted;
	}

	/** Whether a foreign key points at the columns and no other key takes over. */
	private boolean isNeeded(PrimaryKey present, @Nullable PrimaryKey wanted) {
		Set<String> columns = Set.copyOf(present.columns());
		boolean goes = wanted == null || !Set.copyOf(wanted.columns()).equals(columns);
		boolean needed = goes && this.needed.needs(this.model.name(), columns)
				&& !Keys.of(this.model).contains(columns);
		if (needed) {
			this.notes.add(Warning.Kind.KEEPS_NEEDED, this.model.name(), present.name(),
					"Primary key %s of table %s stays although no entity asks for it: a foreign key points at its columns."
						.formatted(present.name(), this.model.name()));
		}
		return needed;
	}

	/** No mapping can ask for the removal of one, as few can state one. */
	private List<ExclusionConstraint> exclusions(Remains remains) {
		Pairing<ExclusionConstraint> pairing = Pairing.of(this.model.exclusionConstraints(),
				this.database.exclusionConstraints(), ExclusionConstraint::name,
				(wanted, present) -> wanted.named(null).equals(present.named(null)));
		List<ExclusionConstraint> exclusions = new ArrayList<>(pairing.removed());
		pairing.kept()
			.forEach((pair) -> exclusions
				.add(pair.to().named(this.names.ofRelation(this.model.name(), pair.from().name(), pair.to().name()))));
		pairing.added()
			.stream()
			.filter(remains::whole)
			.forEach((present) -> exclusions
				.add(present.named(this.names.ofRelation(this.model.name(), null, present.name()))));
		return exclusions;
	}

	private static List<Column> withoutNulls(List<Column> columns, @Nullable PrimaryKey key) {
		return columns.stream()
			.map((column) -> (key != null && key.columns().contains(column.name())) ? column.notNull() : column)
			.toList();
	}

}
