package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * An {@link Operation} that PostgreSQL can combine with others of its kind in a single
 * {@code ALTER TABLE}.
 */
public sealed interface TableChange extends Operation
		permits AddColumn, DropColumn, AlterColumnType, SetNotNull, DropNotNull, SetDefault, DropDefault, AddIdentity,
		AlterIdentity, DropIdentity, AddConstraint, DropConstraint, ValidateConstraint {

	/**
	 * The table that changes.
	 * @return the table
	 */
	QualifiedName table();

}
