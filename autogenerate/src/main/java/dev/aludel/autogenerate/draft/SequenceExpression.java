package dev.aludel.autogenerate.draft;

import java.util.List;

import dev.aludel.operation.AlterSequence;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/** The Java for sequences, and for the options they share with identity columns. */
final class SequenceExpression {

	private final Imports imports;

	private final TypeExpression types;

	private final NameExpression names;

	SequenceExpression(Imports imports, TypeExpression types, NameExpression names) {
		this.imports = imports;
		this.types = types;
		this.names = names;
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
		if (options.cycle() != null) {
			code = code.call(options.cycle() ? "cycling" : "notCycling");
		}
		return code;
	}

	/** {@code Identity.always().with(options().startWith(100))}. */
	Code of(Identity identity) {
		Code type = Code.verbatim(this.imports.type(Identity.class));
		Code code = type.call((identity.kind() == Identity.Kind.ALWAYS) ? "always" : "byDefault");
		return identity.options().equals(SequenceOptions.DEFAULTS) ? code : code.call("with", of(identity.options()));
	}

	/** A change of a sequence and its owner at once, which has no verb. */
	Code of(AlterSequence operation, AlterSequence.Ownership ownership) {
		String type = this.imports.type(AlterSequence.class);
		Code owner = (ownership.column() != null) ? column(ownership.column()) : Code.verbatim("null");
		return created(type, this.names.qualified(operation.sequence()),
				(operation.type() != null) ? this.types.of(operation.type()) : Code.verbatim("null"),
				of(operation.options()), created(type + ".Ownership", owner),
				Code.verbatim(Boolean.toString(operation.ifExists())));
	}

	private Code column(ColumnReference reference) {
		return created(this.imports.type(ColumnReference.class), this.names.qualified(reference.table()),
				Code.text(reference.column()));
	}

	private static Code created(String type, Code... arguments) {
		return new Code.Call(null, "new " + type, List.of(arguments), Code.Call.NO_LIST);
	}

	private static SequenceOptions startAndIncrement(SequenceOptions options) {
		return new SequenceOptions(options.start(), options.increment(), null, null, null, null);
	}

	private static Code number(Code code, String option, @Nullable Long value) {
		return (value != null) ? code.call(option, Code.verbatim(ValueExpression.number(value))) : code;
	}

}
