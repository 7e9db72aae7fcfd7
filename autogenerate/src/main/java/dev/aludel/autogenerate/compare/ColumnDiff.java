package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Objects;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddIdentity;
import dev.aludel.operation.AlterColumnType;
import dev.aludel.operation.AlterIdentity;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropDefault;
import dev.aludel.operation.DropIdentity;
import dev.aludel.operation.DropNotNull;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.SetComment;
import dev.aludel.operation.SetDefault;
import dev.aludel.operation.SetNotNull;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.Column;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.SequenceOptions;

import org.jspecify.annotations.Nullable;

/** The columns of a table that both schemas have. */
final class ColumnDiff {

	private final Changes changes;

	private final TablePair pair;

	private final QualifiedName table;

	ColumnDiff(Changes changes, TablePair pair) {
		this.changes = changes;
		this.pair = pair;
		this.table = pair.name();
	}

	void addTo(OperationPlan plan) {
		for (Column before : this.pair.from().columns()) {
			Column after = this.pair.to().column(before.name()).orElse(null);
			if (after == null) {
				drop(before, plan);
			}
			else if (this.pair.columns().recreated().contains(before.name())) {
				drop(before, plan);
				add(after, plan);
			}
			else if (!before.equals(after) || this.pair.columns().retyped().contains(before.name())) {
				clear(before, after, plan);
				alter(before, after, plan);
			}
		}
		for (Column after : this.pair.to().columns()) {
			if (this.pair.from().column(after.name()).isEmpty()) {
				add(after, plan);
			}
		}
	}

	private void drop(Column column, OperationPlan plan) {
		Phase phase = (column.generation() instanceof ComputedValue) ? Phase.DROP_COMPUTED_COLUMNS : Phase.DROP_COLUMNS;
		plan.add(phase, new DropColumn(this.table, column.name(), false));
	}

	private void add(Column column, OperationPlan plan) {
		Phase phase = (column.generation() instanceof ComputedValue) ? Phase.ADD_COMPUTED_COLUMNS : Phase.ADD_COLUMNS;
		plan.add(phase, new AddColumn(this.table, column, false));
	}

	/** Takes away what would stand in the way of the changes. */
	private void clear(Column before, Column after, OperationPlan plan) {
		if (before.generation() instanceof ComputedValue && after.generation() == null) {
			plan.add(Phase.DROP_DEFAULTS, dropExpression(before));
		}
		if (before.generation() instanceof Identity && !(after.generation() instanceof Identity)) {
			plan.add(Phase.DROP_DEFAULTS, new DropIdentity(this.table, before.name(), false));
		}
		if (losesDefault(before, after)) {
			plan.add(Phase.DROP_DEFAULTS, new DropDefault(this.table, before.name()));
		}
	}

	private boolean losesDefault(Column before, Column after) {
		return before.defaultValue() != null
				&& (after.defaultValue() == null || this.pair.columns().reissued().contains(before.name())
						|| SequenceUse.of(before).filter(this.changes::removesSequence).isPresent());
	}

	private void alter(Column before, Column after, OperationPlan plan) {
		if (!before.nullable() && after.nullable()) {
			plan.add(Phase.ALTER_COLUMNS, new DropNotNull(this.table, after.name()));
		}
		if (this.pair.columns().retyped().contains(after.name())) {
			plan.add(Phase.ALTER_COLUMNS, new AlterColumnType(this.table, after.name(), after.type(), after.collation(),
					using(before, after)));
		}
		if (before.generation() instanceof ComputedValue && after.generation() instanceof ComputedValue computed
				&& !computed.equals(before.generation())) {
			plan.add(Phase.ADD_COMPUTED_COLUMNS, setExpression(after, computed.expression()));
		}
		if (after.defaultValue() != null
				&& (losesDefault(before, after) || !Objects.equals(before.defaultValue(), after.defaultValue()))) {
			setDefault(after, after.defaultValue(), plan);
		}
		if (before.nullable() && !after.nullable()) {
			plan.add(Phase.ALTER_COLUMNS, new SetNotNull(this.table, after.name()));
		}
		if (after.generation() instanceof Identity identity) {
			alterIdentity(before, after, identity, plan);
		}
		if (!Objects.equals(before.comment(), after.comment())) {
			plan.add(Phase.COMMENT, new SetComment(new SetComment.OnColumn(this.table, after.name()), after.comment()));
		}
	}

	private @Nullable String using(Column before, Column after) {
		return ColumnChanges.uses(before.type(), this.changes.replacedTypes())
				? TypeConversion.usingText(after.name(), before.type(), after.type())
				: TypeConversion.using(after.name(), before.type(), after.type());
	}

	private void setDefault(Column after, String expression, OperationPlan plan) {
		plan.add(Phase.ALTER_COLUMNS, new SetDefault(this.table, after.name(), expression));
		SequenceUse.of(after).filter(this.changes::addsSequence).ifPresent((sequence) -> {
			SequenceOptions options = this.changes.to()
				.sequences()
				.stream()
				.filter((candidate) -> candidate.name().equals(sequence))
				.map((found) -> found.options().resolved(found.type()))
				.findFirst()
				.orElseThrow();
			plan.add(Phase.ALTER_COLUMNS, SequencePosition.of(sequence, this.table, after.name(), options));
		});
	}

	private void alterIdentity(Column before, Column after, Identity identity, OperationPlan plan) {
		SequenceOptions wanted = identity.options().resolved(after.type());
		if (!(before.generation() instanceof Identity old)) {
			plan.add(Phase.ALTER_COLUMNS, new AddIdentity(this.table, after.name(), identity));
			plan.add(Phase.ALTER_COLUMNS, SequencePosition.ofIdentity(this.table, after.name(), wanted));
			return;
		}
		SequenceOptions reached = old.options().reduced(before.type()).resolved(after.type());
		if (old.kind() != identity.kind() || !reached.equals(wanted)) {
			plan.add(Phase.ALTER_COLUMNS, new AlterIdentity(this.table, after.name(),
					new Identity(identity.kind(), OptionChange.between(reached, wanted))));
		}
	}

	/**
	 * There is no operation for it: it is needed only when a computed column becomes a
	 * plain one.
	 */
	private ExecuteSql dropExpression(Column column) {
		return alterColumn(column, "drop expression");
	}

	/** There is no operation for it either, as not every server knows it. */
	private ExecuteSql setExpression(Column column, String expression) {
		return alterColumn(column, "set expression as (" + expression + ")");
	}

	private ExecuteSql alterColumn(Column column, String change) {
		return new ExecuteSql("alter table " + Identifier.quote(this.table) + " alter column "
				+ Identifier.quote(column.name()) + " " + change, List.of());
	}

}
