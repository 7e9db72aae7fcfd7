package dev.aludel.revision;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two ends of a way that is planned without a database, as typed: {@code from:to}. The
 * lower or upper end where the database is said to be may be several revisions, separated
 * by commas, for a database with several heads.
 *
 * @param text the whole text
 * @param from the identifiers of the revisions where the database is said to be
 * @param to the identifier of the target; may count from there when the text names both
 * ends
 */
public record OfflineRange(String text, List<String> from, String to) {

	public OfflineRange {
		Objects.requireNonNull(text, "'text' must not be null");
		from = List.copyOf(from);
		Objects.requireNonNull(to, "'to' must not be null");
	}

	/**
	 * Reads the range of an upgrade. Without a start {@code base} is meant, without an
	 * end {@code head}.
	 * @param text {@code from:to}, or the target alone
	 * @return the range
	 * @throws OfflineRangeException if an end can be told only by a database
	 * @throws MalformedIdentifierException if it is not a range of identifiers
	 */
	public static OfflineRange ofUpgrade(String text) {
		return parse(text, RevisionNames.HEAD);
	}

	/**
	 * Reads the range of a downgrade, which needs both ends.
	 * @param text {@code from:to}, the upper end first
	 * @return the range
	 * @throws OfflineRangeException if an end is missing or can be told only by a
	 * database
	 * @throws MalformedIdentifierException if it is not a range of identifiers
	 */
	public static OfflineRange ofDowngrade(String text) {
		int colon = text.indexOf(':');
		if (colon < 1 || colon == text.length() - 1) {
			throw OfflineRangeException.ofMissingEnd(text);
		}
		return parse(text, RevisionNames.BASE);
	}

	/**
	 * Reads the range of a stamp. Without a start {@code base} is meant.
	 * @param text {@code from:to}, or the target alone
	 * @return the range
	 * @throws OfflineRangeException if an end can be told only by a database
	 * @throws MalformedIdentifierException if it is not a range of identifiers
	 */
	public static OfflineRange ofStamp(String text) {
		return parse(text, RevisionNames.HEADS);
	}

	private static OfflineRange parse(String text, String otherwise) {
		int colon = text.indexOf(':');
		if (colon != text.lastIndexOf(':')) {
			throw MalformedIdentifierException.ofRange(text);
		}
		String start = (colon > 0) ? text.substring(0, colon) : RevisionNames.BASE;
		String end = text.substring(colon + 1).isEmpty() ? otherwise : text.substring(colon + 1);
		List<String> from = Arrays.asList(start.split(",", -1));
		from.forEach((identifier) -> refuseUnknowable(text, identifier, false));
		refuseUnknowable(text, end, colon > 0);
		return new OfflineRange(text, from, end);
	}

	private static void refuseUnknowable(String text, String identifier, boolean startIsNamed) {
		RevisionIdentifier parsed = RevisionIdentifier.parse(identifier);
		boolean current = RevisionNames.CURRENT.equals(parsed.name());
		boolean counts = parsed.name() == null;
		if (current || (counts && !startIsNamed)) {
			throw OfflineRangeException.ofUnknowable(text, identifier, counts);
		}
	}

	/**
	 * Returns the revisions that a database at the start of the range has.
	 * @param graph all revisions
	 * @return the ids in ascending order
	 */
	public Set<String> applied(RevisionGraph graph) {
		Set<String> applied = new TreeSet<>();
		this.from.forEach((identifier) -> applied.addAll(upTo(graph, identifier)));
		return applied;
	}

	/**
	 * Plans the way up from the start to the end.
	 * @param graph all revisions
	 * @return the plan; without steps only when the ends are the same
	 * @throws OfflineRangeException if the way leads down
	 */
	public RevisionPlan upgrade(RevisionGraph graph) {
		Set<String> applied = applied(graph);
		RevisionPlan plan = graph.upgrade(this.to, applied);
		if (plan.isEmpty() && isNamed() && !applied.equals(upTo(graph, this.to))) {
			throw OfflineRangeException.ofReversed(this, "down", "downgrade " + this.text);
		}
		return plan;
	}

	/**
	 * Plans the way down from the start to the end.
	 * @param graph all revisions
	 * @return the plan; without steps only when the ends are the same
	 * @throws OfflineRangeException if the way leads up
	 */
	public RevisionPlan downgrade(RevisionGraph graph) {
		Set<String> applied = applied(graph);
		if (isNamed()) {
			Set<String> target = upTo(graph, this.to);
			if (target.containsAll(applied) && !applied.equals(target)) {
				throw OfflineRangeException.ofReversed(this, "up", "upgrade " + this.text);
			}
		}
		return graph.downgrade(this.to, applied);
	}

	private boolean isNamed() {
		return RevisionIdentifier.parse(this.to).name() != null;
	}

	private static Set<String> upTo(RevisionGraph graph, String identifier) {
		Set<String> ids = new TreeSet<>();
		graph.upgrade(identifier, Set.of()).steps().forEach((step) -> ids.add(step.revision().id()));
		return ids;
	}

}
