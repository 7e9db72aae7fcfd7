package dev.aludel.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Puts revisions in order: of those that wait for nothing more, the one with the smallest
 * id comes next.
 */
final class TopologicalOrder {

	private TopologicalOrder() {
	}

	/**
	 * Orders some revisions. Those in a ring, or behind one, are left out.
	 * @param revisions the revisions to order; others count as done
	 * @param earlier for each revision those that must come before it
	 * @param later the same edges, seen from the other end
	 * @return the revisions in order
	 */
	static List<Integer> of(BitSet revisions, int[][] earlier, int[][] later) {
		int[] waitingFor = new int[earlier.length];
		PriorityQueue<Integer> ready = new PriorityQueue<>();
		revisions.stream().forEach((position) -> {
			for (int required : earlier[position]) {
				waitingFor[position] += revisions.get(required) ? 1 : 0;
			}
			if (waitingFor[position] == 0) {
				ready.add(position);
			}
		});
		List<Integer> ordered = new ArrayList<>();
		for (Integer next = ready.poll(); next != null; next = ready.poll()) {
			ordered.add(next);
			for (int waiting : later[next]) {
				if (revisions.get(waiting) && --waitingFor[waiting] == 0) {
					ready.add(waiting);
				}
			}
		}
		return ordered;
	}

}
