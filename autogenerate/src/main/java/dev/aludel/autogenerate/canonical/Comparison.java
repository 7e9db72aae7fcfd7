package dev.aludel.autogenerate.canonical;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.aludel.autogenerate.canonical.ScratchExpression.Kind;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.IndexKey;
import org.jspecify.annotations.Nullable;

/**
 * A question whose expression PostgreSQL has read, and the texts of both sides after the
 * last reading.
 */
final class Comparison {

	private final Question question;

	/** The whole key where its text held more than an expression. */
	private final @Nullable IndexKey key;

	private String text;

	private final Map<ScratchExpression, String> candidates = new LinkedHashMap<>();

	Comparison(Question question, String text, @Nullable IndexKey key) {
		this.question = question;
		this.text = text;
		this.key = key;
		question.candidates().forEach((candidate) -> this.candidates.put(candidate, candidate.sql()));
	}

	Question question() {
		return this.question;
	}

	/**
	 * The candidate that means the same as far as the texts tell.
	 */
	Optional<ScratchExpression> match() {
		return this.candidates.keySet()
			.stream()
			.filter((candidate) -> meansTheSame(Objects.requireNonNull(this.candidates.get(candidate))))
			.findFirst();
	}

	private boolean meansTheSame(String other) {
		if (this.text.equals(other)) {
			return true;
		}
		return switch (this.question.expression().kind()) {
			case CONDITION -> ExpressionMeaning.of(this.text).equals(ExpressionMeaning.of(other));
			case DEFAULT -> defaultMeaning(this.text).equals(defaultMeaning(other));
			case GENERATED, INDEX_KEY, INDEX -> false;
		};
	}

	private String defaultMeaning(String sql) {
		ColumnType type = this.question.expression().type();
		String meaning = ExpressionMeaning.of(sql);
		boolean local = meaning.equals("LOCALTIMESTAMP") && type != null && type.text().endsWith("without time zone");
		return local ? "CURRENT_TIMESTAMP" : meaning;
	}

	Resolution resolution(ScratchExpression match) {
		if (this.question.part() != AlignmentDiagnostic.Part.INDEX_KEY) {
			return new Resolution.Replace(match.sql());
		}
		IndexKey.Subject subject = new IndexKey.OfExpression(match.sql());
		return (this.key != null) ? new Resolution.ReplaceKey(this.key.subject(subject))
				: new Resolution.ReplaceSubject(subject);
	}

	Resolution withoutMatch() {
		return (this.key != null) ? new Resolution.ReplaceKey(this.key) : new Resolution.Keep();
	}

	/**
	 * What to have read once more.
	 */
	List<ScratchExpression> nextReading() {
		List<ScratchExpression> expressions = new ArrayList<>();
		if (!this.candidates.isEmpty()) {
			expressions.add(again());
			this.candidates.forEach((candidate, sql) -> expressions.add(candidate.sql(sql)));
		}
		return expressions;
	}

	/**
	 * Takes the next reading.
	 * @return whether any text is another one now
	 */
	boolean take(Map<ScratchExpression, ScratchAnswer> answers) {
		if (this.candidates.isEmpty()) {
			return false;
		}
		String before = this.text;
		this.text = text(answers.get(again()), this.text);
		Map<ScratchExpression, String> after = new LinkedHashMap<>();
		this.candidates.forEach((candidate, sql) -> after.put(candidate, text(answers.get(candidate.sql(sql)), sql)));
		boolean moved = !this.text.equals(before) || !after.equals(this.candidates);
		this.candidates.putAll(after);
		return moved;
	}

	private ScratchExpression again() {
		ScratchExpression expression = this.question.expression();
		return expression.as((expression.kind() == Kind.INDEX) ? Kind.INDEX_KEY : expression.kind(), this.text);
	}

	private static String text(@Nullable ScratchAnswer answer, String otherwise) {
		if (answer instanceof ScratchAnswer.Text read && read.sql() != null) {
			return read.sql();
		}
		return (answer instanceof ScratchAnswer.Key read
				&& read.key().subject() instanceof IndexKey.OfExpression subject) ? subject.sql() : otherwise;
	}

}
