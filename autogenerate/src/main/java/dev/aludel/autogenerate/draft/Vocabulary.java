package dev.aludel.autogenerate.draft;

import java.util.List;

import dev.aludel.schema.QualifiedName;

/** The Java for all that operations are made of, over one set of imports. */
final class Vocabulary {

	private final Imports imports;

	private final TypeExpression types;

	private final NameExpression names;

	private final SequenceExpression sequences;

	private final ColumnExpression columns;

	private final IndexExpression indexes;

	private final ConstraintExpression constraints;

	private final ValueExpression values;

	Vocabulary(Imports imports, List<QualifiedName> enumTypes) {
		this.imports = imports;
		this.types = new TypeExpression(imports, enumTypes);
		this.names = new NameExpression(imports);
		this.sequences = new SequenceExpression(imports, this.types, this.names);
		this.columns = new ColumnExpression(imports, this.types, this.sequences, this.names);
		this.indexes = new IndexExpression(imports, this.names);
		this.constraints = new ConstraintExpression(imports, this.indexes);
		this.values = new ValueExpression(imports);
	}

	Imports imports() {
		return this.imports;
	}

	TypeExpression types() {
		return this.types;
	}

	NameExpression names() {
		return this.names;
	}

	SequenceExpression sequences() {
		return this.sequences;
	}

	ColumnExpression columns() {
		return this.columns;
	}

	IndexExpression indexes() {
		return this.indexes;
	}

	ConstraintExpression constraints() {
		return this.constraints;
	}

	ValueExpression values() {
		return this.values;
	}

}
