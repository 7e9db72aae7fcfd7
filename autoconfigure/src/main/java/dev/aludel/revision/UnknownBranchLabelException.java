package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when what stands before the {@code @} of an identifier is neither a branch label
 * nor a full id.
 */
public final class UnknownBranchLabelException extends RevisionException {

	private final String label;

	private final List<String> knownLabels;

	UnknownBranchLabelException(String label, List<String> knownLabels) {
		super("""
				No revision has the branch label or full id "%s".
				Nothing was run. %s""".formatted(label, advice(knownLabels)));
		this.label = label;
		this.knownLabels = List.copyOf(knownLabels);
	}

	/**
	 * {@return the label that was not found}
	 */
	public String label() {
		return this.label;
	}

	/**
	 * {@return the labels that exist, in ascending order}
	 */
	public List<String> knownLabels() {
		return this.knownLabels;
	}

	private static String advice(List<String> knownLabels) {
		return knownLabels.isEmpty() ? "No revision has a branch label; put a full id before the @."
				: "Put a full id before the @, or one of the labels: %s.".formatted(Wording.inline(knownLabels));
	}

}
