package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What only a person can decide. As long as it is open, the database stays as it is in
 * this place.
 *
 * @param kind what it is about
 * @param object the table, sequence or type
 * @param part the column, check or value of the object, or {@code null} when it is about
 * the whole
 * @param reason why it is asked, in a sentence or two
 * @param count how many rows are concerned, or {@code null} when that does not matter
 * @param choices the ways to go on; the first loses nothing and answers nothing
 */
public record Question(Kind kind, QualifiedName object, @Nullable String part, String reason, @Nullable RowCount count,
		List<Choice> choices) {

	public Question {
		choices = List.copyOf(choices);
		if (choices.isEmpty() || choices.get(0).answer() != null) {
			throw new IllegalArgumentException("The first choice of a question leaves everything as it is.");
		}
	}

	/**
	 * Starts a question.
	 * @param kind what it is about
	 * @param object the table, sequence or type
	 * @param part the column, check or value of the object, or {@code null}
	 * @param reason why it is asked
	 * @param wait what happens while it is open: {@code leave it as it is}
	 * @return the question, without a way to answer it
	 */
	public static Question of(Kind kind, QualifiedName object, @Nullable String part, String reason, String wait) {
		return new Question(kind, object, part, reason, null, List.of(new Choice(wait, null)));
	}

	/**
	 * Returns this question with another way to answer it.
	 * @param text what happens then
	 * @param answer the answer
	 * @return the question
	 */
	public Question or(String text, Answer answer) {
		List<Choice> more = new ArrayList<>(this.choices);
		more.add(new Choice(text, answer));
		return new Question(this.kind, this.object, this.part, this.reason, this.count, more);
	}

	/**
	 * Returns this question with the number of rows it is about.
	 * @param rows the number, or what counts it
	 * @return the question
	 */
	public Question count(@Nullable RowCount rows) {
		return new Question(this.kind, this.object, this.part, this.reason, rows, this.choices);
	}

	/**
	 * Whether there is anything to ask: nobody has to fill in what no row lacks.
	 * @return whether the question has an object
	 */
	public boolean concernsRows() {
		return this.kind != Kind.FILL_NULLS || this.count == null || !Long.valueOf(0).equals(this.count.number());
	}

	/**
	 * What a person calls the object, or the part of it.
	 * @return the path
	 */
	public ObjectPath path() {
		return ObjectPath.of(this.object, this.part);
	}

	/**
	 * The answers that can be given.
	 * @return the answers, in order
	 */
	public List<Answer> answers() {
		return this.choices.stream().map(Choice::answer).filter(Objects::nonNull).toList();
	}

	/**
	 * The whole question: why it is asked, and how many rows it is about.
	 * @return the sentences
	 */
	public String text() {
		String rows = (this.count != null) ? this.count.sentence() : "";
		return rows.isEmpty() ? this.reason : this.reason + " " + rows;
	}

	/**
	 * What a question is about.
	 */
	public enum Kind {

		/** No entity maps a table any more. */
		DROP_TABLE,

		/** No entity maps a column any more. */
		DROP_COLUMN,

		/** No entity uses a sequence any more. */
		DROP_SEQUENCE,

		/** No entity asks for a check. */
		DROP_CHECK,

		/** A table goes and one like it comes. */
		RENAME_TABLE,

		/** A column goes and one like it comes. */
		RENAME_COLUMN,

		/** No entity uses an enum type any more, and one in its place comes. */
		RENAME_TYPE,

		/** A type holds less than before. */
		NARROW_TYPE,

		/** No cast says how values become another type. */
		CONVERT_TYPE,

		/** Stored values are replaced by computed ones. */
		COMPUTE_VALUES,

		/** A value of an enum goes away. */
		REMOVE_VALUE,

		/** The values of an enum type get another order. */
		REORDER_VALUES,

		/** A column that accepts no {@code NULL} comes to rows that are there. */
		FILL_COLUMN,

		/** A column accepts no {@code NULL} any more while rows hold it. */
		FILL_NULLS

	}

}
