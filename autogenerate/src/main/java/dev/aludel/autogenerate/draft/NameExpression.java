package dev.aludel.autogenerate.draft;

import dev.aludel.schema.QualifiedName;

/** The Java for names of which the words take more than one spelling. */
final class NameExpression {

	private final Imports imports;

	NameExpression(Imports imports) {
		this.imports = imports;
	}

	/** {@code "C"}, or the whole name when it has a schema. */
	Code ofCollation(QualifiedName collation) {
		return (collation.schema() != null) ? qualified("parse", collation.toString()) : Code.text(collation.name());
	}

	/** {@code QualifiedName.of("C")}. */
	Code ofQualifiedCollation(QualifiedName collation) {
		return (collation.schema() != null) ? ofCollation(collation) : qualified("of", collation.name());
	}

	private Code qualified(String factory, String text) {
		return Code.verbatim(this.imports.type(QualifiedName.class)).call(factory, Code.text(text));
	}

}
