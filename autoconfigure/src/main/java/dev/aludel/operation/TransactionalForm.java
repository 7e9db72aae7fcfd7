package dev.aludel.operation;

/**
 * An operation as it can be carried out inside of a transaction: what a rehearsal runs
 * that is rolled back.
 */
public final class TransactionalForm {

	private TransactionalForm() {
	}

	/**
	 * Returns the operation that does the same inside of a transaction.
	 * @param operation an operation
	 * @return the operation without {@code concurrently} and the like, or the operation
	 * itself
	 */
	public static Operation of(Operation operation) {
		if (operation instanceof CreateIndex create && create.concurrently()) {
			return new CreateIndex(create.table(), create.index(), false, create.ifNotExists());
		}
		if (operation instanceof DropIndex drop && drop.concurrently()) {
			return new DropIndex(drop.table(), drop.name(), false, drop.ifExists());
		}
		if (operation instanceof ValidateConstraint validate && validate.separately()) {
			return new ValidateConstraint(validate.table(), validate.name());
		}
		return operation;
	}

}
