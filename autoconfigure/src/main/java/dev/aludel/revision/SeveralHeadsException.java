package dev.aludel.revision;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when one head is needed and there are several.
 */
public final class SeveralHeadsException extends RevisionException {

	private final @Nullable String label;

	private final List<RevisionNode> heads;

	SeveralHeadsException(@Nullable String label, List<RevisionNode> heads) {
		super("""
				%s %s:
				%s
				Nothing was run.
				Join them: mvn aludel:merge %s-Dmessage="…" or aludel merge %s-m "…\"""".formatted(
				(label != null) ? "The branch " + label + " has" : "The revisions have",
				Wording.count(heads.size(), "head", "heads"), Wording.files(heads),
				(label != null) ? "-Drevisions=" + label + "@heads " : "", (label != null) ? label + "@heads " : ""));
		this.label = label;
		this.heads = List.copyOf(heads);
	}

	/**
	 * {@return the label of the branch with several heads, or {@code null} for the whole
	 * graph}
	 */
	public @Nullable String label() {
		return this.label;
	}

	/**
	 * {@return the heads, in ascending order of their ids}
	 */
	public List<RevisionNode> heads() {
		return this.heads;
	}

}
