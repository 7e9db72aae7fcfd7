package dev.aludel.autogenerate.canonical;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.aludel.autogenerate.canonical.AlignmentDiagnostic.Part;
import dev.aludel.autogenerate.canonical.ScratchExpression.Kind;
import dev.aludel.autogenerate.reflection.SqlTokenizer;
import dev.aludel.schema.IndexKey;

/**
 * Resolves questions: PostgreSQL reads the model's expressions and prints them; what then
 * still differs from the database's text goes through it again together with that text,
 * because the text of a restored or altered database may be a reading ahead; defaults
 * that differ even then are compared by value.
 */
final class ExpressionAlignment {

	// A second reading was always enough (measured on 13 to 18).
	private static final int MOST_READINGS = 3;

	private final ScratchExpressions scratch;

	private final DefaultValues defaultValues;

	private final Map<Question, Resolution> resolutions = new LinkedHashMap<>();

	private final List<AlignmentDiagnostic> diagnostics = new ArrayList<>();

	ExpressionAlignment(ScratchExpressions scratch, DefaultValues defaultValues) {
		this.scratch = scratch;
		this.defaultValues = defaultValues;
	}

	void resolve(Collection<Question> questions) throws SQLException {
		Set<Question> unsettled = new LinkedHashSet<>(questions);
		unsettled.removeIf(this::settleVerbatim);
		if (unsettled.isEmpty()) {
			return;
		}
		List<Comparison> open = new ArrayList<>(read(unsettled));
		open.removeIf(this::settle);
		boolean moved = true;
		for (int reading = 2; moved && reading <= MOST_READINGS && !open.isEmpty(); reading++) {
			moved = readAgain(open);
			open.removeIf(this::settle);
		}
		compareValues(open);
	}

	Resolution resolution(Question question) {
		return this.resolutions.getOrDefault(question, new Resolution.Keep());
	}

	List<AlignmentDiagnostic> diagnostics() {
		return this.diagnostics;
	}

	private boolean settleVerbatim(Question question) {
		String sql = question.expression().sql();
		String bare = SqlTokenizer.withoutOuterParentheses(sql);
		Optional<ScratchExpression> same = question.candidates()
			.stream()
			.filter((candidate) -> candidate.sql().equals(sql) || candidate.sql().equals(bare))
			.findFirst();
		same.ifPresent((candidate) -> this.resolutions.put(question,
				new Comparison(question, sql, null).resolution(candidate)));
		return same.isPresent();
	}

	private List<Comparison> read(Set<Question> questions) throws SQLException {
		Map<ScratchExpression, ScratchAnswer> answers = this.scratch
			.answers(questions.stream().map(Question::expression).toList());
		List<ScratchExpression> alternatives = questions.stream()
			.filter((question) -> answers.get(question.expression()) instanceof ServerRefusal)
			.flatMap((question) -> question.alternatives().stream())
			.toList();
		if (!alternatives.isEmpty()) {
			answers.putAll(this.scratch.answers(alternatives));
		}
		List<Comparison> comparisons = new ArrayList<>();
		questions.forEach((question) -> comparison(question, answers).ifPresent(comparisons::add));
		return comparisons;
	}

	private Optional<Comparison> comparison(Question question, Map<ScratchExpression, ScratchAnswer> answers) {
		ScratchExpression read = accepted(question, answers);
		ScratchAnswer answer = Objects.requireNonNull(answers.get(read));
		if (answer instanceof ServerRefusal refusal) {
			this.diagnostics.add(question.diagnostic(question.expression().sql(), refusal));
			return Optional.empty();
		}
		if (answer instanceof ScratchAnswer.Text text) {
			if (text.sql() == null) {
				this.resolutions.put(question, new Resolution.Replace(null));
				return Optional.empty();
			}
			return Optional.of(new Comparison(question, text.sql(), null));
		}
		return comparison(question, read, ((ScratchAnswer.Key) answer).key());
	}

	private Optional<Comparison> comparison(Question question, ScratchExpression read, IndexKey key) {
		boolean onlyExpression = read.kind() == Kind.INDEX_KEY
				|| question.alternatives().stream().findFirst().equals(Optional.of(read));
		if (key.subject() instanceof IndexKey.OfExpression subject) {
			return Optional.of(new Comparison(question, subject.sql(), onlyExpression ? null : key));
		}
		this.resolutions.put(question,
				onlyExpression ? new Resolution.ReplaceSubject(key.subject()) : new Resolution.ReplaceKey(key));
		return Optional.empty();
	}

	/**
	 * The way of reading that the server accepted. When it refused all, the first
	 * alternative, which says most exactly what the model means.
	 */
	private static ScratchExpression accepted(Question question, Map<ScratchExpression, ScratchAnswer> answers) {
		return Stream.concat(Stream.of(question.expression()), question.alternatives().stream())
			.filter((expression) -> answers.containsKey(expression)
					&& !(answers.get(expression) instanceof ServerRefusal))
			.findFirst()
			.orElse(question.alternatives().stream().findFirst().orElse(question.expression()));
	}

	private boolean readAgain(List<Comparison> open) throws SQLException {
		Map<ScratchExpression, ScratchAnswer> answers = this.scratch
			.answers(open.stream().flatMap((comparison) -> comparison.nextReading().stream()).toList());
		boolean moved = false;
		for (Comparison comparison : open) {
			moved |= comparison.take(answers);
		}
		return moved;
	}

	private boolean settle(Comparison comparison) {
		Optional<ScratchExpression> match = comparison.match();
		Resolution resolution = match.map(comparison::resolution).orElseGet(comparison::withoutMatch);
		this.resolutions.put(comparison.question(), resolution);
		return match.isPresent() || comparison.question().candidates().isEmpty();
	}

	private void compareValues(List<Comparison> open) throws SQLException {
		List<Question> defaults = open.stream()
			.map(Comparison::question)
			.filter((question) -> question.part() == Part.DEFAULT)
			.toList();
		for (Question question : this.defaultValues.equal(defaults)) {
			this.resolutions.put(question, new Resolution.Replace(question.candidates().get(0).sql()));
		}
	}

}
