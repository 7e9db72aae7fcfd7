package dev.aludel.migrate;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.IncompleteMigrationException;
import dev.aludel.IrreversibleMigrationException;
import dev.aludel.Operations;
import dev.aludel.operation.Operation;
import dev.aludel.postgresql.SqlRenderer;
import dev.aludel.postgresql.SqlStatement;

/**
 * What a revision would do, found out by running its migration with operations that are
 * written down instead of carried out.
 */
sealed interface Recording {

	/** Why a migration cannot be recorded that uses a connection. */
	String READS_THE_DATABASE = "reads the database: its statements are known only when it runs";

	static Recording of(RunnableRevision revision) {
		Recorder recorder = new Recorder();
		try {
			revision.run(new Operations(recorder));
		}
		catch (IrreversibleMigrationException ex) {
			return recorder.askedForConnection ? new ReadsDatabase()
					: new Irreversible(String.valueOf(ex.getMessage()));
		}
		catch (IncompleteMigrationException ex) {
			return new Incomplete(String.valueOf(ex.getMessage()));
		}
		catch (Throwable ex) {
			return recorder.askedForConnection ? new ReadsDatabase() : new Failed(ex);
		}
		return recorder.askedForConnection ? new ReadsDatabase() : recorder.complete();
	}

	/**
	 * The whole revision.
	 *
	 * @param statements its statements, in order
	 * @param checksum their checksum, as the engine records it
	 */
	record Complete(List<Recorded> statements, String checksum) implements Recording {

		public Complete {
			statements = List.copyOf(statements);
		}

		/** The checksum of the first statements only. */
		String checksum(int count) {
			StatementChecksum checksum = new StatementChecksum();
			this.statements.subList(0, Math.min(count, this.statements.size()))
				.forEach((recorded) -> checksum.add(recorded.statement()));
			return checksum.value();
		}

	}

	/**
	 * A statement and where it comes from.
	 *
	 * @param operation the operation
	 * @param statement one of its statements
	 */
	record Recorded(Operation operation, SqlStatement statement) {

	}

	/** The migration asked for a connection. */
	record ReadsDatabase() implements Recording {

	}

	/**
	 * There is no way back.
	 *
	 * @param reason why not
	 */
	record Irreversible(String reason) implements Recording {

	}

	/**
	 * Its author has to complete it.
	 *
	 * @param task what is left to do
	 */
	record Incomplete(String task) implements Recording {

	}

	/**
	 * The migration threw, as it will when it runs.
	 *
	 * @param failure what it threw
	 */
	record Failed(Throwable failure) implements Recording {

	}

	/** Writes operations down. */
	final class Recorder implements Operations.Target {

		private final SqlRenderer renderer = new SqlRenderer();

		private final List<Recorded> statements = new ArrayList<>();

		private boolean askedForConnection;

		private Recorder() {
		}

		@Override
		public void apply(Operation operation) {
			for (SqlStatement statement : this.renderer.render(operation)) {
				TransactionControl.refuse(statement.sql());
				this.statements.add(new Recorded(operation, statement));
			}
		}

		@Override
		public Connection connection() {
			this.askedForConnection = true;
			throw new IllegalStateException("There is no connection while a revision is recorded.");
		}

		private Complete complete() {
			StatementChecksum checksum = new StatementChecksum();
			this.statements.forEach((recorded) -> checksum.add(recorded.statement()));
			return new Complete(this.statements, checksum.value());
		}

	}

}
