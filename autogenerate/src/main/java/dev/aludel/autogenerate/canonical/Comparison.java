package dev.aludel.autogenerate.canonical;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

	/** The expressions of the database, with their texts after the last reading. */
	private final Map<String, String> candidates = new LinkedHashMap<>();

	Comparison(Question question, String text, @Nullable IndexKey key) {
		this.question = question;
		this.text = text;
		this.key = key;
		question.counterpart().expressions().forEach((candidate) -> this.candidates.put(candidate, candidate));
	}

	Question question() {
		return this.question;
	}

	boolean isOpen() {
		return !this.candidates.isEmpty() && match().isEmpty();
	}

	/**
	 * What the texts tell so far.
	 */
	Resolution resolution() {
		return match().map(this::resolution)
			.orElseGet(() -> (this.key != null) ? new Resolution.ReplaceKey(this.key) : new Resolution.Keep());
	}

	private Resolution resolution(String match) {
		if (this.question.part() != AlignmentDiagnostic.Part.INDEX_KEY) {
			return new Resolution.Replace(match);
		}
		IndexKey.Subject subject = new IndexKey.OfExpression(match);
		return (this.key != null) ? new Resolution.ReplaceKey(this.key.subject(subject))
				: new Resolution.ReplaceSubject(subject);
	}

	/**
	 * The expression of the database that means the same as far as the texts tell.
	 */
	private Optional<String> match() {
		for (Map.Entry<String, String> candidate : this.candidates.entrySet()) {
			if (candidate.getValue().equals(this.text)) {
				return Optional.of(candidate.getKey());
			}
		}
		Kind kind = this.question.expression().kind();
		if (this.candidates.isEmpty() || (kind != Kind.CONDITION && kind != Kind.DEFAULT)) {
			return Optional.empty();
		}
		String meaning = meaning(this.text);
		return this.candidates.entrySet()
			.stream()
			.filter((candidate) -> meaning(candidate.getValue()).equals(meaning))
			.map(Map.Entry::getKey)
			.findFirst();
	}

	private String meaning(String sql) {
		ColumnType type = this.question.expression().type();
		String meaning = ExpressionMeaning.of(sql);
		boolean local = meaning.equals("LOCALTIMESTAMP") && type != null && type.text().endsWith("without time zone");
		return local ? "CURRENT_TIMESTAMP" : meaning;
	}

	/**
	 * What to have read once more.
	 */
	List<ScratchExpression> nextReading() {
		List<ScratchExpression> expressions = new ArrayList<>(List.of(again()));
		this.candidates.values().forEach((candidate) -> expressions.add(again(candidate)));
		return expressions;
	}

	/**
	 * Takes the next reading.
	 * @return whether any text is another one now
	 */
	boolean take(Map<ScratchExpression, ScratchAnswer> answers) {
		String before = this.text;
		Map<String, String> candidatesBefore = Map.copyOf(this.candidates);
		this.text = text(answers.get(again()), this.text);
		this.candidates.replaceAll((candidate, sql) -> text(answers.get(again(sql)), sql));
		return !this.text.equals(before) || !this.candidates.equals(candidatesBefore);
	}

	private ScratchExpression again() {
		ScratchExpression expression = this.question.expression();
		return expression.as(kind(), this.text);
	}

	private ScratchExpression again(String candidate) {
		return this.question.counterpart().expression(kind(), candidate);
	}

	private Kind kind() {
		Kind kind = this.question.expression().kind();
		return (kind == Kind.INDEX) ? Kind.INDEX_KEY : kind;
	}

	private static String text(@Nullable ScratchAnswer answer, String otherwise) {
		if (answer instanceof ScratchAnswer.Text read && read.sql() != null) {
			return read.sql();
		}
		return (answer instanceof ScratchAnswer.Key read
				&& read.key().subject() instanceof IndexKey.OfExpression subject) ? subject.sql() : otherwise;
	}

}
