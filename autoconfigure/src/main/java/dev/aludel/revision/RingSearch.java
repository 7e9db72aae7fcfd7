package dev.aludel.revision;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Finds revisions that require each other.
 */
final class RingSearch {

	private RingSearch() {
	}

	/**
	 * Looks for a ring.
	 * @param requirements for each revision those it requires
	 * @param requiring the same edges, seen from the other end
	 * @return the members of one ring, each requiring the next and the last one the
	 * first; empty if there is no ring
	 */
	static List<Integer> ring(int[][] requirements, int[][] requiring) {
		BitSet unordered = new BitSet();
		unordered.set(0, requirements.length);
		TopologicalOrder.of(unordered, requirements, requiring).forEach(unordered::clear);
		return unordered.isEmpty() ? List.of() : follow(requirements, unordered);
	}

	// Each of the unordered revisions requires another one of them, so that following
	// the requirements must lead in a circle.
	private static List<Integer> follow(int[][] requirements, BitSet unordered) {
		LinkedHashSet<Integer> path = new LinkedHashSet<>();
		int position = unordered.nextSetBit(0);
		while (path.add(position)) {
			position = next(requirements[position], unordered);
		}
		int meeting = position;
		return path.stream().dropWhile((member) -> member != meeting).toList();
	}

	private static int next(int[] requirements, BitSet unordered) {
		for (int required : requirements) {
			if (unordered.get(required)) {
				return required;
			}
		}
		throw new IllegalStateException("A revision outside every ring was left unordered");
	}

}
