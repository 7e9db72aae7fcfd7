package dev.aludel.autogenerate.prove;

import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/** What a role needs of the database to carry out an operation. */
sealed interface Need {

	/** To own a table, index or sequence, or to be a member of the role that does. */
	record Ownership(QualifiedName relation) implements Need {

	}

	/** To own a type. */
	record TypeOwnership(QualifiedName type) implements Need {

	}

	/** To own a schema. */
	record SchemaOwnership(String schema) implements Need {

	}

	/** A privilege on a table, {@code references} or {@code insert}. */
	record TablePrivilege(QualifiedName table, String privilege) implements Need {

	}

	/** To create objects in a schema, {@code null} being the current one. */
	record CreateInSchema(@Nullable String schema) implements Need {

	}

	/** To create schemas and extensions in the database. */
	record CreateInDatabase() implements Need {

	}

}
