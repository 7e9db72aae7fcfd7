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

	/**
	 * Calls the method of the visitor that is meant for this change.
	 * @param <R> what the visitor returns
	 * @param visitor the visitor
	 * @return what the visitor returned
	 */
	<R> R accept(Visitor<R> visitor);

	@Override
	default <R> R accept(Operation.Visitor<R> visitor) {
		return accept((Visitor<R>) visitor);
	}

	/**
	 * A consumer of table changes, with one method each.
	 *
	 * @param <R> what it makes of a change
	 */
	interface Visitor<R> {

		/**
		 * Visits an {@link AddColumn}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(AddColumn operation);

		/**
		 * Visits a {@link DropColumn}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(DropColumn operation);

		/**
		 * Visits an {@link AlterColumnType}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(AlterColumnType operation);

		/**
		 * Visits a {@link SetNotNull}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(SetNotNull operation);

		/**
		 * Visits a {@link DropNotNull}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(DropNotNull operation);

		/**
		 * Visits a {@link SetDefault}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(SetDefault operation);

		/**
		 * Visits a {@link DropDefault}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(DropDefault operation);

		/**
		 * Visits an {@link AddIdentity}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(AddIdentity operation);

		/**
		 * Visits an {@link AlterIdentity}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(AlterIdentity operation);

		/**
		 * Visits a {@link DropIdentity}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(DropIdentity operation);

		/**
		 * Visits an {@link AddConstraint}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(AddConstraint operation);

		/**
		 * Visits a {@link DropConstraint}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(DropConstraint operation);

		/**
		 * Visits a {@link ValidateConstraint}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(ValidateConstraint operation);

	}

}
