package dev.aludel.autogenerate.command;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

import dev.aludel.IrreversibleMigrationException;
import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What a migration does in one direction, operation by operation.
 *
 * @param operations the operations, in order
 * @param readsDatabase whether it asked for a connection; what it does from there on is
 * not known
 * @param irreversible why there is no way, if it says so
 */
record RecordedWay(List<Operation> operations, boolean readsDatabase, @Nullable String irreversible) {

	RecordedWay {
		operations = List.copyOf(operations);
	}

	/**
	 * Records a direction.
	 * @param migration the migration
	 * @param way the direction
	 * @return what it does
	 * @throws RuntimeException what the migration throws of its own
	 */
	static RecordedWay of(Migration migration, BiConsumer<Migration, Operations> way) {
		Recorder recorder = new Recorder(new ArrayList<>());
		try {
			way.accept(migration, new Operations(recorder));
			return new RecordedWay(recorder.operations(), false, null);
		}
		catch (DatabaseNeededException ex) {
			return new RecordedWay(recorder.operations(), true, null);
		}
		catch (IrreversibleMigrationException ex) {
			return new RecordedWay(recorder.operations(), false, String.valueOf(ex.getMessage()));
		}
	}

	/** Whether both do exactly the same. */
	boolean isSameAs(RecordedWay other) {
		if (this.operations.size() != other.operations.size()
				|| !Objects.equals(this.irreversible, other.irreversible)) {
			return false;
		}
		for (int index = 0; index < this.operations.size(); index++) {
			if (!isSame(this.operations.get(index), other.operations.get(index))) {
				return false;
			}
		}
		return true;
	}

	// Records compare the bytes of a value by identity.
	private static boolean isSame(Operation one, Operation other) {
		if (one instanceof ExecuteSql execute && other instanceof ExecuteSql executed) {
			return execute.sql().equals(executed.sql())
					&& Objects.deepEquals(execute.parameters().toArray(), executed.parameters().toArray());
		}
		if (one instanceof BulkInsert insert && other instanceof BulkInsert inserted) {
			return insert.table().equals(inserted.table()) && insert.columns().equals(inserted.columns())
					&& Objects.deepEquals(values(insert), values(inserted));
		}
		return one.equals(other);
	}

	private static Object values(BulkInsert insert) {
		return insert.rows().stream().map((row) -> row.toArray()).toArray();
	}

	private record Recorder(List<Operation> operations) implements Operations.Target {

		@Override
		public void apply(Operation operation) {
			this.operations.add(operation);
		}

		@Override
		public Connection connection() {
			throw new DatabaseNeededException();
		}

	}

	private static final class DatabaseNeededException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
