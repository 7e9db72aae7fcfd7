package dev.aludel.operation;

import dev.aludel.schema.Identifiers;

import org.jspecify.annotations.Nullable;

/**
 * Installs an extension in this database.
 *
 * @param name the name: {@code citext}, {@code pg_trgm} …
 * @param schema where its objects go, or {@code null} for the current schema
 * @param ifNotExists whether an installed one is fine
 */
public record CreateExtension(String name, @Nullable String schema, boolean ifNotExists) implements Operation {

	public CreateExtension {
		Identifiers.check("extension", name);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
