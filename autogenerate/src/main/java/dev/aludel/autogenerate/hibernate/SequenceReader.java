package dev.aludel.autogenerate.hibernate;

import dev.aludel.schema.ColumnType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/** Reads the sequences of generators. */
final class SequenceReader {

	private final Mapping mapping;

	SequenceReader(Mapping mapping) {
		this.mapping = mapping;
	}

	Sequence read(org.hibernate.boot.model.relational.Sequence sequence) {
		QualifiedName name = this.mapping.names()
			.of(sequence.getName().getSchemaName(), sequence.getName().getSequenceName());
		Words words = new Words(new SqlScanner((sequence.getOptions() != null) ? sequence.getOptions() : ""));
		Sequence result = words.applyTo(Sequence.of(name).with(options(sequence)));
		String rest = words.scanner().rest();
		if (!rest.isEmpty()) {
			this.mapping.notCompared().add("options of sequence " + name, rest);
		}
		return result.with(result.options().reduced(result.type()));
	}

	/** The bounds are those of {@code PostgreSQLSequenceSupport.startingValue} (7.4). */
	private static SequenceOptions options(org.hibernate.boot.model.relational.Sequence sequence) {
		int first = sequence.getInitialValue();
		int step = sequence.getIncrementSize();
		SequenceOptions options = SequenceOptions.DEFAULTS.startWith(first).incrementBy(step);
		if (step > 0 && first <= 0) {
			return options.minValue(first);
		}
		return (step < 0 && first >= 0) ? options.maxValue(first) : options;
	}

	/** The words that may follow {@code create sequence}. */
	private record Words(SqlScanner scanner) {

		Sequence applyTo(Sequence sequence) {
			Sequence result = sequence;
			for (Sequence next = next(result); next != null; next = next(result)) {
				result = next;
			}
			return result;
		}

		private @Nullable Sequence next(Sequence sequence) {
			SequenceOptions options = sequence.options();
			if (this.scanner.accept("cache")) {
				Long values = this.scanner.number();
				return (values != null) ? sequence.with(options.cache(values)) : null;
			}
			if (this.scanner.accept("minvalue")) {
				Long value = this.scanner.number();
				return (value != null) ? sequence.with(options.minValue(value)) : null;
			}
			if (this.scanner.accept("maxvalue")) {
				Long value = this.scanner.number();
				return (value != null) ? sequence.with(options.maxValue(value)) : null;
			}
			if (this.scanner.accept("as")) {
				String type = this.scanner.name();
				return (type != null) ? sequence.as(new ColumnType(type)) : null;
			}
			if (this.scanner.accept("cycle")) {
				return sequence.with(options.cycling());
			}
			boolean saysNothing = this.scanner.accept("no", "cycle") || this.scanner.accept("no", "minvalue")
					|| this.scanner.accept("no", "maxvalue") || this.scanner.accept("owned", "by", "none");
			return saysNothing ? sequence : null;
		}

	}

}
