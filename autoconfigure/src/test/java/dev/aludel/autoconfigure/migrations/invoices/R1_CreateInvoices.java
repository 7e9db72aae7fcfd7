package dev.aludel.autoconfigure.migrations.invoices;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.Revision;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.primaryKey;

/**
 * Create invoices.
 */
@Revision(id = "1", message = "create invoices")
public class R1_CreateInvoices implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.createTable("invoices", column("id", bigint()).notNull(), primaryKey("pk_invoices", "id"));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropTable("invoices");
	}

}
