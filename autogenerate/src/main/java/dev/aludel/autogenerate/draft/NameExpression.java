package dev.aludel.autogenerate.draft;

import dev.aludel.schema.QualifiedName;

/** The Java for names of which the words take more than one spelling. */
final class NameExpression {

	private final Imports imports;

	NameExpression(Imports imports) {
		this.imports = imports;
	}

	/**
	 * {@code QualifiedName.of("tasks")} or {@code QualifiedName.parse("audit.events")}.
	 */
	Code qualified(QualifiedName name) {
		Code type = Code.verbatim(this.imports.type(QualifiedName.class));
		return (name.schema() != null) ? type.call("parse", Code.text(name.toString()))
				: type.call("of", Code.text(name.name()));
	}

	/** {@code "C"}, or the whole name when it has a schema. */
	Code collation(QualifiedName collation) {
		return (collation.schema() != null) ? qualified(collation) : Code.text(collation.name());
	}

}
