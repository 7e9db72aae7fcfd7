package dev.aludel.autogenerate.compare;

import java.util.HashSet;
import java.util.Set;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

import org.jspecify.annotations.Nullable;

/**
 * The names that a mapping states. What has one of them in the database and is something
 * else must give it up.
 */
final class StatedNames {

	private final Set<QualifiedName> relations = new HashSet<>();

	private final Set<NameInTable> constraints = new HashSet<>();

	StatedNames(DatabaseSchema model) {
		for (Table table : model.tables()) {
			table.constraints().forEach((constraint) -> add(table, constraint));
			table.indexes().forEach((index) -> add(table, index));
		}
	}

	private void add(Table table, Index index) {
		if (index.name() != null) {
			this.relations.add(table.name().sibling(index.name()));
		}
	}

	private void add(Table table, Constraint constraint) {
		String name = constraint.name();
		if (name != null) {
			this.constraints.add(new NameInTable(table.name(), name));
			if (!(constraint instanceof CheckConstraint || constraint instanceof ForeignKey)) {
				this.relations.add(table.name().sibling(name));
			}
		}
	}

	/**
	 * The name of a constraint with an index, or of an index: stated, kept, or given up.
	 */
	@Nullable String ofRelation(QualifiedName table, @Nullable String stated, @Nullable String present) {
		if (stated != null || present == null) {
			return stated;
		}
		boolean taken = this.relations.contains(table.sibling(present))
				|| this.constraints.contains(new NameInTable(table, present));
		return taken ? null : present;
	}

	/** The name of a check or foreign key: stated, kept, or given up. */
	@Nullable String ofConstraint(QualifiedName table, @Nullable String stated, @Nullable String present) {
		if (stated != null || present == null) {
			return stated;
		}
		return this.constraints.contains(new NameInTable(table, present)) ? null : present;
	}

	private record NameInTable(QualifiedName table, String name) {

	}

}
