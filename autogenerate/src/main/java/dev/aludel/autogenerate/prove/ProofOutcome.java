package dev.aludel.autogenerate.prove;

import java.util.List;

/**
 * How a proof ended.
 */
public sealed interface ProofOutcome {

	/**
	 * All steps were done: the draft does what it should, forward and back.
	 */
	record Proven() implements ProofOutcome {

	}

	/**
	 * The draft is wrong, or does not fit this database.
	 *
	 * @param reason what happened, what state things are in, and what to do
	 * @param remaining the differences it leaves, when that is the reason
	 */
	record Disproven(String reason, List<String> remaining) implements ProofOutcome {

		public Disproven {
			remaining = List.copyOf(remaining);
		}

	}

	/**
	 * The proof could not be carried out or not to its end; the draft may be right.
	 *
	 * @param reason what happened, what state things are in, and what to do
	 */
	record Unproven(String reason) implements ProofOutcome {

	}

}
