package dev.aludel.autogenerate.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.aludel.autogenerate.compare.Question.Kind;
import dev.aludel.schema.DatabaseSchema;

/**
 * A person who lets everything go that nobody maps, but for checks, and whose rows hold
 * no {@code NULL}.
 */
final class Agreement {

	private Agreement() {
	}

	static Answers answers(DatabaseSchema model, DatabaseSchema database, Ownership ownership, Renames renames) {
		SchemaComparer comparer = new SchemaComparer(ownership, Map.of());
		Answers answers = Answers.NONE.renames(renames);
		Optional<Answer> next = answer(comparer.compare(model, database, answers).questions());
		while (next.isPresent()) {
			answers = answers.with(next.get());
			next = answer(comparer.compare(model, database, answers).questions());
		}
		return answers;
	}

	private static Optional<Answer> answer(List<Question> open) {
		return open.stream()
			.filter((question) -> question.kind() != Kind.DROP_CHECK && question.kind() != Kind.FILL_NULLS)
			.findFirst()
			.map(Agreement::agreed);
	}

	private static Answer agreed(Question question) {
		List<Answer> answers = question.answers();
		return answers.stream()
			.filter((answer) -> !(answer instanceof Answer.Rename) && !(answer instanceof Answer.Keep))
			.sorted(Comparator.comparing(Answer::incomplete))
			.findFirst()
			.map((answer) -> answer.incomplete() ? answer.typed("'0'") : answer)
			.orElseGet(() -> answers.get(answers.size() - 1));
	}

}
