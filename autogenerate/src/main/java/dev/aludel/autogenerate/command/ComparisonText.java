package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.compare.Answer;
import dev.aludel.autogenerate.compare.Choice;
import dev.aludel.autogenerate.compare.Comparison;
import dev.aludel.autogenerate.compare.ObjectPath;
import dev.aludel.autogenerate.compare.Question;
import dev.aludel.autogenerate.compare.RowCount;
import dev.aludel.autogenerate.compare.Warning;
import dev.aludel.autogenerate.scratch.ScratchServer;
import dev.aludel.command.JsonObject;

/**
 * A comparison as its reader sees it: what was found, object by object, and what to mind.
 */
final class ComparisonText {

	private final Desk desk;

	private final EntityComparison.Result result;

	private final boolean asked;

	/**
	 * Creates a text.
	 * @param desk where it was compared
	 * @param result what was found
	 * @param asked whether a person was asked what is still undecided
	 */
	ComparisonText(Desk desk, EntityComparison.Result result, boolean asked) {
		this.desk = desk;
		this.result = result;
		this.asked = asked;
	}

	String differences() {
		Comparison comparison = this.result.comparison();
		String subject = "The entities (%s) and %s"
			.formatted(counted(this.desk.model().schema().tables().size(), "table"), comparedWith());
		if (comparison.agrees()) {
			return subject + " agree.";
		}
		if (comparison.isEmpty()) {
			return subject + " differ in what only you can decide.";
		}
		List<String> lines = new ArrayList<>();
		lines.add(subject + " differ. To make them agree:");
		EntityComparison.describe(comparison.upgrade()).forEach((line) -> lines.add("  " + line));
		return String.join("\n", lines);
	}

	private String comparedWith() {
		return this.desk.scratch()
			.map((scratch) -> "the migrations (%s, replayed on %s)"
				.formatted(counted(this.desk.appliedRevisions(), "revision"), scratch.describe()))
			.orElseGet(() -> "database %s (PostgreSQL %s)".formatted(this.desk.database(), server()));
	}

	/** What nobody has decided yet, with what to type. */
	List<String> questions() {
		List<Question> questions = this.result.comparison().questions();
		List<String> lines = new ArrayList<>();
		if (!questions.isEmpty()) {
			lines.add("Undecided; the first choice stands until you say otherwise:");
		}
		for (Question question : questions) {
			lines.add("  " + question.text());
			question.choices().forEach((choice) -> lines.add("    " + choice.text() + option(choice)));
		}
		if (!questions.isEmpty()) {
			lines.add((this.asked ? "" : "On a terminal, aludel revision asks. ")
					+ "With Maven, --allow-drop is -DallowDrop, and so on.");
		}
		return lines;
	}

	private static String option(Choice choice) {
		return (choice.answer() != null) ? ":\n      " + AnswerText.option(choice.answer()) : "";
	}

	/** What a reader must know, what loses data first. */
	List<String> warnings() {
		List<String> lines = new ArrayList<>();
		List<Warning> warnings = this.result.comparison().warnings();
		warnings.stream()
			.filter((warning) -> warning.kind().losesData())
			.forEach((warning) -> lines.add("WARNING: " + warning.sentence()));
		warnings.stream()
			.filter((warning) -> !warning.kind().losesData())
			.forEach((warning) -> lines.add("Note: " + warning.sentence() + advice(warning)));
		this.result.notCompared().forEach((thing) -> lines.add("Not compared: " + thing));
		if (!this.result.leftAlone().isEmpty()) {
			lines.add("Left alone, as the application says: " + String.join(", ", this.result.leftAlone()));
		}
		this.result.idlePatterns()
			.forEach((pattern) -> lines
				.add("Note: Nothing is named " + pattern + ", which aludel.autogenerate.include or exclude holds."));
		return lines;
	}

	/** How rows come to have a value before one is required. */
	private static String advice(Warning warning) {
		return (warning.kind() == Warning.Kind.REFUSES_NULL)
				? " To give such rows a value first: "
						+ AnswerText.option(new Answer.Value(ObjectPath.of(warning.object(), warning.part()), null))
				: "";
	}

	/** The same for programs. */
	void writeJson(JsonObject json) {
		json.put("against", this.desk.scratch().isPresent() ? "migrations" : "live")
			.put("database", this.desk.scratch().isPresent() ? null : this.desk.database().toString())
			.put("scratchServer", this.desk.scratch().map(ScratchServer::describe).orElse(null))
			.put("serverVersion", server())
			.put("equal", this.result.comparison().agrees())
			.put("differences", EntityComparison.describe(this.result.comparison().upgrade()))
			.put("warnings", this.result.comparison().warnings().stream().map(ComparisonText::json).toList())
			.put("questions", this.result.comparison().questions().stream().map(ComparisonText::json).toList())
			.put("notCompared", this.result.notCompared())
			.put("leftAlone", this.result.leftAlone())
			.put("idlePatterns", this.result.idlePatterns());
	}

	private static JsonObject json(Warning warning) {
		return new JsonObject().put("kind", warning.kind())
			.put("object", warning.object().toString())
			.put("part", warning.part())
			.put("losesData", warning.kind().losesData())
			.put("sentence", warning.sentence());
	}

	private static JsonObject json(Question question) {
		RowCount count = question.count();
		return new JsonObject().put("kind", question.kind())
			.put("object", question.object().toString())
			.put("part", question.part())
			.put("reason", question.reason())
			.put("rows", (count != null) ? count.number() : null)
			.put("estimatedRows", (count != null) ? count.estimatedRows() : null)
			.put("choices", question.choices().stream().map(ComparisonText::json).toList());
	}

	private static JsonObject json(Choice choice) {
		Answer answer = choice.answer();
		return new JsonObject().put("text", choice.text())
			.put("option", (answer != null) ? answer.option() : null)
			.put("value", (answer != null) ? answer.text() : null);
	}

	private String server() {
		int version = this.result.database().serverVersion();
		return version / 10_000 + "." + version % 10_000;
	}

	private static String counted(int count, String noun) {
		return count + " " + ((count == 1) ? noun : noun + "s");
	}

}
