package dev.aludel.autogenerate.draft;

import java.util.List;

import dev.aludel.operation.Operation;

/**
 * A statement of a {@link Draft}.
 */
public sealed interface DraftStep permits DraftStep.Perform, DraftStep.Refuse, DraftStep.Complete {

	/**
	 * What a reader must decide before it runs; each becomes a comment above it.
	 * @return the notes
	 */
	List<String> notes();

	/**
	 * An operation to carry out.
	 *
	 * @param operation the operation
	 * @param notes what a reader must decide before it runs
	 */
	record Perform(Operation operation, List<String> notes) implements DraftStep {

		public Perform {
			notes = List.copyOf(notes);
		}

	}

	/**
	 * The admission that there is no way back.
	 *
	 * @param reason why
	 */
	record Refuse(String reason) implements DraftStep {

		@Override
		public List<String> notes() {
			return List.of();
		}

	}

	/**
	 * Something that its author has to complete before the draft can run.
	 *
	 * @param task what is left to do
	 * @param notes how that may look like
	 */
	record Complete(String task, List<String> notes) implements DraftStep {

		public Complete {
			notes = List.copyOf(notes);
		}

	}

	/**
	 * Returns a step about which there is nothing to decide.
	 * @param operation the operation
	 * @return the step
	 */
	static DraftStep of(Operation operation) {
		return new Perform(operation, List.of());
	}

	/**
	 * Returns a step that a reader has to look at.
	 * @param operation the operation
	 * @param notes what to decide
	 * @return the step
	 */
	static DraftStep of(Operation operation, String... notes) {
		return new Perform(operation, List.of(notes));
	}

	/**
	 * Returns {@code op.irreversible("…")}.
	 * @param reason why there is no way back
	 * @return the step
	 */
	static DraftStep irreversible(String reason) {
		return new Refuse(reason);
	}

}
