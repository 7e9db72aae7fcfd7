package dev.aludel.autogenerate.command;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.aludel.IncompleteMigrationException;
import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.operation.Operation;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;

/**
 * What revisions do, as far as it can be told without a database.
 */
final class RecordedOperations {

	private final ClassLoader classLoader;

	RecordedOperations(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/** What all applied revisions did, in order. */
	List<Operation> of(RevisionGraph graph, Set<String> applied) {
		List<Operation> operations = new ArrayList<>();
		// A squashed revision counts before it is recorded, once all it replaces is
		// there.
		List<String> pending = graph.pending(applied);
		for (RevisionNode revision : graph.nodes()) {
			if (!pending.contains(revision.id())) {
				operations.addAll(of(revision).operations());
			}
		}
		return operations;
	}

	/** What a revision does. */
	Recording of(RevisionNode revision) {
		Recorder recorder = new Recorder();
		try {
			Migration migration = Class.forName(revision.origin(), true, this.classLoader)
				.asSubclass(Migration.class)
				.getDeclaredConstructor()
				.newInstance();
			migration.upgrade(new Operations(recorder));
		}
		catch (IncompleteMigrationException ex) {
			// What comes before is known; what its author will add is nobody's yet.
			return new Recording(List.copyOf(recorder.operations), recorder.databaseNeeded);
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			// What depends on rows is unknown from there on; what it created before is
			// known.
			if (!recorder.databaseNeeded) {
				throw new DeskException("Revision " + revision.id() + " (" + revision.origin() + ") could not be read: "
						+ ex + "\nNothing was compared and no file was written.\nMake its class run again.", ex);
			}
		}
		return new Recording(List.copyOf(recorder.operations), recorder.databaseNeeded);
	}

	/**
	 * What a revision was seen to do.
	 *
	 * @param operations its operations
	 * @param readsDatabase whether it asked for a connection; what it does from there on
	 * is not known
	 */
	record Recording(List<Operation> operations, boolean readsDatabase) {

	}

	private static final class Recorder implements Operations.Target {

		private final List<Operation> operations = new ArrayList<>();

		private boolean databaseNeeded;

		@Override
		public void apply(Operation operation) {
			this.operations.add(operation);
		}

		@Override
		public Connection connection() {
			this.databaseNeeded = true;
			throw new DatabaseNeededException();
		}

	}

	private static final class DatabaseNeededException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
