package dev.aludel.autogenerate.compare;

import dev.aludel.autogenerate.compare.Question.Kind;
import dev.aludel.schema.Column;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.Table;

/** Columns whose stored values would be replaced by computed ones. */
final class ComputedColumns implements Decision {

	private final Inquiry inquiry;

	ComputedColumns(Inquiry inquiry) {
		this.inquiry = inquiry;
	}

	@Override
	public void decide(Table entity, Table present, HeldParts held) {
		for (Column before : present.columns()) {
			boolean becomesComputed = !(before.generation() instanceof ComputedValue) && entity.column(before.name())
				.filter((after) -> after.generation() instanceof ComputedValue)
				.isPresent();
			if (becomesComputed && this.inquiry.ask(question(present, before)).isEmpty()) {
				held.hold(present.name(), before.name());
			}
		}
	}

	private Question question(Table table, Column column) {
		ObjectPath path = ObjectPath.of(table.name(), column.name());
		return Question
			.of(Kind.COMPUTE_VALUES, table.name(), column.name(),
					"Column %s holds values of its own, and its entity asks for a computed one.".formatted(path),
					"leave it as it is")
			.count(this.inquiry.rows().values(table.name(), column.name()))
			.or("compute it: the values that it holds go", new Answer.AllowDrop(path));
	}

}
