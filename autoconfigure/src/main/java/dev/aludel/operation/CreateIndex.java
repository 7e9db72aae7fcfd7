package dev.aludel.operation;

import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;

/**
 * Creates an index.
 *
 * @param table the table
 * @param index the index
 * @param concurrently whether writers go on meanwhile; needs to run outside a
 * transaction, and a name
 * @param ifNotExists whether an existing one is fine, whatever it looks like; needs a
 * name
 */
public record CreateIndex(QualifiedName table, Index index, boolean concurrently,
		boolean ifNotExists) implements Operation {

	public CreateIndex {
		if (ifNotExists && index.name() == null) {
			throw new IllegalArgumentException("The index of table " + table + " needs a name for if not exists.");
		}
		if (concurrently && index.name() == null) {
			throw new IllegalArgumentException("The index of table " + table
					+ " needs a name to be built concurrently: a build that fails leaves it behind.");
		}
		if (index.comment() != null && index.name() == null) {
			throw new IllegalArgumentException("The index of table " + table + " needs a name for its comment.");
		}
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
