package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
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
 * A table that both schemas have: its pairs, and what has to be rebuilt although both
 * sides say the same.
 */
final class TablePair {

	private final Table from;

	private final Table to;

	private final Set<QualifiedName> replacedTypes;

	private final ColumnChanges columns;

	private final Pairing<Constraint> constraints;

	private final Pairing<ForeignKey> foreignKeys;

	private final Pairing<Index> indexes;

	TablePair(Table from, Table to, Set<QualifiedName> replacedTypes, boolean setsExpressions) {
		this.from = from;
		this.to = to;
		this.replacedTypes = replacedTypes;
		this.columns = (replacedTypes.isEmpty() && from.columns().equals(to.columns())) ? ColumnChanges.NONE
				: ColumnChanges.of(from, to, replacedTypes, setsExpressions);
		this.constraints = Pairing.of(withoutForeignKeys(from), withoutForeignKeys(to), Constraint::name,
				TablePair::sameMake);
		this.foreignKeys = Pairing.of(from.foreignKeys(), to.foreignKeys(), ForeignKey::name, TablePair::sameMake);
		this.indexes = Pairing.of(from.indexes(), to.indexes(), Index::name,
				(one, other) -> one.named(null).comment(null).equals(other.named(null).comment(null)));
	}

	Table from() {
		return this.from;
	}

	Table to() {
		return this.to;
	}

	QualifiedName name() {
		return this.to.name();
	}

	ColumnChanges columns() {
		return this.columns;
	}

	Pairing<Constraint> constraints() {
		return this.constraints;
	}

	Pairing<ForeignKey> foreignKeys() {
		return this.foreignKeys;
	}

	Pairing<Index> indexes() {
		return this.indexes;
	}

	boolean mustRebuild(Constraint constraint) {
		if (constraint instanceof PrimaryKey key) {
			return touches(key.columns(), key.include());
		}
		if (constraint instanceof UniqueConstraint unique) {
			return touches(unique.columns(), unique.include());
		}
		if (constraint instanceof CheckConstraint check) {
			return mustRewrite(check.expression());
		}
		if (constraint instanceof ExclusionConstraint exclusion) {
			return touches(List.of(), exclusion.include()) || mustRewrite(exclusion.where())
					|| exclusion.elements().stream().anyMatch((element) -> mustRewriteKey(element.key()));
		}
		return false;
	}

	boolean mustRebuild(Index index) {
		return touches(List.of(), index.include()) || mustRewrite(index.where())
				|| index.keys().stream().anyMatch((key) -> mustRebuildKey(key, index));
	}

	/** Whether a foreign key could rely on this key before and can go on doing so. */
	boolean keepsKey(Set<String> keyColumns) {
		return Keys.of(this.from).contains(keyColumns) && !losesKey(keyColumns);
	}

	/** Whether a key over these columns goes, or goes for a while. */
	boolean losesKey(Set<String> keyColumns) {
		Set<Set<String>> lost = new HashSet<>();
		this.constraints.removed().forEach((constraint) -> Keys.of(constraint).ifPresent(lost::add));
		this.constraints.kept()
			.stream()
			.filter((pair) -> mustRebuild(pair.from()))
			.forEach((pair) -> Keys.of(pair.from()).ifPresent(lost::add));
		this.indexes.removed().forEach((index) -> Keys.of(index).ifPresent(lost::add));
		this.indexes.kept()
			.stream()
			.filter((pair) -> mustRebuild(pair.from()))
			.forEach((pair) -> Keys.of(pair.from()).ifPresent(lost::add));
		return lost.contains(keyColumns);
	}

	private boolean mustRebuildKey(IndexKey key, Index index) {
		if (key.subject() instanceof IndexKey.OfColumn column) {
			boolean plain = index.method().equals(Index.BTREE) && key.operatorClass() == null
					&& key.collation() == null;
			return (plain ? this.columns.recreated() : this.columns.rewriting()).contains(column.name());
		}
		return mustRewriteKey(key);
	}

	private boolean mustRewriteKey(IndexKey key) {
		if (key.subject() instanceof IndexKey.OfExpression expression) {
			return mustRewrite(expression.sql());
		}
		return key.subject() instanceof IndexKey.OfColumn column && this.columns.rewriting().contains(column.name());
	}

	private boolean mustRewrite(@Nullable String sql) {
		Set<String> rewriting = this.columns.rewriting();
		if (sql == null || (rewriting.isEmpty() && this.replacedTypes.isEmpty())) {
			return false;
		}
		SqlExpression expression = new SqlExpression(sql);
		return expression.mentionsColumn(rewriting) || expression.mentionsType(this.replacedTypes);
	}

	private boolean touches(List<String> names, List<String> included) {
		return names.stream().anyMatch(this.columns.recreated()::contains)
				|| included.stream().anyMatch(this.columns.recreated()::contains);
	}

	private static List<Constraint> withoutForeignKeys(Table table) {
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints.removeIf(ForeignKey.class::isInstance);
		return constraints;
	}

	/** A constraint that is not validated yet is of the make of one that is. */
	private static boolean sameMake(Constraint one, Constraint other) {
		if (one instanceof CheckConstraint before && other instanceof CheckConstraint after) {
			return Validity.reached(before, after).named(null).equals(after.named(null));
		}
		if (one instanceof ForeignKey before && other instanceof ForeignKey after) {
			return Validity.reached(before, after).named(null).equals(after.named(null));
		}
		return one.named(null).equals(other.named(null));
	}

}
