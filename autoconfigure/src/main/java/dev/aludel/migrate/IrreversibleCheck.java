package dev.aludel.migrate;

import java.sql.Connection;
import java.util.List;

import dev.aludel.IrreversibleMigrationException;
import dev.aludel.Operations;
import dev.aludel.operation.Operation;

/**
 * Finds out before anything is touched whether each of some revisions has a way back, by
 * calling {@code downgrade} with operations that do nothing.
 */
final class IrreversibleCheck {

	private IrreversibleCheck() {
	}

	static void check(List<RunnableRevision> revisions) {
		revisions.stream()
			.filter((revision) -> revision.direction() == Direction.DOWNGRADE)
			.forEach(IrreversibleCheck::check);
	}

	private static void check(RunnableRevision revision) {
		try {
			revision.run(new Operations(new Rehearsal()));
		}
		catch (IrreversibleMigrationException ex) {
			throw new IrreversibleRevisionException(revision.id(), revision.className(),
					String.valueOf(ex.getMessage()));
		}
		catch (Throwable ex) {
			// It reads from the database, so nothing can be told before it runs; or it
			// fails, and will say so when it runs.
		}
	}

	private static final class Rehearsal implements Operations.Target {

		@Override
		public void apply(Operation operation) {
		}

		@Override
		public Connection connection() {
			throw new IllegalStateException("There is no connection while the way back is looked for.");
		}

	}

}
