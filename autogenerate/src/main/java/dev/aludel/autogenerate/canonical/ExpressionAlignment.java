package dev.aludel.autogenerate.canonical;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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

	private final List<AlignmentDiagnostic> diagnostics = new ArrayList<>();

	ExpressionAlignment(ScratchExpressions scratch, DefaultValues defaultValues) {
		this.scratch = scratch;
		this.defaultValues = defaultValues;
	}

	/**
	 * Resolves questions.
	 * @return the resolutions, in the order of the questions
	 */
	List<Resolution> resolve(List<Question> questions) throws SQLException {
		Resolution[] resolutions = new Resolution[questions.size()];
		Map<Integer, Question> unread = new TreeMap<>();
		for (int number = 0; number < resolutions.length; number++) {
			Question question = questions.get(number);
			Optional<Resolution> verbatim = verbatim(question);
			resolutions[number] = verbatim.orElse(new Resolution.Keep());
			if (verbatim.isEmpty() && question.answerable()) {
				unread.put(number, question);
			}
		}
		Map<Integer, Comparison> comparisons = read(unread, resolutions);
		List<Comparison> open = open(comparisons.values());
		boolean moved = true;
		for (int reading = 2; moved && reading <= MOST_READINGS && !open.isEmpty(); reading++) {
			moved = readAgain(open);
			open = open(open);
		}
		comparisons.forEach((number, comparison) -> resolutions[number] = comparison.resolution());
		compareValues(comparisons, resolutions);
		return Arrays.asList(resolutions);
	}

	List<AlignmentDiagnostic> diagnostics() {
		return this.diagnostics;
	}

	private static List<Comparison> open(Collection<Comparison> comparisons) {
		return comparisons.stream().filter(Comparison::isOpen).toList();
	}

	private static Optional<Resolution> verbatim(Question question) {
		String sql = question.expression().sql();
		String bare = SqlTokenizer.withoutOuterParentheses(sql);
		return question.counterpart()
			.expressions()
			.stream()
			.filter((candidate) -> candidate.equals(sql) || candidate.equals(bare))
			.findFirst()
			.map((candidate) -> new Comparison(question, candidate, null).resolution());
	}

	private Map<Integer, Comparison> read(Map<Integer, Question> questions, Resolution[] resolutions)
			throws SQLException {
		Map<ScratchExpression, ScratchAnswer> answers = this.scratch
			.answers(questions.values().stream().map(Question::expression).toList());
		answers.putAll(this.scratch.answers(questions.values()
			.stream()
			.filter((question) -> answers.get(question.expression()) instanceof ServerRefusal)
			.flatMap((question) -> question.alternatives().stream())
			.toList()));
		Map<Integer, Comparison> comparisons = new TreeMap<>();
		questions.forEach((number, question) -> {
			ScratchExpression read = accepted(question, answers);
			ScratchAnswer answer = Objects.requireNonNull(answers.get(read));
			if (answer instanceof ServerRefusal refusal) {
				this.diagnostics.add(question.diagnostic(refusal));
			}
			else if (answer instanceof ScratchAnswer.Text text && text.sql() != null) {
				comparisons.put(number, new Comparison(question, text.sql(), null));
			}
			else if (answer instanceof ScratchAnswer.Key key
					&& key.key().subject() instanceof IndexKey.OfExpression subject) {
				comparisons.put(number,
						new Comparison(question, subject.sql(), isWhole(question, read) ? key.key() : null));
			}
			else {
				resolutions[number] = settled(question, read, answer);
			}
		});
		return comparisons;
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

	/** What needs no comparison: a key that is just a column, and no default at all. */
	private static Resolution settled(Question question, ScratchExpression read, ScratchAnswer answer) {
		if (answer instanceof ScratchAnswer.Key key) {
			return isWhole(question, read) ? new Resolution.ReplaceKey(key.key())
					: new Resolution.ReplaceSubject(key.key().subject());
		}
		return new Resolution.Replace(null);
	}

	/** Whether the text of the key held its operator class or order, too. */
	private static boolean isWhole(Question question, ScratchExpression read) {
		boolean expressionOnly = !question.alternatives().isEmpty() && question.alternatives().get(0).equals(read);
		return read.kind() == Kind.INDEX && !expressionOnly;
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

	private void compareValues(Map<Integer, Comparison> comparisons, Resolution[] resolutions) throws SQLException {
		Map<Integer, DefaultValues.Pair> pairs = new TreeMap<>();
		comparisons.forEach((number, comparison) -> {
			if (comparison.question().part() == Part.DEFAULT && comparison.isOpen()) {
				pairs.put(number, DefaultValues.Pair.of(comparison.question()));
			}
		});
		Collection<DefaultValues.Pair> equal = this.defaultValues.equal(pairs.values());
		pairs.forEach((number, pair) -> {
			if (equal.contains(pair)) {
				resolutions[number] = new Resolution.Replace(pair.database());
			}
		});
	}

}
