package dev.aludel.autogenerate.compare;

import java.util.Objects;

import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.SetComment;
import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/** The indexes of a table that both schemas have. */
final class IndexDiff {

	private final TablePair pair;

	IndexDiff(TablePair pair) {
		this.pair = pair;
	}

	void addTo(OperationPlan plan, RenameOrder renames) {
		Pairing<Index> indexes = this.pair.indexes();
		indexes.removed().forEach((index) -> drop(index, plan));
		for (Pairing.Pair<Index> kept : indexes.kept()) {
			if (this.pair.mustRebuild(kept.from())) {
				drop(kept.from(), plan);
				create(kept.to(), plan);
			}
			else {
				adjust(kept.from(), kept.to(), plan, renames);
			}
		}
		indexes.added().forEach((index) -> create(index, plan));
	}

	/** A unique index may be what a foreign key points at, so it comes before them. */
	static Phase creation(Index index) {
		return index.unique() ? Phase.CREATE_UNIQUE_INDEXES : Phase.CREATE_INDEXES;
	}

	private void drop(Index index, OperationPlan plan) {
		String name = nameOf(this.pair.from(), index);
		// One that failed is this database's own mishap; others do not have it.
		plan.add(Phase.DROP_INDEXES, new DropIndex(this.pair.name(), name, false, !index.valid()));
	}

	private void create(Index index, OperationPlan plan) {
		plan.add(creation(index), new CreateIndex(this.pair.name(), index, false, false));
	}

	private void adjust(Index before, Index after, OperationPlan plan, RenameOrder renames) {
		QualifiedName table = this.pair.name();
		String name = nameOf(this.pair.from(), before);
		String newName = nameOf(this.pair.to(), after);
		if (!name.equals(newName)) {
			renames.add(RenameOrder.relations(table), name, newName,
					(oldName, wanted) -> new RenameIndex(table, oldName, wanted, false));
		}
		if (!Objects.equals(before.comment(), after.comment())) {
			plan.add(Phase.COMMENT, new SetComment(new SetComment.OnIndex(table, newName), after.comment()));
		}
	}

	private static String nameOf(Table table, Index index) {
		String name = index.name();
		if (name == null) {
			throw new IllegalArgumentException("An index of table %s has no name, so no operation can change it: %s"
				.formatted(table.name(), index));
		}
		return name;
	}

}
