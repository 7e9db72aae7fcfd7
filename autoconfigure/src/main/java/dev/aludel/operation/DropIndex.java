package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * Drops an index that no constraint owns.
 *
 * @param table the table, whose schema is that of the index
 * @param name the name of the index
 * @param concurrently whether readers and writers go on meanwhile; needs to run outside a
 * transaction
 * @param ifExists whether a missing one is fine
 */
public record DropIndex(QualifiedName table, String name, boolean concurrently, boolean ifExists) implements Operation {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
