package dev.aludel.autogenerate.command;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.operation.Operation;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;

/**
 * What the applied revisions of the application did, as far as it can be told without a
 * database.
 */
final class AppliedOperations {

	private final ClassLoader classLoader;

	AppliedOperations(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	List<Operation> of(RevisionGraph graph, Set<String> applied) {
		List<Operation> operations = new ArrayList<>();
		for (RevisionNode revision : graph.nodes()) {
			if (applied.contains(revision.id())) {
				record(revision, operations);
			}
		}
		return operations;
	}

	private void record(RevisionNode revision, List<Operation> operations) {
		Recorder recorder = new Recorder(operations);
		try {
			Migration migration = (Migration) Class.forName(revision.origin(), true, this.classLoader)
				.getDeclaredConstructor()
				.newInstance();
			migration.upgrade(new Operations(recorder));
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			// What depends on rows is unknown from there on; what it created before is
			// known.
			if (!recorder.databaseNeeded) {
				throw new DeskException("Revision " + revision.id() + " (" + revision.origin() + ") could not be read: "
						+ ex + "\nNothing was compared and no file was written.\nMake its class run again.", ex);
			}
		}
	}

	private static final class Recorder implements Operations.Target {

		private final List<Operation> operations;

		private boolean databaseNeeded;

		Recorder(List<Operation> operations) {
			this.operations = operations;
		}

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
