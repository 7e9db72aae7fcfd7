package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;

import org.jspecify.annotations.Nullable;

/**
 * Sequences that are not part of an identity column. One that a column owns goes with its
 * column and can only get its owner once the column is there.
 */
final class SequenceDiff {

	private final Changes changes;

	SequenceDiff(Changes changes) {
		this.changes = changes;
	}

	void addTo(OperationPlan plan) {
		Map<QualifiedName, Sequence> before = byName(this.changes.from().sequences());
		Map<QualifiedName, Sequence> after = byName(this.changes.to().sequences());
		before.values().stream().filter((sequence) -> !after.containsKey(sequence.name())).forEach((sequence) -> {
			if (!goesWithItsColumn(sequence)) {
				plan.add(Phase.DROP_SEQUENCES, new DropSequence(sequence.name(), false));
			}
		});
		after.forEach((name, sequence) -> {
			Sequence old = before.get(name);
			if (old == null) {
				create(sequence, plan);
			}
			else if (!old.equals(sequence)) {
				alter(old, sequence, plan);
			}
			if (old != null) {
				changeOwner(old, sequence, plan);
			}
		});
	}

	private boolean goesWithItsColumn(Sequence sequence) {
		return sequence.ownedBy() != null && !this.changes.keeps(sequence.ownedBy());
	}

	private void create(Sequence sequence, OperationPlan plan) {
		if (goesWithItsColumn(sequence)) {
			plan.add(Phase.CREATE_SEQUENCES, new CreateSequence(owned(sequence, null), false));
			plan.add(Phase.ATTACH_SEQUENCES, owner(sequence, sequence.ownedBy()));
		}
		else {
			plan.add(Phase.CREATE_SEQUENCES, new CreateSequence(sequence, false));
		}
		this.changes.pairs()
			.stream()
			.flatMap((pair) -> DrawnIds.of(sequence.name(), pair.to()).stream())
			.filter(this.changes::keeps)
			.forEach((ids) -> plan.add(Phase.ATTACH_SEQUENCES,
					SequencePosition.ofDrawnIds(sequence.name(), ids, sequence.options().resolved(sequence.type()))));
	}

	private static void alter(Sequence before, Sequence after, OperationPlan plan) {
		if (!before.type().equals(after.type())) {
			plan.add(Phase.CREATE_SEQUENCES,
					new AlterSequence(after.name(), after.type(), SequenceOptions.DEFAULTS, false));
		}
		SequenceOptions reached = before.options().reduced(before.type()).resolved(after.type());
		SequenceOptions wanted = after.options().resolved(after.type());
		if (areApart(reached, wanted)) {
			reached = move(after.name(), reached, wanted, plan);
		}
		if (!reached.equals(wanted)) {
			plan.add(Phase.CREATE_SEQUENCES,
					new AlterSequence(after.name(), null, OptionChange.between(reached, wanted), false));
		}
	}

	/** Whether no position in the old bounds is one in the new. */
	private static boolean areApart(SequenceOptions reached, SequenceOptions wanted) {
		return below(reached.maxValue(), wanted.minValue()) || below(wanted.maxValue(), reached.minValue());
	}

	/** Opens the bounds and restarts the sequence where the new ones will hold it. */
	private static SequenceOptions move(QualifiedName name, SequenceOptions reached, SequenceOptions wanted,
			OperationPlan plan) {
		boolean up = below(reached.maxValue(), wanted.minValue());
		SequenceOptions opened = up ? SequenceOptions.DEFAULTS.maxValue(value(wanted.maxValue()))
				: SequenceOptions.DEFAULTS.minValue(value(wanted.minValue()));
		plan.add(Phase.CREATE_SEQUENCES, new AlterSequence(name, null, opened, false));
		plan.add(Phase.CREATE_SEQUENCES, new ExecuteSql(
				"alter sequence " + Identifier.quote(name) + " restart with " + wanted.start(), List.of()));
		return up ? reached.maxValue(value(wanted.maxValue())) : reached.minValue(value(wanted.minValue()));
	}

	private static boolean below(@Nullable Long value, @Nullable Long other) {
		return value(value) < value(other);
	}

	/** Options that are written out have all their values. */
	private static long value(@Nullable Long value) {
		return Objects.requireNonNull(value);
	}

	private void changeOwner(Sequence before, Sequence after, OperationPlan plan) {
		boolean released = before.ownedBy() != null && !this.changes.keeps(before.ownedBy());
		if (released) {
			plan.add(Phase.RELEASE_SEQUENCES, owner(after, null));
		}
		boolean different = !Objects.equals(before.ownedBy(), after.ownedBy());
		if (released ? after.ownedBy() != null : different) {
			plan.add(Phase.ATTACH_SEQUENCES, owner(after, after.ownedBy()));
		}
	}

	private static Operation owner(Sequence sequence, @Nullable ColumnReference owner) {
		return new AlterSequence(sequence.name(), null, SequenceOptions.DEFAULTS, new AlterSequence.Ownership(owner),
				false);
	}

	private static Sequence owned(Sequence sequence, @Nullable ColumnReference owner) {
		return new Sequence(sequence.name(), sequence.type(), sequence.options(), owner);
	}

	private static Map<QualifiedName, Sequence> byName(List<Sequence> sequences) {
		Map<QualifiedName, Sequence> byName = new TreeMap<>();
		sequences.forEach((sequence) -> byName.put(sequence.name(), sequence));
		return byName;
	}

}
