package dev.aludel.autogenerate.prove;

/** Ends a proof before its last step. */
final class ProofStopped extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ProofOutcome outcome;

	ProofStopped(ProofOutcome outcome) {
		super(outcome.toString());
		this.outcome = outcome;
	}

	ProofOutcome outcome() {
		return this.outcome;
	}

}
