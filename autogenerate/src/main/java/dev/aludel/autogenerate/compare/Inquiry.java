package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.aludel.schema.ColumnReference;

/**
 * The questions of one comparison: those that somebody has answered, and the open ones.
 */
final class Inquiry {

	private final Answers answers;

	private final CountedRows rows;

	private final String defaultSchema;

	private final Predicate<ColumnReference> ordinals;

	private final List<Question> asked = new ArrayList<>();

	private final List<Question> open = new ArrayList<>();

	private final Set<Answer> used = new LinkedHashSet<>();

	Inquiry(Answers answers) {
		this(answers, CountedRows.UNKNOWN, "public", (column) -> true);
	}

	Inquiry(Answers answers, CountedRows rows, String defaultSchema, Predicate<ColumnReference> ordinals) {
		this.answers = answers;
		this.rows = rows;
		this.defaultSchema = defaultSchema;
		this.ordinals = ordinals;
	}

	/** The name of the schema of names without one. */
	String defaultSchema() {
		return this.defaultSchema;
	}

	/** Whether the entities keep the positions of an enum in a column. */
	boolean holdsPositions(ColumnReference column) {
		return this.ordinals.test(column);
	}

	CountedRows rows() {
		return this.rows;
	}

	Answers answers() {
		return this.answers;
	}

	/**
	 * Asks a question.
	 * @return the answer, or nothing as long as the question is open and everything stays
	 * as it is
	 */
	Optional<Answer> ask(Question question) {
		this.asked.add(question);
		for (Answer possible : question.answers()) {
			Optional<Answer> given = this.answers.given(possible);
			if (given.isPresent()) {
				this.used.add(given.get());
				return given;
			}
		}
		this.open.add(question);
		return Optional.empty();
	}

	/**
	 * Whether somebody has said that something stays, which answers whatever is asked.
	 */
	boolean keeps(ObjectPath object) {
		Answer keep = new Answer.Keep(object);
		use(keep);
		return this.answers.given(keep).isPresent();
	}

	/** Notes that an answer was of use although nobody had to be asked. */
	void use(Answer answer) {
		this.answers.given(answer).ifPresent(this.used::add);
	}

	List<Question> open() {
		return List.copyOf(this.open);
	}

	/** Refuses an answer that no question was asked for: it is a slip of the pen. */
	void requireUse() {
		for (Answer answer : this.answers.decisions()) {
			if (!this.used.contains(answer)) {
				throw new AnswerException(unused(answer));
			}
		}
	}

	private String unused(Answer answer) {
		Set<String> candidates = new LinkedHashSet<>();
		for (Question question : this.asked) {
			question.answers()
				.stream()
				.filter((possible) -> possible.getClass() == answer.getClass() && !this.used.contains(possible))
				.forEach((possible) -> candidates.add(possible.text()));
		}
		String given = answer.option() + " " + answer.text();
		return candidates.isEmpty()
				? "%s answers no question: nothing of that kind is asked.\nNothing was compared or written. Leave it out."
					.formatted(given)
				: "%s answers no question.\nNothing was compared or written. What can be answered so: %s."
					.formatted(given, String.join(", ", candidates));
	}

}
