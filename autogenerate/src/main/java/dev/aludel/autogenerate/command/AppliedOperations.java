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
		try {
			Migration migration = (Migration) Class.forName(revision.origin(), true, this.classLoader)
				.getDeclaredConstructor()
				.newInstance();
			migration.upgrade(new Operations(new Recorder(operations)));
		}
		catch (DatabaseNeededException ex) {
			// What it does from here on depends on rows; what it created before is known.
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			throw new DeskException("Revision " + revision.id() + " (" + revision.origin() + ") could not be read: "
					+ ex + "\nNothing was compared and no file was written.", ex);
		}
	}

	private static final class Recorder implements Operations.Target {

		private final List<Operation> operations;

		Recorder(List<Operation> operations) {
			this.operations = operations;
		}

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
