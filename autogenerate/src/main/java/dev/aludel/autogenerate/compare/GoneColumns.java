package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.aludel.autogenerate.compare.Question.Kind;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.Table;

/**
 * Columns that no entity maps any more: a rename to one that is new, or a drop. A rename
 * that somebody named has been carried out before.
 */
final class GoneColumns implements Decision {

	private static final List<Set<String>> FAMILIES = List.of(
			Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision"),
			Set.of("character", "character varying", "text"), Set.of("json", "jsonb"),
			Set.of("date", "timestamp without time zone", "timestamp with time zone"));

	private final Inquiry inquiry;

	private final NeededKeys needed;

	/**
	 * Creates the questions.
	 * @param inquiry who is asked
	 * @param needed what foreign tables point at and therefore stays anyway
	 */
	GoneColumns(Inquiry inquiry, NeededKeys needed) {
		this.inquiry = inquiry;
		this.needed = needed;
	}

	@Override
	public void decide(Table entity, Table present, HeldParts held) {
		for (Column gone : present.columns()) {
			if (entity.column(gone.name()).isEmpty() && !this.needed.needs(present.name(), gone.name())) {
				decide(entity, present, gone, held);
			}
		}
	}

	private void decide(Table entity, Table present, Column gone, HeldParts held) {
		if (this.inquiry.keeps(ObjectPath.of(present.name(), gone.name()))) {
			keep(present, gone, held);
			return;
		}
		List<Column> candidates = candidates(entity, present, gone);
		Optional<Answer> answer = this.inquiry.ask(question(present, gone, candidates));
		if (answer.filter(Answer.AllowDrop.class::isInstance).isPresent()) {
			return;
		}
		held.hold(present.name(), gone.name());
		candidates.forEach((candidate) -> held.hold(present.name(), candidate.name()));
	}

	/** It stays, and does not stand in the way of the application. */
	private static void keep(Table present, Column gone, HeldParts held) {
		held.hold(present.name(), gone.name());
		if (blocksInserts(present, gone)) {
			held.change(present.name(), gone.withNullable(true));
		}
	}

	private Question question(Table table, Column gone, List<Column> candidates) {
		ObjectPath path = ObjectPath.of(table.name(), gone.name());
		boolean blocks = blocksInserts(table, gone);
		String consequence = blocks
				? " While it stays, the inserts of the application fail: it is not null without a default." : "";
		if (candidates.isEmpty()) {
			Question question = Question
				.of(Kind.DROP_COLUMN, table.name(), gone.name(),
						"No entity maps column " + path + " (" + gone.type() + ") any more." + consequence
								+ goesWith(table, gone),
						"leave it as it is")
				.count(this.inquiry.rows().values(table.name(), gone.name()));
			if (blocks) {
				question = question.or("keep it, and let it accept NULL", new Answer.Keep(path));
			}
			return question.or("drop it with all its values", new Answer.AllowDrop(path));
		}
		String names = String.join(", ", candidates.stream().map(Column::name).toList());
		Question question = Question.of(Kind.RENAME_COLUMN, table.name(), gone.name(),
				"No entity maps column " + path + " (" + gone.type() + ") any more, and " + names
						+ ((candidates.size() == 1) ? " is" : " are") + " new: it may have been renamed." + consequence,
				"decide later: %s stays as it is, %s %s not added".formatted(gone.name(), names,
						(candidates.size() == 1) ? "is" : "are"))
			.count(this.inquiry.rows().values(table.name(), gone.name()));
		ObjectPath today = ObjectPath.of(this.inquiry.rows().tableOfToday(table.name()), gone.name());
		for (Column candidate : candidates) {
			question = question.or("rename it to " + candidate.name(), new Answer.Rename(today, candidate.name()));
		}
		return question
			.or("none: add " + names + ", and keep " + gone.name() + (blocks ? ", which then accepts NULL" : ""),
					new Answer.Keep(path))
			.or("none: add " + names + ", and drop " + gone.name() + " with all its values",
					new Answer.AllowDrop(path));
	}

	/** What PostgreSQL drops together with the column. */
	private static String goesWith(Table table, Column gone) {
		Remains remains = new Remains(Set.of(gone.name()));
		List<String> parts = new ArrayList<>();
		table.constraints()
			.stream()
			.filter((constraint) -> !remains.whole(constraint))
			.forEach((constraint) -> parts.add("constraint " + constraint.name()));
		table.indexes()
			.stream()
			.filter((index) -> !remains.whole(index))
			.forEach((index) -> parts.add("index " + index.name()));
		return parts.isEmpty() ? "" : " With it would go " + String.join(", ", parts) + ".";
	}

	private static boolean blocksInserts(Table table, Column column) {
		boolean inKey = table.primaryKey() != null && table.primaryKey().columns().contains(column.name());
		return DataWarnings.needsValue(column) && !inKey;
	}

	private static List<Column> candidates(Table entity, Table present, Column gone) {
		if (gone.generation() instanceof ComputedValue) {
			return List.of();
		}
		return entity.columns()
			.stream()
			.filter((candidate) -> present.column(candidate.name()).isEmpty()
					&& !(candidate.generation() instanceof ComputedValue) && areAlike(gone.type(), candidate.type()))
			.toList();
	}

	private static boolean areAlike(ColumnType one, ColumnType other) {
		TypeName before = TypeName.of(one);
		TypeName after = TypeName.of(other);
		boolean family = before.array() == after.array()
				&& FAMILIES.stream().anyMatch((types) -> types.contains(before.base()) && types.contains(after.base()));
		return family || before.sameBase(after);
	}

}
