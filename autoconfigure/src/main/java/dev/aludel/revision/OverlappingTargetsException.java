package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when one target of a stamp lies in the line of another.
 */
public final class OverlappingTargetsException extends RevisionException {

	private final List<String> targets;

	OverlappingTargetsException(String target, String other) {
		super("""
				%s and %s lie in one line, so they cannot both be stamped.
				Nothing was run. Name only one of them; a revision brings all its ancestors with it."""
			.formatted(target, other));
		this.targets = List.of(target, other);
	}

	/**
	 * {@return the two targets: ids, or identifiers that mean {@code base}}
	 */
	public List<String> targets() {
		return this.targets;
	}

}
