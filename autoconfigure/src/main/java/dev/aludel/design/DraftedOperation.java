package dev.aludel.design;

import java.util.List;

import dev.aludel.operation.Operation;

/**
 * An operation of a draft.
 *
 * @param operation what is done
 * @param notes what its reader has to decide; each becomes a comment above it
 */
public record DraftedOperation(Operation operation, List<String> notes) {

	public DraftedOperation {
		notes = List.copyOf(notes);
	}

	/**
	 * Returns an operation about which there is nothing to decide.
	 * @param operation what is done
	 * @return the drafted operation
	 */
	public static DraftedOperation of(Operation operation) {
		return new DraftedOperation(operation, List.of());
	}

	/**
	 * Returns another operation with the same notes.
	 * @param other what is done instead
	 * @return the changed operation
	 */
	public DraftedOperation operation(Operation other) {
		return new DraftedOperation(other, this.notes);
	}

}
