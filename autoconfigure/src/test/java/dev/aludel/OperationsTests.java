package dev.aludel;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.enumType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OperationsTests {

	private final Recording recording = new Recording(new ArrayList<>());

	private final Operations op = new Operations(this.recording);

	@Test
	void actAtOnceAndInOrder() {
		this.op.createTable("tasks");
		this.op.addColumn("audit.events", column("id", bigint()));
		this.op.apply(this.recording.operations().get(0));
		assertThat(this.recording.operations()).hasExactlyElementsOfTypes(CreateTable.class, AddColumn.class,
				CreateTable.class);
		assertThat(this.recording.operations().get(1)).isEqualTo(
				new AddColumn(new QualifiedName("audit", "events"), Column.of("id", new ColumnType("bigint")), false));
	}

	@Test
	void sayWhyThereIsNoWayBack() {
		assertThatExceptionOfType(IrreversibleMigrationException.class)
			.isThrownBy(() -> this.op.irreversible("the old passwords are gone"))
			.withMessage("the old passwords are gone");
		assertThat(this.recording.operations()).isEmpty();
	}

	@Test
	void refuseANameThatPostgresWouldCut() {
		String name = "t".repeat(64);
		assertThatIllegalArgumentException().isThrownBy(() -> this.op.createTable(name))
			.withMessage("The name of object " + name + " has 64 bytes; PostgreSQL keeps at most 63. Shorten it.");
		assertThat(this.recording.operations()).isEmpty();
	}

	@Test
	void refuseAChangeOfNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.op.alterTable("tasks", (table) -> {
		})).withMessage("The change of table tasks is empty.");
	}

	@Test
	void nameEnumTypesAsFormatTypeDoes() {
		assertThat(enumType("mood").text()).isEqualTo("mood");
		assertThat(enumType("audit.Mood").text()).isEqualTo("audit.\"Mood\"");
	}

	/** Remembers what was done. */
	private record Recording(List<Operation> operations) implements Operations.Target {

		@Override
		public void apply(Operation operation) {
			this.operations.add(operation);
		}

		@Override
		public Connection connection() {
			throw new UnsupportedOperationException("There is no database here.");
		}

	}

}
