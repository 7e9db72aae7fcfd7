package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Set;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.UniqueConstraint;

import org.jspecify.annotations.Nullable;

/**
 * What of a table can stay when some of its columns leave.
 *
 * @param leaving the names of the columns that leave
 */
record Remains(Set<String> leaving) {

	boolean whole(List<String> columns) {
		return columns.stream().noneMatch(this.leaving::contains);
	}

	boolean whole(Constraint constraint) {
		if (constraint instanceof UniqueConstraint unique) {
			return whole(unique.columns()) && whole(unique.include());
		}
		if (constraint instanceof PrimaryKey key) {
			return whole(key.columns()) && whole(key.include());
		}
		if (constraint instanceof ForeignKey key) {
			return whole(key.columns());
		}
		return (constraint instanceof CheckConstraint check) ? whole(check)
				: !(constraint instanceof ExclusionConstraint exclusion) || whole(exclusion);
	}

	boolean whole(CheckConstraint check) {
		return wholeText(check.expression());
	}

	boolean whole(Index index) {
		return whole(index.include()) && wholeText(index.where()) && index.keys().stream().allMatch(this::whole);
	}

	boolean whole(ExclusionConstraint exclusion) {
		return whole(exclusion.include()) && wholeText(exclusion.where())
				&& exclusion.elements().stream().allMatch((element) -> whole(element.key()));
	}

	private boolean whole(IndexKey key) {
		return (key.subject() instanceof IndexKey.OfColumn column) ? !this.leaving.contains(column.name())
				: key.subject() instanceof IndexKey.OfExpression expression && wholeText(expression.sql());
	}

	private boolean wholeText(@Nullable String sql) {
		return sql == null || this.leaving.isEmpty() || !new SqlExpression(sql).mentionsColumn(this.leaving);
	}

}
