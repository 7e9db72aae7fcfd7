package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.SetComment;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Table;

/**
 * Tables: created with everything but their indexes, parents first; dropped in the
 * opposite order; changed column by column and constraint by constraint.
 */
final class TableDiff {

	private final Changes changes;

	TableDiff(Changes changes) {
		this.changes = changes;
	}

	void addTo(OperationPlan plan) {
		dropTables(plan);
		createTables(plan);
		RenameOrder renames = new RenameOrder();
		for (TablePair pair : this.changes.pairs()) {
			new ColumnDiff(this.changes, pair).addTo(plan);
			new ConstraintDiff(this.changes, pair).addTo(plan, renames);
			new IndexDiff(pair).addTo(plan, renames);
			if (!Objects.equals(pair.from().comment(), pair.to().comment())) {
				plan.add(Phase.COMMENT, new SetComment(new SetComment.OnTable(pair.name()), pair.to().comment()));
			}
		}
		renames.addTo(plan);
	}

	private void createTables(OperationPlan plan) {
		TableOrder order = new TableOrder(this.changes.addedTables());
		for (Table table : order.tables()) {
			List<Constraint> inside = new ArrayList<>(table.constraints());
			for (ForeignKey key : table.foreignKeys()) {
				if (!standsInside(order, table, key)) {
					inside.remove(key);
					plan.add(Phase.ADD_FOREIGN_KEYS, new AddConstraint(table.name(), key));
				}
			}
			addLater(table, inside, plan);
			plan.add(Phase.CREATE_TABLES, new CreateTable(table.constraints(inside).indexes(List.of()), false));
			table.indexes()
				.forEach((index) -> plan.add(IndexDiff.creation(index),
						new CreateIndex(table.name(), index, false, false)));
		}
	}

	/** A check inside of {@code create table} is always valid. */
	private static void addLater(Table table, List<Constraint> inside, OperationPlan plan) {
		for (CheckConstraint check : table.checkConstraints()) {
			if (!check.validated()) {
				inside.remove(check);
				plan.add(Phase.ADD_CONSTRAINTS, new AddConstraint(table.name(), check));
			}
		}
	}

	private void dropTables(OperationPlan plan) {
		TableOrder order = new TableOrder(this.changes.removedTables());
		List<Table> backwards = new ArrayList<>(order.tables());
		Collections.reverse(backwards);
		for (Table table : backwards) {
			table.foreignKeys()
				.stream()
				.filter((key) -> !standsInside(order, table, key))
				.forEach((key) -> plan.add(Phase.DROP_FOREIGN_KEYS,
						new DropConstraint(table.name(), ConstraintDiff.nameOf(table, key), false)));
			plan.add(Phase.DROP_TABLES, new DropTable(table.name(), false));
		}
	}

	private boolean standsInside(TableOrder order, Table table, ForeignKey key) {
		return key.validated() && (order.reaches(table, key) || this.changes.keepsKeyOf(key));
	}

}
