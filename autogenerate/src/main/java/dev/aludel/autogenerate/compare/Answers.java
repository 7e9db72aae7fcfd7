package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided, by options of the command line or in a dialogue. The order in
 * which answers were given does not matter.
 *
 * @param renames what has a new name
 * @param drops what may go, with all that it holds
 * @param kept what was not renamed and stays
 * @param narrowings columns whose type may become one that holds less
 * @param reorders enum types whose values may get another order
 * @param usings how stored values become another type, by column
 * @param values what the rows that are there get, by column
 * @param replacements what rows get that hold a value which goes away, by value
 */
public record Answers(Renames renames, Set<ObjectPath> drops, Set<ObjectPath> kept, Set<ObjectPath> narrowings,
		Set<ObjectPath> reorders, Map<ObjectPath, String> usings, Map<ObjectPath, String> values,
		Map<ObjectPath, String> replacements) {

	/**
	 * Nothing was answered.
	 */
	public static final Answers NONE = new Answers(Renames.NONE, Set.of(), Set.of(), Set.of(), Set.of(), Map.of(),
			Map.of(), Map.of());

	public Answers {
		drops = Collections.unmodifiableSet(new TreeSet<>(drops));
		kept = Collections.unmodifiableSet(new TreeSet<>(kept));
		narrowings = Collections.unmodifiableSet(new TreeSet<>(narrowings));
		reorders = Collections.unmodifiableSet(new TreeSet<>(reorders));
		usings = Collections.unmodifiableMap(new TreeMap<>(usings));
		values = Collections.unmodifiableMap(new TreeMap<>(values));
		replacements = Collections.unmodifiableMap(new TreeMap<>(replacements));
	}

	/**
	 * Returns these answers with other renames.
	 * @param newRenames what has a new name
	 * @return the answers
	 */
	public Answers renames(Renames newRenames) {
		return new Answers(newRenames, this.drops, this.kept, this.narrowings, this.reorders, this.usings, this.values,
				this.replacements);
	}

	/**
	 * Returns these answers and another one.
	 * @param answer the answer
	 * @return the answers
	 */
	public Answers with(Answer answer) {
		if (answer instanceof Answer.Rename rename) {
			return renames(this.renames.with(rename));
		}
		ObjectPath object = answer.object();
		if (answer instanceof Answer.AllowDrop) {
			return new Answers(this.renames, more(this.drops, object), this.kept, this.narrowings, this.reorders,
					this.usings, this.values, this.replacements);
		}
		if (answer instanceof Answer.Keep) {
			return new Answers(this.renames, this.drops, more(this.kept, object), this.narrowings, this.reorders,
					this.usings, this.values, this.replacements);
		}
		if (answer instanceof Answer.AllowNarrow) {
			return new Answers(this.renames, this.drops, this.kept, more(this.narrowings, object), this.reorders,
					this.usings, this.values, this.replacements);
		}
		if (answer instanceof Answer.AllowReorder) {
			return new Answers(this.renames, this.drops, this.kept, this.narrowings, more(this.reorders, object),
					this.usings, this.values, this.replacements);
		}
		if (answer instanceof Answer.Using using) {
			return new Answers(this.renames, this.drops, this.kept, this.narrowings, this.reorders,
					more(this.usings, object, using.expression()), this.values, this.replacements);
		}
		if (answer instanceof Answer.Value value) {
			return new Answers(this.renames, this.drops, this.kept, this.narrowings, this.reorders, this.usings,
					more(this.values, object, value.expression()), this.replacements);
		}
		if (answer instanceof Answer.Replace replace) {
			return new Answers(this.renames, this.drops, this.kept, this.narrowings, this.reorders, this.usings,
					this.values, more(this.replacements, object, replace.value()));
		}
		throw new IllegalStateException("An unknown kind of answer: " + answer);
	}

	/**
	 * All answers but renames, in a fixed order.
	 * @return the answers
	 */
	public List<Answer> decisions() {
		List<Answer> answers = new ArrayList<>();
		this.drops.forEach((object) -> answers.add(new Answer.AllowDrop(object)));
		this.kept.forEach((object) -> answers.add(new Answer.Keep(object)));
		this.narrowings.forEach((object) -> answers.add(new Answer.AllowNarrow(object)));
		this.reorders.forEach((object) -> answers.add(new Answer.AllowReorder(object)));
		this.usings.forEach((object, expression) -> answers.add(new Answer.Using(object, expression)));
		this.values.forEach((object, expression) -> answers.add(new Answer.Value(object, expression)));
		this.replacements.forEach((object, value) -> answers.add(new Answer.Replace(object, value)));
		return answers;
	}

	/**
	 * All answers in a fixed order: the same ones give the same list.
	 * @return the answers, renames first
	 */
	public List<Answer> all() {
		List<Answer> answers = new ArrayList<>(this.renames.answers());
		answers.addAll(decisions());
		return answers;
	}

	/**
	 * Finds what was answered, where an answer of the same sort was possible.
	 * @param possible an answer that a question offers
	 * @return the answer that was given
	 */
	Optional<Answer> given(Answer possible) {
		return decisions().stream()
			.filter((answer) -> answer.getClass() == possible.getClass() && answer.object().equals(possible.object()))
			.findFirst();
	}

	/**
	 * Returns how the stored values of a column become its new type.
	 * @param column the column
	 * @return the SQL expression, if somebody has said it
	 */
	public Optional<String> using(ColumnReference column) {
		return Optional.ofNullable(this.usings.get(path(column)));
	}

	/**
	 * Returns what the rows that are there get in a column.
	 * @param column the column
	 * @return the SQL expression, if somebody has said it
	 */
	public Optional<String> value(ColumnReference column) {
		return Optional.ofNullable(this.values.get(path(column)));
	}

	/**
	 * Returns what rows get that hold a value of an enum type which goes away.
	 * @param type the enum type
	 * @param value the value that goes
	 * @return the value in its place, if somebody has said it
	 */
	public Optional<String> replacement(QualifiedName type, String value) {
		return Optional.ofNullable(this.replacements.get(ObjectPath.of(type, value)));
	}

	private static ObjectPath path(ColumnReference column) {
		return ObjectPath.of(column.table(), column.column());
	}

	private static Set<ObjectPath> more(Set<ObjectPath> objects, ObjectPath object) {
		Set<ObjectPath> more = new TreeSet<>(objects);
		more.add(object);
		return more;
	}

	private static Map<ObjectPath, String> more(Map<ObjectPath, String> texts, ObjectPath object,
			@Nullable String text) {
		if (text == null) {
			throw new IllegalArgumentException("Nobody has said what " + object + " gets.");
		}
		Map<ObjectPath, String> more = new TreeMap<>(texts);
		more.put(object, text);
		return more;
	}

}
