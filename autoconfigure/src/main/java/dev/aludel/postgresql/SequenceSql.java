package dev.aludel.postgresql;

import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.CreateSequence;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/** Says sequences and their options, also those behind identity columns. */
final class SequenceSql {

	private SequenceSql() {
	}

	static String create(CreateSequence operation) {
		Sequence sequence = operation.sequence();
		Words words = Words.of("create sequence")
			.addIf(operation.ifNotExists(), "if not exists")
			.add(Identifier.quote(sequence.name()))
			.addIf(!sequence.type().equals(Sequence.BIGINT), "as " + sequence.type());
		addOptions(words, "", sequence.options());
		if (sequence.ownedBy() != null) {
			words.add(ownedBy(sequence.ownedBy()));
		}
		return words.toString();
	}

	static String alter(AlterSequence operation) {
		Words words = Words.of("alter sequence")
			.addIf(operation.ifExists(), "if exists")
			.add(Identifier.quote(operation.sequence()))
			.addIfPresent("as ", operation.type());
		addOptions(words, "", operation.options());
		if (operation.ownership() != null) {
			words.add(ownedBy(operation.ownership().column()));
		}
		return words.toString();
	}

	/** The options in parentheses, or nothing when all of them are the defaults. */
	static String parenthesized(SequenceOptions options) {
		String list = addOptions(Words.of(""), "", options).toString();
		return list.isEmpty() ? "" : " (" + list + ")";
	}

	/** The options as {@code alter column} takes them, each with its own {@code set}. */
	static String settings(SequenceOptions options) {
		return addOptions(Words.of(""), "set ", options).toString();
	}

	private static Words addOptions(Words words, String before, SequenceOptions options) {
		words.addIfPresent(before + "increment by ", options.increment())
			.addIfPresent(before + "minvalue ", options.minValue())
			.addIfPresent(before + "maxvalue ", options.maxValue())
			.addIfPresent(before + "start with ", options.start())
			.addIfPresent(before + "cache ", options.cache());
		if (options.cycle() != null) {
			words.add(before + (options.cycle() ? "cycle" : "no cycle"));
		}
		return words;
	}

	private static String ownedBy(@Nullable ColumnReference column) {
		return (column != null)
				? "owned by " + Identifier.quote(column.table()) + "." + Identifier.quote(column.column())
				: "owned by none";
	}

}
