package dev.aludel.autogenerate.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.aludel.autogenerate.compare.Answer;
import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.compare.Choice;
import dev.aludel.autogenerate.compare.Question;
import dev.aludel.command.Terminal;
import dev.aludel.command.TextOutput;
import org.jspecify.annotations.Nullable;

/**
 * Asks the person at the terminal, one question after the other. Each answer is compared
 * with before the next question, since it may settle others or bring up new ones. The
 * first choice, which loses nothing, is what Enter takes.
 */
final class AnswerDialogue {

	private final Terminal terminal;

	private final TextOutput out;

	private final Function<Answers, EntityComparison.Result> comparison;

	/**
	 * Creates a dialogue.
	 * @param terminal where the person sits
	 * @param out where the questions are written
	 * @param comparison compares with given answers
	 */
	AnswerDialogue(Terminal terminal, TextOutput out, Function<Answers, EntityComparison.Result> comparison) {
		this.terminal = terminal;
		this.out = out;
		this.comparison = comparison;
	}

	/** Asks until nothing is open but what the person leaves open. */
	EntityComparison.Result settle(Answers given) {
		EntityComparison.Result result = this.comparison.apply(given);
		Set<String> left = new HashSet<>();
		Answers answers = given;
		Optional<Question> next = next(result, left);
		while (next.isPresent()) {
			Question question = next.get();
			Answer answer = ask(question);
			left.add(key(question));
			if (answer != null) {
				Answers more = answers.with(answer);
				result = this.comparison.apply(more);
				answers = more;
			}
			next = next(result, left);
		}
		List<Answer> all = answers.all();
		if (!all.equals(given.all())) {
			this.out.remark("The same without being asked: " + AnswerText.options(all));
			this.out.remark("                  with Maven: " + AnswerText.properties(all));
		}
		return result;
	}

	private static Optional<Question> next(EntityComparison.Result result, Set<String> left) {
		return result.comparison().questions().stream().filter((question) -> !left.contains(key(question))).findFirst();
	}

	/** A question that changed because of another answer is asked anew. */
	private static String key(Question question) {
		return question.kind() + " " + question.path() + " " + question.choices();
	}

	private @Nullable Answer ask(Question question) {
		this.out.line();
		this.out.line(this.out.styled(TextOutput.Style.STRONG, question.text()));
		List<Choice> choices = question.choices();
		for (int index = 0; index < choices.size(); index++) {
			this.out.line("  " + (index + 1) + ") " + choices.get(index).text());
		}
		while (true) {
			String line = read("Which one? [1] ");
			if (line == null || line.isEmpty()) {
				return null;
			}
			if (!line.matches("[1-9][0-9]{0,2}") || Integer.parseInt(line) > choices.size()) {
				this.out.line("Type a number from 1 to %s, or Enter for 1.".formatted(choices.size()));
				continue;
			}
			Answer answer = choices.get(Integer.parseInt(line) - 1).answer();
			Answer complete = (answer != null && answer.incomplete()) ? complete(answer) : answer;
			if (complete != null || answer == null) {
				return complete;
			}
		}
	}

	private @Nullable Answer complete(Answer answer) {
		String text = read(answer.option() + " " + answer.object() + " = ");
		return (text == null || text.isEmpty()) ? null : answer.typed(text);
	}

	private @Nullable String read(String prompt) {
		this.terminal.err().print(prompt);
		this.terminal.err().flush();
		try {
			BufferedReader in = this.terminal.in();
			String line = in.readLine();
			return (line != null) ? line.strip() : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
