package dev.aludel.command;

import java.util.List;

import dev.aludel.revision.RevisionNode;

/**
 * One revision, or several in a line of which each revises the next, drawn as one.
 *
 * @param revisions the revisions, the latest first; at least one
 */
record Stretch(List<RevisionNode> revisions) {

	Stretch {
		revisions = List.copyOf(revisions);
	}

	static Stretch of(RevisionNode revision) {
		return new Stretch(List.of(revision));
	}

	/** The id of the latest revision, which is what later ones lead to. */
	String id() {
		return latest().id();
	}

	RevisionNode latest() {
		return this.revisions.get(0);
	}

	RevisionNode earliest() {
		return this.revisions.get(this.revisions.size() - 1);
	}

	boolean isFolded() {
		return this.revisions.size() > 1;
	}

}
