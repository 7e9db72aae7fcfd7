package dev.aludel.revision;

import java.util.BitSet;

/**
 * A range of the history as typed: {@code from:to}, either end may be left out.
 *
 * @param from the lower end, included
 * @param to the upper end, included
 */
record HistoryRange(RevisionIdentifier from, RevisionIdentifier to) {

	static HistoryRange parse(String text) {
		int colon = text.indexOf(':');
		if (colon < 0 || colon != text.lastIndexOf(':')) {
			throw MalformedIdentifierException.ofRange(text);
		}
		return new HistoryRange(end(text.substring(0, colon), RevisionNames.BASE),
				end(text.substring(colon + 1), RevisionNames.HEADS));
	}

	private static RevisionIdentifier end(String text, String otherwise) {
		return RevisionIdentifier.parse(text.isEmpty() ? otherwise : text);
	}

	BitSet revisions(IdentifierResolver resolver, Lineage lineage) {
		BitSet revisions = lineage.withRequirements(resolver.resolve(this.to, Command.HISTORY).revisions());
		BitSet lowest = resolver.resolve(this.from, Command.HISTORY).revisions();
		if (!lowest.isEmpty()) {
			revisions.and(lineage.withRequiring(lowest));
		}
		return revisions;
	}

	/** Whether the later end comes first, wherever a database stands. */
	boolean isReversed(IdentifierResolver resolver, Lineage lineage) {
		HistoryRange turned = turned();
		return !dependsOnDatabase() && revisions(resolver, lineage).isEmpty()
				&& !turned.revisions(resolver, lineage).isEmpty();
	}

	private boolean dependsOnDatabase() {
		return isCurrent(this.from) || isCurrent(this.to);
	}

	private static boolean isCurrent(RevisionIdentifier identifier) {
		return identifier.name() == null || RevisionNames.CURRENT.equals(identifier.name());
	}

	HistoryRange turned() {
		return new HistoryRange(this.to, this.from);
	}

}
