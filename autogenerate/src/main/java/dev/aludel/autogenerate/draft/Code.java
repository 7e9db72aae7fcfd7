package dev.aludel.autogenerate.draft;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A Java expression, before anyone has decided where its lines break. */
sealed interface Code {

	/** Something without a place to break: a name, a number, {@code null}. */
	record Verbatim(String text) implements Code {

	}

	/** A string. */
	record Text(String value) implements Code {

	}

	/**
	 * A call: {@code name(arguments)}, behind {@code receiver.} if there is one. From the
	 * argument {@code listFrom} on, each has a line of its own however short it is.
	 */
	record Call(@Nullable Code receiver, String name, List<Code> arguments, int listFrom) implements Code {

		static final int NO_LIST = Integer.MAX_VALUE;

		boolean lists() {
			return this.arguments.size() > this.listFrom;
		}

	}

	/** A lambda whose body is statements, one at least. */
	record Lambda(String parameter, List<Code> statements) implements Code {

	}

	/** The call {@code this.name(arguments)}. */
	default Code call(String name, Code... arguments) {
		return new Call(this, name, List.of(arguments), Call.NO_LIST);
	}

	/** The call {@code this.name(arguments)}. */
	default Code call(String name, List<Code> arguments) {
		return new Call(this, name, arguments, Call.NO_LIST);
	}

	/** The call {@code word(arguments)} of {@link dev.aludel.Definitions}. */
	static Code definition(Imports imports, String word, Code... arguments) {
		return new Call(null, imports.definition(word), List.of(arguments), Call.NO_LIST);
	}

	/** The call {@code word(arguments)} of {@link dev.aludel.Definitions}. */
	static Code definition(Imports imports, String word, List<Code> arguments) {
		return new Call(null, imports.definition(word), arguments, Call.NO_LIST);
	}

	static Code verbatim(String text) {
		return new Verbatim(text);
	}

	static Code text(@Nullable String value) {
		return (value != null) ? new Text(value) : new Verbatim("null");
	}

	static List<Code> texts(List<String> values) {
		return values.stream().map(Code::text).toList();
	}

	/** Names, the first of which may be missing. */
	static List<Code> texts(@Nullable String first, List<String> others) {
		List<Code> texts = new ArrayList<>();
		texts.add(text(first));
		texts.addAll(texts(others));
		return texts;
	}

}
