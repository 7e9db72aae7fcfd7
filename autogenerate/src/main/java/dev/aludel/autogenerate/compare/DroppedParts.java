package dev.aludel.autogenerate.compare;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;

import org.jspecify.annotations.Nullable;

/**
 * The keys and indexes that go because no entity asks for them, so that nothing goes
 * without a word. What goes with all its columns, or only to make way for another of its
 * kind, is not among them.
 */
final class DroppedParts {

	private final Notes notes = new Notes();

	/**
	 * Looks for what goes.
	 * @param from the database
	 * @param to what it shall be
	 */
	DroppedParts(DatabaseSchema from, DatabaseSchema to) {
		Map<QualifiedName, Table> after = to.tablesByName();
		for (Table before : from.tables()) {
			Table target = after.get(before.name());
			if (target != null && !before.equals(target)) {
				compare(new TablePair(before, target, Set.of(), false));
			}
		}
	}

	List<Warning> warnings() {
		return this.notes.warnings();
	}

	private void compare(TablePair pair) {
		Table after = pair.to();
		for (Constraint removed : pair.constraints().removed()) {
			if (removed instanceof PrimaryKey key && after.primaryKey() == null && anyStays(key.columns(), after)) {
				dropsConstraint("Primary key", key, after);
			}
			else if (removed instanceof UniqueConstraint unique && anyStays(unique.columns(), after)
					&& !isReplaced(unique, after)) {
				dropsConstraint("Unique constraint", unique, after);
			}
		}
		for (ForeignKey key : pair.foreignKeys().removed()) {
			if (anyStays(key.columns(), after) && after.foreignKeys()
				.stream()
				.noneMatch((other) -> other.columns().equals(key.columns()) || isNamed(other.name(), key.name()))) {
				dropsConstraint("Foreign key", key, after);
			}
		}
		for (Index index : pair.indexes().removed()) {
			if (anyStays(pair.from(), index, after) && !isReplaced(index, after)) {
				this.notes.add(Warning.Kind.DROPS_INDEX, after.name(), index.name(),
						"Index %s of table %s is not in the mapping and is dropped.".formatted(index.name(),
								after.name()));
			}
		}
	}

	private void dropsConstraint(String kind, Constraint constraint, Table table) {
		this.notes.add(Warning.Kind.DROPS_CONSTRAINT, table.name(), constraint.name(),
				"%s %s of table %s is not in the mapping and is dropped.".formatted(kind, constraint.name(),
						table.name()));
	}

	private static boolean isReplaced(UniqueConstraint unique, Table after) {
		return Keys.of(after).contains(Set.copyOf(unique.columns()))
				|| after.uniqueConstraints().stream().anyMatch((other) -> isNamed(other.name(), unique.name()));
	}

	private static boolean isReplaced(Index index, Table after) {
		Optional<Set<String>> key = Keys.of(index);
		return key.filter(Keys.of(after)::contains).isPresent() || after.indexes()
			.stream()
			.anyMatch((other) -> isNamed(other.name(), index.name()) || subjects(other).equals(subjects(index)));
	}

	private static boolean isNamed(@Nullable String name, @Nullable String other) {
		return name != null && Objects.equals(name, other);
	}

	private static List<IndexKey.Subject> subjects(Index index) {
		return index.keys().stream().map(IndexKey::subject).toList();
	}

	private static boolean anyStays(Collection<String> columns, Table after) {
		return columns.stream().anyMatch(stays(after));
	}

	private static boolean anyStays(Table before, Index index, Table after) {
		return index.keys().stream().map(IndexKey::subject).anyMatch((subject) -> {
			if (subject instanceof IndexKey.OfColumn column) {
				return stays(after).test(column.name());
			}
			return subject instanceof IndexKey.OfExpression expression && new SqlExpression(expression.sql()).columns()
				.stream()
				.filter((name) -> before.column(name).isPresent())
				.anyMatch(stays(after));
		});
	}

	private static Predicate<String> stays(Table after) {
		return (name) -> after.column(name).isPresent();
	}

}
