package dev.aludel.operation;

/**
 * One thing that can be done to a database, as data. What runs it, what says it in SQL
 * and what writes it as Java are visitors; a new operation does not compile until all of
 * them know it.
 */
public sealed interface Operation
		permits TableChange, CreateSchema, DropSchema, CreateExtension, DropExtension, CreateTable, DropTable,
		RenameTable, MoveTable, RenameColumn, RenameConstraint, AlterTable, CreateIndex, DropIndex, RenameIndex,
		CreateSequence, AlterSequence, DropSequence, RenameSequence, MoveSequence, CreateEnumType, DropEnumType,
		RenameEnumType, AddEnumValue, RenameEnumValue, SetComment, ExecuteSql, BulkInsert, Backfill {

	/**
	 * Calls the method of the visitor that is meant for this operation.
	 * @param <R> what the visitor returns
	 * @param visitor the visitor
	 * @return what the visitor returned
	 */
	<R> R accept(Visitor<R> visitor);

	/**
	 * Says in a few words what the operation does to which object: {@code add column
	 * tasks.status}.
	 * @return the words, without a full stop
	 */
	default String describe() {
		return accept(new OperationDescription());
	}

	/**
	 * Tells what the operation does to others who use the same tables, and so how long it
	 * may wait and take.
	 * @return the kind
	 */
	default OperationKind kind() {
		return accept(new KindOfOperation());
	}

	/**
	 * A consumer of operations, with one method each.
	 *
	 * @param <R> what it makes of an operation
	 */
	interface Visitor<R> extends TableChange.Visitor<R> {

		/**
		 * Visits a {@link CreateSchema}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(CreateSchema operation);

		/**
		 * Visits a {@link DropSchema}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(DropSchema operation);

		/**
		 * Visits a {@link CreateExtension}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(CreateExtension operation);

		/**
		 * Visits a {@link DropExtension}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(DropExtension operation);

		/**
		 * Visits a {@link CreateTable}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(CreateTable operation);

		/**
		 * Visits a {@link DropTable}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(DropTable operation);

		/**
		 * Visits a {@link RenameTable}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(RenameTable operation);

		/**
		 * Visits a {@link MoveTable}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(MoveTable operation);

		/**
		 * Visits a {@link RenameColumn}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(RenameColumn operation);

		/**
		 * Visits a {@link RenameConstraint}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(RenameConstraint operation);

		/**
		 * Visits an {@link AlterTable}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(AlterTable operation);

		/**
		 * Visits a {@link CreateIndex}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(CreateIndex operation);

		/**
		 * Visits a {@link DropIndex}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(DropIndex operation);

		/**
		 * Visits a {@link RenameIndex}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(RenameIndex operation);

		/**
		 * Visits a {@link CreateSequence}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(CreateSequence operation);

		/**
		 * Visits an {@link AlterSequence}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(AlterSequence operation);

		/**
		 * Visits a {@link DropSequence}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(DropSequence operation);

		/**
		 * Visits a {@link RenameSequence}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(RenameSequence operation);

		/**
		 * Visits a {@link MoveSequence}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(MoveSequence operation);

		/**
		 * Visits a {@link CreateEnumType}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(CreateEnumType operation);

		/**
		 * Visits a {@link DropEnumType}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(DropEnumType operation);

		/**
		 * Visits a {@link RenameEnumType}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(RenameEnumType operation);

		/**
		 * Visits an {@link AddEnumValue}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(AddEnumValue operation);

		/**
		 * Visits a {@link RenameEnumValue}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(RenameEnumValue operation);

		/**
		 * Visits a {@link SetComment}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(SetComment operation);

		/**
		 * Visits an {@link ExecuteSql}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(ExecuteSql operation);

		/**
		 * Visits a {@link BulkInsert}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(BulkInsert operation);

		/**
		 * Visits a {@link Backfill}.
		 * @param operation the operation
		 * @return the result
		 */
		R visit(Backfill operation);

	}

}
