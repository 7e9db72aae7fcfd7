package dev.aludel.autogenerate.compare;

import java.util.Objects;

import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.ValidateConstraint;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/** The constraints of a table that both schemas have. */
final class ConstraintDiff {

	private final Changes changes;

	private final TablePair pair;

	ConstraintDiff(Changes changes, TablePair pair) {
		this.changes = changes;
		this.pair = pair;
	}

	void addTo(OperationPlan plan, RenameOrder renames) {
		Pairing<Constraint> constraints = this.pair.constraints();
		constraints.removed().forEach((constraint) -> drop(Phase.DROP_CONSTRAINTS, constraint, plan));
		for (Pairing.Pair<Constraint> kept : constraints.kept()) {
			if (this.pair.mustRebuild(kept.from())) {
				drop(Phase.DROP_CONSTRAINTS, kept.from(), plan);
				add(Phase.ADD_CONSTRAINTS, kept.to(), plan);
			}
			else {
				adjust(kept.from(), kept.to(), plan, renames);
			}
		}
		constraints.added().forEach((constraint) -> add(Phase.ADD_CONSTRAINTS, constraint, plan));
		addForeignKeys(plan, renames);
	}

	private void addForeignKeys(OperationPlan plan, RenameOrder renames) {
		Pairing<ForeignKey> keys = this.pair.foreignKeys();
		keys.removed().forEach((key) -> drop(Phase.DROP_FOREIGN_KEYS, key, plan));
		for (Pairing.Pair<ForeignKey> kept : keys.kept()) {
			if (this.changes.mustRebuild(this.pair, kept.from())) {
				drop(Phase.DROP_FOREIGN_KEYS, kept.from(), plan);
				add(Phase.ADD_FOREIGN_KEYS, kept.to(), plan);
			}
			else {
				adjust(kept.from(), kept.to(), plan, renames);
			}
		}
		keys.added().forEach((key) -> add(Phase.ADD_FOREIGN_KEYS, key, plan));
	}

	private void drop(Phase phase, Constraint constraint, OperationPlan plan) {
		String name = nameOf(this.pair.from(), constraint);
		plan.add(phase, new DropConstraint(this.pair.name(), name, false));
	}

	private void add(Phase phase, Constraint constraint, OperationPlan plan) {
		plan.add(phase, new AddConstraint(this.pair.name(), constraint));
	}

	private void adjust(Constraint before, Constraint after, OperationPlan plan, RenameOrder renames) {
		String name = nameOf(this.pair.from(), before);
		String newName = nameOf(this.pair.to(), after);
		if (!Objects.equals(name, newName)) {
			QualifiedName table = this.pair.name();
			renames.add(scope(after), name, newName, (oldName, wanted) -> new RenameConstraint(table, oldName, wanted));
		}
		if (Validity.mustValidate(before, after)) {
			plan.add(Phase.VALIDATE, new ValidateConstraint(this.pair.name(), newName));
		}
	}

	/**
	 * Where two names must not be the same: a constraint with an index shares those of
	 * tables.
	 */
	private String scope(Constraint constraint) {
		return (constraint instanceof CheckConstraint || constraint instanceof ForeignKey) ? "table " + this.pair.name()
				: RenameOrder.relations(this.pair.name());
	}

	static String nameOf(Table table, Constraint constraint) {
		String name = constraint.name();
		if (name == null) {
			throw new IllegalArgumentException("A constraint of table %s has no name, so no operation can change it: %s"
				.formatted(table.name(), constraint));
		}
		return name;
	}

}
