package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.aludel.design.ComparedObject;
import dev.aludel.design.ComparedObject.Kind;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;

import org.jspecify.annotations.Nullable;

/**
 * The target with every constraint and index that is left alone as the database has it,
 * or not at all. What belongs together on the two sides is left alone when either name
 * is.
 */
final class FilteredTarget {

	private final Exclusions exclusions;

	private final Map<QualifiedName, Table> present;

	FilteredTarget(Exclusions exclusions, DatabaseSchema database) {
		this.exclusions = exclusions;
		this.present = database.tablesByName();
	}

	/**
	 * Returns the target without its changes to what is left alone.
	 * @param target the target; what nobody named has no name yet
	 * @param named the same with a name for everything
	 */
	DatabaseSchema of(DatabaseSchema target, DatabaseSchema named) {
		return target.tables(IntStream.range(0, target.tables().size())
			.mapToObj((index) -> of(target.tables().get(index), named.tables().get(index)))
			.toList());
	}

	private Table of(Table target, Table named) {
		if (this.exclusions.tables().contains(target.name())) {
			return target;
		}
		Table before = this.present.getOrDefault(target.name(), Table.of(target.name()));
		List<Constraint> constraints = new Parts<Constraint>(Kind.CONSTRAINT, target.name(),
				(constraint) -> this.exclusions.needs(target.name(), constraint), FilteredTarget::sameMake,
				(one, other) -> sameSubject(target, one, other))
			.filtered(before.constraints(), Constraint::name, target.constraints(), named.constraints());
		List<Index> indexes = new Parts<Index>(Kind.INDEX, target.name(),
				(index) -> this.exclusions.needs(target.name(), index),
				(one, other) -> one.named(null).equals(other.named(null)),
				(one, other) -> subjects(one.keys()).equals(subjects(other.keys())))
			.filtered(before.indexes(), Index::name, target.indexes(), named.indexes());
		return target.constraints(constraints).indexes(indexes);
	}

	private static boolean sameMake(Constraint one, Constraint other) {
		return validated(one).equals(validated(other));
	}

	private static Constraint validated(Constraint constraint) {
		Constraint validated = (constraint instanceof ForeignKey key) ? Validity.validated(key)
				: (constraint instanceof CheckConstraint check) ? Validity.validated(check) : constraint;
		return validated.named(null);
	}

	/** Whether one may take the place of the other. */
	private static boolean sameSubject(Table table, Constraint one, Constraint other) {
		if (one instanceof PrimaryKey) {
			return other instanceof PrimaryKey;
		}
		if (one instanceof UniqueConstraint unique && other instanceof UniqueConstraint second) {
			return Set.copyOf(unique.columns()).equals(Set.copyOf(second.columns()));
		}
		if (one instanceof ForeignKey key && other instanceof ForeignKey second) {
			return Set.copyOf(key.columns()).equals(Set.copyOf(second.columns()));
		}
		if (one instanceof CheckConstraint check && other instanceof CheckConstraint second) {
			Set<String> columns = columns(table, check);
			return !columns.isEmpty() && columns.equals(columns(table, second));
		}
		return one instanceof ExclusionConstraint && other instanceof ExclusionConstraint && sameMake(one, other);
	}

	private static Set<String> columns(Table table, CheckConstraint check) {
		Set<String> columns = new HashSet<>(new SqlExpression(check.expression()).columns());
		columns.removeIf((column) -> table.column(column).isEmpty());
		return columns;
	}

	private static List<IndexKey.Subject> subjects(List<IndexKey> keys) {
		return keys.stream().map(IndexKey::subject).toList();
	}

	/**
	 * The constraints, or the indexes, of a table.
	 *
	 * @param <T> which of them
	 */
	private final class Parts<T> {

		private final Kind kind;

		private final QualifiedName table;

		private final Predicate<T> needsExcluded;

		private final BiPredicate<T, T> sameMake;

		private final BiPredicate<T, T> sameSubject;

		Parts(Kind kind, QualifiedName table, Predicate<T> needsExcluded, BiPredicate<T, T> sameMake,
				BiPredicate<T, T> sameSubject) {
			this.kind = kind;
			this.table = table;
			this.needsExcluded = needsExcluded;
			this.sameMake = sameMake;
			this.sameSubject = sameSubject;
		}

		List<T> filtered(List<T> before, Function<T, @Nullable String> name, List<T> after, List<T> afterNamed) {
			List<Part<T>> from = before.stream().map((part) -> new Part<>(part, name.apply(part))).toList();
			List<Part<T>> to = IntStream.range(0, after.size())
				.mapToObj((index) -> new Part<>(after.get(index), name.apply(afterNamed.get(index))))
				.toList();
			Pairing<Part<T>> same = Pairing.of(from, to, Part::name,
					(one, other) -> this.sameMake.test(one.value(), other.value()));
			Pairing<Part<T>> changed = Pairing.of(same.removed(), same.added(), Part::name, this::takesThePlace);
			List<T> result = new ArrayList<>();
			same.kept().forEach((pair) -> result.add(decide(pair)));
			changed.kept().forEach((pair) -> result.add(decide(pair)));
			changed.removed()
				.stream()
				.filter((part) -> isExcluded(part, false, true))
				.forEach((part) -> result.add(part.value()));
			changed.added()
				.stream()
				.filter((part) -> !isExcluded(part, true, false))
				.forEach((part) -> result.add(part.value()));
			return result;
		}

		private boolean takesThePlace(Part<T> one, Part<T> other) {
			return Objects.equals(one.name(), other.name()) || this.sameSubject.test(one.value(), other.value());
		}

		private T decide(Pairing.Pair<Part<T>> pair) {
			boolean differs = !pair.from().value().equals(pair.to().value());
			boolean leave = differs && (isExcluded(pair.from(), true, true) || isExcluded(pair.to(), true, true));
			return leave ? pair.from().value() : pair.to().value();
		}

		private boolean isExcluded(Part<T> part, boolean inEntities, boolean inDatabase) {
			String name = part.name();
			return this.needsExcluded.test(part.value()) || (name != null && FilteredTarget.this.exclusions
				.excludes(new ComparedObject(this.kind, this.table.sibling(name), this.table, inEntities, inDatabase)));
		}

	}

	/**
	 * A constraint or an index.
	 *
	 * @param <T> which of them
	 * @param value itself
	 * @param name the name that it has or would get
	 */
	private record Part<T>(T value, @Nullable String name) {

	}

}
