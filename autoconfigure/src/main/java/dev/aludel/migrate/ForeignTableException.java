package dev.aludel.migrate;

import java.util.List;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.QualifiedName;

/**
 * Thrown when something in the database has the name of a bookkeeping table and is
 * something else.
 */
public final class ForeignTableException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	private final transient QualifiedName table;

	private final List<String> differences;

	ForeignTableException(DatabaseAddress database, QualifiedName table, String property, List<String> differences) {
		super("""
				%s in database %s is not the bookkeeping table that its name says: %s.
				Nothing was run.
				Give the bookkeeping table another name with %s, or rename what is there."""
			.formatted(Identifier.quote(table), database, Wording.list(differences), property), null);
		this.database = database;
		this.table = table;
		this.differences = List.copyOf(differences);
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return what has the name}
	 */
	public QualifiedName table() {
		return this.table;
	}

	/**
	 * {@return how it differs from a bookkeeping table, in words:
	 * {@code it has no column checksum}}
	 */
	public List<String> differences() {
		return this.differences;
	}

}
