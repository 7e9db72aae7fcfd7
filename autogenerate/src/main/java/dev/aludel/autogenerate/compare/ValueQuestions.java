package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * Asks about values of enums that no constant stands for any more. Rows may hold them, so
 * they stay until somebody says what becomes of these.
 */
final class ValueQuestions {

	private final Inquiry inquiry;

	ValueQuestions(Inquiry inquiry) {
		this.inquiry = inquiry;
	}

	/**
	 * Whether a value of an enum type may go.
	 * @param type the enum type
	 * @param value the value that no constant stands for
	 * @param added the values that come
	 * @param database where the columns of the type are
	 */
	boolean mayGo(QualifiedName type, String value, Collection<String> added, DatabaseSchema database) {
		EnumColumns columns = new EnumColumns(type, database);
		String reason = "No constant stands for value %s of enum type %s any more%s.".formatted(value, type,
				columns.isEmpty() ? ", and no column uses the type" : "; the type is that of " + columns.words());
		RowCount rows = columns.isEmpty() ? null : rows(columns.count(value));
		return ask(ObjectPath.of(type, value), type, value, reason, rows, added);
	}

	/**
	 * Whether a check may forbid a value that it allowed.
	 * @param column the column whose values the check lists
	 * @param value the value that no constant stands for
	 * @param added the values that come
	 */
	boolean mayGo(ColumnReference column, String value, Collection<String> added) {
		ObjectPath path = path(column, value);
		if (this.inquiry.answers().renames().checkValues().containsKey(path)) {
			return true;
		}
		return ask(path, column.table(), column.column(),
				"No constant stands for value %s of column %s any more, so its check would forbid it.".formatted(value,
						column),
				rows(column, value), added);
	}

	/**
	 * Whether a check may forbid a position that an enum has lost. Which constant went
	 * cannot be seen.
	 * @param column the column that holds positions
	 * @param position the position that no constant has
	 */
	boolean mayGoWithPosition(ColumnReference column, String position) {
		return ask(path(column, position), column.table(), column.column(),
				"No constant has position %s of column %s any more, so its check would forbid it. If another than the last constant went, those behind it have moved up, and rows mean something else: number them anew in a revision of your own."
					.formatted(position, column),
				rows(column, position), List.of());
	}

	private static RowCount rows(ColumnReference column, String value) {
		return rows("select count(*) from %s where %s::text = %s".formatted(Identifier.quote(column.table()),
				Identifier.quote(column.column()), EnumColumns.literal(value)));
	}

	/**
	 * Whether the values of an enum type may get another order.
	 * @param type the enum type
	 * @param wanted what it shall be
	 * @param database where the columns of the type are
	 */
	boolean mayMove(EnumType type, EnumType wanted, DatabaseSchema database) {
		QualifiedName name = type.name();
		EnumColumns columns = new EnumColumns(name, database);
		String reason = "The constants of enum type %s have another order than its values, by which PostgreSQL sorts and compares%s: %s, not %s."
			.formatted(name, columns.isEmpty() ? "" : " " + columns.words(), String.join(", ", wanted.values()),
					String.join(", ", type.values()));
		RowCount rows = columns.isEmpty() ? null
				: new RowCount(columns.count(), "The type is made anew with %s.", "value", null, null);
		Question question = Question
			.of(Question.Kind.REORDER_VALUES, name, null, reason, "leave the values in their order")
			.count(rows)
			.or("make the type anew in the order of the constants: every row of its tables is written anew while nobody else can read them",
					new Answer.AllowReorder(ObjectPath.of(name, null)));
		return this.inquiry.ask(question).isPresent();
	}

	private static RowCount rows(String count) {
		return new RowCount(count, "The value is held by %s.", "row", null, null);
	}

	private boolean ask(ObjectPath path, QualifiedName object, String part, String reason, @Nullable RowCount rows,
			Collection<String> added) {
		Question question = Question.of(Question.Kind.REMOVE_VALUE, object, part, reason, "leave the value")
			.count(rows);
		for (String candidate : added) {
			question = question.or("it was renamed to " + candidate, new Answer.Rename(path, candidate));
		}
		question = question.or("give the rows that hold it another value", new Answer.Replace(path, null))
			.or("it goes, which fails while rows hold it", new Answer.AllowDrop(path));
		Optional<Answer> answer = this.inquiry.ask(question);
		// Both may be said: that it may go, and what its rows get.
		this.inquiry.use(new Answer.AllowDrop(path));
		return answer.isPresent();
	}

	static ObjectPath path(ColumnReference column, String value) {
		List<String> names = new ArrayList<>(ObjectPath.of(column.table(), column.column()).names());
		names.add(value);
		return new ObjectPath(names);
	}

}
