package dev.aludel.autogenerate.prove;

import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.Operation;

/** An operation as it can be carried out inside of a transaction. */
final class TransactionalForm {

	private TransactionalForm() {
	}

	static Operation of(Operation operation) {
		if (operation instanceof CreateIndex create && create.concurrently()) {
			return new CreateIndex(create.table(), create.index(), false, create.ifNotExists());
		}
		if (operation instanceof DropIndex drop && drop.concurrently()) {
			return new DropIndex(drop.table(), drop.name(), false, drop.ifExists());
		}
		return operation;
	}

}
