package dev.aludel.autogenerate.draft;

import dev.aludel.schema.Column;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.Generation;
import dev.aludel.schema.Identity;
import org.jspecify.annotations.Nullable;

/** The Java for a column: {@code column("status", varchar(20)).notNull()}. */
final class ColumnExpression {

	private final Imports imports;

	private final TypeExpression types;

	private final SequenceExpression sequences;

	private final NameExpression names;

	ColumnExpression(Imports imports, TypeExpression types, SequenceExpression sequences, NameExpression names) {
		this.imports = imports;
		this.types = types;
		this.sequences = sequences;
		this.names = names;
	}

	Code of(Column column) {
		Code code = Code.definition(this.imports, "column", Code.text(column.name()), this.types.of(column.type()));
		if (column.collation() != null) {
			code = code.call("collation", this.names.collation(column.collation()));
		}
		code = nullability(generation(code, column.generation()), column);
		if (column.defaultValue() != null) {
			code = code.call("defaultValue", Code.text(column.defaultValue()));
		}
		return (column.comment() != null) ? code.call("comment", Code.text(column.comment())) : code;
	}

	private Code generation(Code code, @Nullable Generation generation) {
		if (generation instanceof Identity identity) {
			return identity.equals(Identity.byDefault()) ? code.call("identity")
					: code.call("identity", this.sequences.of(identity));
		}
		if (generation instanceof ComputedValue value) {
			String verb = (value.storage() == ComputedValue.Storage.STORED) ? "generatedAlwaysAs"
					: "generatedVirtuallyAs";
			return code.call(verb, Code.text(value.expression()));
		}
		return code;
	}

	// An identity column is not null unless told otherwise, any other accepts null.
	private static Code nullability(Code code, Column column) {
		boolean implied = !(column.generation() instanceof Identity);
		if (column.nullable() == implied) {
			return code;
		}
		return column.nullable() ? code.call("withNullable", Code.verbatim("true")) : code.call("notNull");
	}

}
