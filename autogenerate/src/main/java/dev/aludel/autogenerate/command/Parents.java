package dev.aludel.autogenerate.command;

import java.util.List;
import java.util.Set;

import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.SeveralHeadsException;

/** Decides which revisions a new one continues. */
final class Parents {

	private final Revisions revisions;

	Parents(Revisions revisions) {
		this.revisions = revisions;
	}

	/**
	 * The revisions that {@code --head} names, or the only head without it.
	 * @param identifiers what was named
	 * @param splice whether a revision that others revise already may be named
	 * @return the ids; none for a new line
	 */
	List<String> of(List<String> identifiers, boolean splice) {
		if (identifiers.isEmpty()) {
			return onlyHead();
		}
		List<RevisionNode> parents = this.revisions.find(identifiers);
		if (identifiers.size() > 1) {
			identifiers.forEach((identifier) -> refuseBaseAmongOthers(identifier, identifiers));
		}
		if (!splice) {
			parents.forEach(this::requireHead);
		}
		refuseOneInTheLineOfAnother(parents);
		return parents.stream().map(RevisionNode::id).toList();
	}

	private List<String> onlyHead() {
		try {
			return this.revisions.graph().head().stream().toList();
		}
		catch (SeveralHeadsException ex) {
			throw new DeskException(ex.getMessage() + "\nOr continue one of them: --head " + ex.heads().get(0).id()
					+ " (Maven: -Dhead=" + ex.heads().get(0).id() + ")", ex);
		}
	}

	private void refuseBaseAmongOthers(String identifier, List<String> identifiers) {
		if (this.revisions.find(identifier).isEmpty()) {
			throw DeskException.usage("A revision that continues %s cannot begin a new line, as %s says.\n%s".formatted(
					String.join(", ", identifiers.stream().filter((other) -> !other.equals(identifier)).toList()),
					identifier, "No file was written. Name either."));
		}
	}

	private void requireHead(RevisionNode parent) {
		List<String> children = this.revisions.children(parent.id());
		if (!children.isEmpty()) {
			throw new DeskException(
					"""
							Revision %s (%s) is no head: %s %s it already.
							No file was written.
							Continue a head (%s), or begin a second branch behind %s on purpose with --splice (Maven: -Dsplice)."""
						.formatted(parent.id(), parent.origin(), String.join(", ", children),
								(children.size() == 1) ? "revises" : "revise",
								String.join(", ", this.revisions.graph().heads()), parent.id()));
		}
	}

	private void refuseOneInTheLineOfAnother(List<RevisionNode> parents) {
		for (RevisionNode parent : parents) {
			Set<String> line = this.revisions.lineOf(parent.id());
			for (RevisionNode other : parents) {
				if (!other.id().equals(parent.id()) && line.contains(other.id())) {
					throw DeskException.usage("""
							Revision %s (%s) requires %s (%s) already, so there is nothing to join.
							No file was written. Name %s alone.""".formatted(parent.id(), parent.origin(), other.id(),
							other.origin(), parent.id()));
				}
			}
		}
	}

}
