package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;

/** The sequences that shall be. A mapping states their names and steps, no more. */
final class TargetSequences {

	private final Ownership ownership;

	private final Inquiry inquiry;

	private final Notes notes;

	TargetSequences(Ownership ownership, Inquiry inquiry, Notes notes) {
		this.ownership = ownership;
		this.inquiry = inquiry;
		this.notes = notes;
	}

	List<Sequence> of(DatabaseSchema model, DatabaseSchema database, List<Table> tables) {
		Map<QualifiedName, Table> byName = new TreeMap<>();
		tables.forEach((table) -> byName.put(table.name(), table));
		Set<QualifiedName> used = tables.stream()
			.flatMap((table) -> table.columns().stream())
			.flatMap((column) -> SequenceUse.of(column).stream())
			.collect(Collectors.toSet());
		Map<QualifiedName, Sequence> sequences = new TreeMap<>();
		model.sequences().forEach((sequence) -> sequences.put(sequence.name(), sequence));
		for (Sequence present : database.sequences()) {
			Sequence wanted = sequences.get(present.name());
			if (wanted != null) {
				sequences.put(present.name(), owned(merge(wanted, present), byName));
			}
			else if (used.contains(present.name())) {
				sequences.put(present.name(), owned(present, byName));
			}
			else if (goesWithItsColumn(present, byName)) {
				continue;
			}
			else if (this.ownership.ownsSequence(present.name()) || present.ownedBy() != null) {
				if (this.inquiry.ask(question(present)).isEmpty()) {
					sequences.put(present.name(), present);
				}
			}
			else {
				sequences.put(present.name(), present);
				this.notes.add(Warning.Kind.LEAVES_ALONE, present.name(), null, "Sequence " + present.name()
						+ " stays: no entity uses it and no revision of this application made it.");
			}
		}
		return List.copyOf(sequences.values());
	}

	private static Question question(Sequence present) {
		return Question
			.of(Question.Kind.DROP_SEQUENCE, present.name(), null,
					"No entity uses sequence %s any more. Dropped, it would forget where it stands."
						.formatted(present.name()),
					"leave it as it is")
			.or("drop it", new Answer.AllowDrop(ObjectPath.of(present.name(), null)));
	}

	/** Where it starts matters on creation only; bounds and cache cannot be mapped. */
	private static Sequence merge(Sequence wanted, Sequence present) {
		Long increment = wanted.options().resolved(present.type()).increment();
		Long before = present.options().resolved(present.type()).increment();
		return (increment == null || increment.equals(before)) ? present : present.incrementBy(increment);
	}

	/**
	 * Behind a column that becomes an identity, or leaves, a sequence has no more use.
	 */
	private static boolean goesWithItsColumn(Sequence sequence, Map<QualifiedName, Table> tables) {
		if (sequence.ownedBy() == null) {
			return false;
		}
		Optional<Column> column = column(sequence.ownedBy(), tables);
		return column.isEmpty() || column.get().generation() instanceof Identity;
	}

	private static Sequence owned(Sequence sequence, Map<QualifiedName, Table> tables) {
		boolean ownerless = sequence.ownedBy() != null && column(sequence.ownedBy(), tables).isEmpty();
		return ownerless ? new Sequence(sequence.name(), sequence.type(), sequence.options(), null) : sequence;
	}

	private static Optional<Column> column(ColumnReference reference, Map<QualifiedName, Table> tables) {
		return Optional.ofNullable(tables.get(reference.table())).flatMap((table) -> table.column(reference.column()));
	}

}
