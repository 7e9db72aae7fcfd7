package dev.aludel.revision;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the line parts, or several lines meet, where an identifier leads along.
 */
public final class AmbiguousWalkException extends RevisionException {

	private final String identifier;

	private final @Nullable RevisionNode at;

	private final List<RevisionNode> ways;

	AmbiguousWalkException(RevisionIdentifier identifier, boolean up, @Nullable RevisionNode at,
			List<RevisionNode> ways) {
		super("""
				%s is not clear: %s:
				%s
				Nothing was run. %s""".formatted(identifier.text(), place(up, at, ways), Wording.table(ways),
				advice(identifier, up, ways)));
		this.identifier = identifier.text();
		this.at = at;
		this.ways = List.copyOf(ways);
	}

	/**
	 * {@return the identifier as typed}
	 */
	public String identifier() {
		return this.identifier;
	}

	/**
	 * {@return the revision where it happens, or {@code null} below all bases}
	 */
	public @Nullable RevisionNode at() {
		return this.at;
	}

	/**
	 * {@return the revisions it could lead to, in ascending order of their ids}
	 */
	public List<RevisionNode> ways() {
		return this.ways;
	}

	private static String place(boolean up, @Nullable RevisionNode at, List<RevisionNode> ways) {
		if (at == null) {
			return "there are " + Wording.count(ways.size(), "base", "bases");
		}
		return up ? "%s revise %s".formatted(Wording.count(ways.size(), "revision", "revisions"), at.id())
				: "%s revises %s".formatted(at.id(), Wording.count(ways.size(), "revision", "revisions"));
	}

	private static String advice(RevisionIdentifier identifier, boolean up, List<RevisionNode> ways) {
		return up
				? "Put the one that is meant in front, as in %s@%s.".formatted(ways.get(0).id(),
						identifier.withoutLabel())
				: "Name the revision to go to by its id, for instance %s.".formatted(ways.get(0).id());
	}

}
