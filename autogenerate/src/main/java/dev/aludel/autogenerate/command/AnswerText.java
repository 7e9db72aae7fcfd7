package dev.aludel.autogenerate.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.aludel.autogenerate.compare.Answer;

/** Answers as somebody types them into a shell. */
final class AnswerText {

	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.:=,/+-]+");

	private static final Pattern DASH = Pattern.compile("-([a-z])");

	private AnswerText() {
	}

	/** An answer as an option of the command: {@code --allow-drop tasks.name}. */
	static String option(Answer answer) {
		return answer.option() + " " + quoted(answer.text());
	}

	/** Answers as options of the command. */
	static String options(List<Answer> answers) {
		return answers.stream().map(AnswerText::option).collect(Collectors.joining(" "));
	}

	/** Answers as properties of the goal: {@code -DallowDrop=tasks.name,tasks.code}. */
	static String properties(List<Answer> answers) {
		Map<String, String> properties = new LinkedHashMap<>();
		for (Answer answer : answers) {
			boolean expression = answer instanceof Answer.Using || answer instanceof Answer.Value;
			properties.merge(property(answer), answer.text(), (one, other) -> one + (expression ? ";;" : ",") + other);
		}
		return properties.entrySet()
			.stream()
			.map((property) -> property.getKey() + "=" + quoted(property.getValue()))
			.collect(Collectors.joining(" "));
	}

	private static String property(Answer answer) {
		Matcher matcher = DASH.matcher(answer.option().substring(2));
		return "-D" + matcher.replaceAll((found) -> found.group(1).toUpperCase(Locale.ROOT));
	}

	private static String quoted(String text) {
		if (PLAIN.matcher(text).matches()) {
			return text;
		}
		boolean safe = text.chars().noneMatch((character) -> "\"$`\\!".indexOf(character) >= 0);
		return safe ? '"' + text + '"' : "'" + text.replace("'", "'\\''") + "'";
	}

}
