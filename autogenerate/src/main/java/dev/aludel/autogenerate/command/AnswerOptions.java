package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.aludel.autogenerate.compare.Answer;
import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.compare.ObjectPath;
import picocli.CommandLine.Option;

/** The answers to what only a person can decide, for a run without a person. */
final class AnswerOptions {

	@Option(names = "--rename", split = ",", paramLabel = "NAME:NEW",
			description = { "What was renamed, not dropped and added:", "a column tasks.title:headline",
					"a table tasks:todos", "a table that moves tasks:work.tasks", "an enum type mood:temper",
					"a value of an enum mood.SAD:BLUE", "a value of a check tasks.status.CLOSED:DONE" })
	private List<String> renames = new ArrayList<>();

	@Option(names = "--allow-drop", split = ",", paramLabel = "NAME",
			description = { "What may go, with all that it holds: a table,",
					"column, sequence or check (tasks.title), a value of",
					"an enum or check (mood.SAD, tasks.status.CLOSED)." })
	private List<String> drops = new ArrayList<>();

	@Option(names = "--keep", split = ",", paramLabel = "NAME",
			description = "A table, column or enum type that was not renamed and stays although no entity asks for it.")
	private List<String> kept = new ArrayList<>();

	@Option(names = "--allow-narrow", split = ",", paramLabel = "COLUMN",
			description = "A column whose type may become one that holds less: tasks.title")
	private List<String> narrowings = new ArrayList<>();

	@Option(names = "--allow-reorder", split = ",", paramLabel = "TYPE",
			description = "An enum type whose values may get another order: mood")
	private List<String> reorders = new ArrayList<>();

	@Option(names = "--using", paramLabel = "COLUMN=SQL",
			description = "How the stored values of a column become its new type: tasks.number=number::integer")
	private List<String> usings = new ArrayList<>();

	@Option(names = "--value", paramLabel = "COLUMN=SQL",
			description = "What the rows that are there get in a column that accepts no NULL: tasks.code='none'")
	private List<String> values = new ArrayList<>();

	@Option(names = "--replace", split = ",", paramLabel = "VALUE:NEW",
			description = { "What the rows get that hold a value of an enum",
					"(mood.SAD:OK) or a check (tasks.status.CLOSED:DONE)", "which goes away." })
	private List<String> replacements = new ArrayList<>();

	Answers parse() {
		Answers answers = Answers.NONE;
		Map<String, Answer> known = new HashMap<>();
		for (Answer answer : given()) {
			Answer other = known.put(answer.option() + " " + answer.object(), answer);
			if (other != null && !other.equals(answer)) {
				throw DeskException
					.usage("%s %s and %s contradict each other.\nNothing was compared. Leave one of them out."
						.formatted(answer.option(), other.text(), answer.text()));
			}
			answers = answers.with(answer);
		}
		return answers;
	}

	private List<Answer> given() {
		List<Answer> answers = new ArrayList<>();
		this.renames.forEach((text) -> answers.add(pair("rename", text, ':', Answer.Rename::new,
				"table.column:new or table:new, as in tasks.title:headline")));
		this.drops.forEach((text) -> answers.add(single("drop", text, Answer.AllowDrop::new)));
		this.kept.forEach((text) -> answers.add(single("table or column to keep", text, Answer.Keep::new)));
		this.narrowings.forEach((text) -> answers.add(single("column to narrow", text, Answer.AllowNarrow::new)));
		this.reorders.forEach((text) -> answers.add(single("enum type to reorder", text, Answer.AllowReorder::new)));
		this.usings.forEach((text) -> answers.add(pair("conversion", text, '=', Answer.Using::new,
				"table.column=SQL, as in tasks.number=number::integer")));
		this.values.forEach((text) -> answers
			.add(pair("value", text, '=', Answer.Value::new, "table.column=SQL, as in tasks.code='none'")));
		this.replacements.forEach((text) -> answers
			.add(pair("replacement", text, ':', Answer.Replace::new, "type.value:new, as in mood.SAD:OK")));
		return answers;
	}

	private static Answer single(String what, String text, Function<ObjectPath, Answer> answer) {
		return answer.apply(path(what, text, text, "table or table.column, as in tasks.title"));
	}

	private static Answer pair(String what, String text, char separator, BiFunction<ObjectPath, String, Answer> answer,
			String form) {
		int end = (separator == ':') ? text.lastIndexOf(separator) : endOfPath(text, separator);
		if (end < 1 || end == text.length() - 1) {
			throw malformed(what, text, form);
		}
		return answer.apply(path(what, text, text.substring(0, end), form), text.substring(end + 1).strip());
	}

	/** The first separator outside quotes. */
	private static int endOfPath(String text, char separator) {
		boolean quoted = false;
		for (int index = 0; index < text.length(); index++) {
			if (text.charAt(index) == '"') {
				quoted = !quoted;
			}
			else if (text.charAt(index) == separator && !quoted) {
				return index;
			}
		}
		return -1;
	}

	private static ObjectPath path(String what, String text, String path, String form) {
		try {
			return ObjectPath.parse(path.strip());
		}
		catch (IllegalArgumentException ex) {
			throw malformed(what, text, form);
		}
	}

	private static DeskException malformed(String what, String text, String form) {
		return DeskException
			.usage("The %s %s is not of the form %s.\nNothing was compared.".formatted(what, text, form));
	}

}
