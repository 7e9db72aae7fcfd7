package dev.aludel.autogenerate.compare;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/**
 * Which columns of a table change so much that what depends on them has to make way.
 *
 * @param retyped columns that get another type or collation
 * @param reissued those of them whose texts (default, checks, expressions) PostgreSQL
 * would keep with the marks of the old type
 * @param recreated columns that are dropped and added again
 */
record ColumnChanges(Set<String> retyped, Set<String> reissued, Set<String> recreated) {

	static final ColumnChanges NONE = new ColumnChanges(Set.of(), Set.of(), Set.of());

	/**
	 * Looks for them.
	 * @param setsExpressions whether the server can give a stored column another
	 * expression, which it does since PostgreSQL 17
	 */
	static ColumnChanges of(Table from, Table to, Set<QualifiedName> replacedTypes, boolean setsExpressions) {
		Set<String> retyped = new HashSet<>();
		Set<String> reissued = new HashSet<>();
		Set<String> unsteady = new HashSet<>();
		for (Column before : from.columns()) {
			Column after = to.column(before.name()).orElse(null);
			if (after == null) {
				unsteady.add(before.name());
			}
			else if (isRetyped(before, after, replacedTypes)) {
				retyped.add(before.name());
				if (isReissued(before, after, replacedTypes)) {
					reissued.add(before.name());
				}
			}
		}
		unsteady.addAll(retyped);
		Set<String> recreated = new HashSet<>();
		for (Column before : from.columns()) {
			to.column(before.name())
				.filter((after) -> isRecreated(before, after, unsteady, replacedTypes, setsExpressions))
				.ifPresent((after) -> recreated.add(after.name()));
		}
		retyped.removeAll(recreated);
		reissued.removeAll(recreated);
		return new ColumnChanges(retyped, reissued, recreated);
	}

	/** Those after which an expression has to be written anew. */
	Set<String> rewriting() {
		return union(this.reissued, this.recreated);
	}

	/** Those that an untouched key cannot be relied upon for. */
	Set<String> unsteady() {
		return union(this.retyped, this.recreated);
	}

	static boolean uses(ColumnType type, Set<QualifiedName> types) {
		return !types.isEmpty() && TypeName.of(type).name().filter(types::contains).isPresent();
	}

	private static boolean isRetyped(Column before, Column after, Set<QualifiedName> replacedTypes) {
		return !before.type().equals(after.type()) || !Objects.equals(before.collation(), after.collation())
				|| uses(after.type(), replacedTypes);
	}

	private static boolean isReissued(Column before, Column after, Set<QualifiedName> replacedTypes) {
		return !TypeName.of(before.type()).sameBase(TypeName.of(after.type())) || uses(after.type(), replacedTypes);
	}

	private static boolean isRecreated(Column before, Column after, Set<String> unsteady,
			Set<QualifiedName> replacedTypes, boolean setsExpressions) {
		if (after.generation() instanceof ComputedValue computed) {
			boolean stays = computed.equals(before.generation())
					|| (setsExpressions && before.generation() instanceof ComputedValue other && isStored(computed)
							&& isStored(other) && isSteady(other, unsteady, replacedTypes));
			return !stays || unsteady.contains(after.name()) || !isSteady(computed, unsteady, replacedTypes);
		}
		// PostgreSQL can make a stored column a plain one, but not a virtual one.
		return before.generation() instanceof ComputedValue computed
				&& computed.storage() == ComputedValue.Storage.VIRTUAL;
	}

	private static boolean isStored(ComputedValue value) {
		return value.storage() == ComputedValue.Storage.STORED;
	}

	private static boolean isSteady(ComputedValue value, Set<String> unsteady, Set<QualifiedName> replacedTypes) {
		SqlExpression expression = new SqlExpression(value.expression());
		return !expression.mentionsColumn(unsteady) && !expression.mentionsType(replacedTypes);
	}

	private static Set<String> union(Set<String> one, Set<String> other) {
		Set<String> union = new HashSet<>(one);
		union.addAll(other);
		return union;
	}

}
