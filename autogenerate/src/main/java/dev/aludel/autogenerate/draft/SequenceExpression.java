package dev.aludel.autogenerate.draft;

import dev.aludel.schema.Identity;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/** The Java for sequences, and for the options they share with identity columns. */
final class SequenceExpression {

	private final Imports imports;

	private final TypeExpression types;

	SequenceExpression(Imports imports, TypeExpression types) {
		this.imports = imports;
		this.types = types;
	}

	/** {@code sequence("tasks_seq").incrementBy(50)}. */
	Code of(Sequence sequence) {
		Code code = Code.definition(this.imports, "sequence", Code.text(sequence.name().toString()));
		if (!sequence.type().equals(Sequence.BIGINT)) {
			code = code.call("as", this.types.of(sequence.type()));
		}
		SequenceOptions options = sequence.options();
		if (options.equals(startAndIncrement(options))) {
			code = number(code, "startWith", options.start());
			code = number(code, "incrementBy", options.increment());
		}
		else {
			code = code.call("with", of(options));
		}
		if (sequence.ownedBy() != null) {
			code = code.call("ownedBy", Code.text(sequence.ownedBy().table().toString()),
					Code.text(sequence.ownedBy().column()));
		}
		return code;
	}

	/** {@code options().startWith(100).cache(20)}. */
	Code of(SequenceOptions options) {
		Code code = Code.definition(this.imports, "options");
		code = number(code, "startWith", options.start());
		code = number(code, "incrementBy", options.increment());
		code = number(code, "minValue", options.minValue());
		code = number(code, "maxValue", options.maxValue());
		code = number(code, "cache", options.cache());
		return options.cycle() ? code.call("cycling") : code;
	}

	/** {@code Identity.always().with(options().startWith(100))}. */
	Code of(Identity identity) {
		Code type = Code.verbatim(this.imports.type(Identity.class));
		Code code = type.call((identity.kind() == Identity.Kind.ALWAYS) ? "always" : "byDefault");
		return identity.options().equals(SequenceOptions.DEFAULTS) ? code : code.call("with", of(identity.options()));
	}

	private static SequenceOptions startAndIncrement(SequenceOptions options) {
		return new SequenceOptions(options.start(), options.increment(), null, null, null, false);
	}

	private static Code number(Code code, String option, @Nullable Long value) {
		return (value != null) ? code.call(option, Code.verbatim(ValueExpression.number(value))) : code;
	}

}
