package dev.aludel.revision;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks that a squashed revision fits where the revisions were that it replaces: one way
 * in below the lowest, one way out above the highest. What is gone cannot be checked.
 */
final class ClosedRanges {

	private final Squashes squashes;

	private final List<RevisionNode> nodes;

	ClosedRanges(Squashes squashes, List<RevisionNode> nodes) {
		this.squashes = squashes;
		this.nodes = nodes;
	}

	void check() {
		this.squashes.all().forEach((squashed) -> new Check(squashed).run());
	}

	/** The check of one squashed revision. */
	private final class Check {

		private final Squashes squashes = ClosedRanges.this.squashes;

		private final RevisionNode squashed;

		private final List<RevisionNode> items;

		private final boolean complete;

		Check(RevisionNode squashed) {
			this.squashed = squashed;
			Set<String> ids = this.squashes.items(squashed);
			this.items = ids.stream().filter(this.squashes::isPresent).map(this.squashes::node).toList();
			this.complete = this.items.size() == ids.size();
		}

		void run() {
			refuseItselfAbove();
			refuseEntrances();
			refuseDependencies();
			refuseExits();
		}

		private void refuseItselfAbove() {
			this.squashed.revises().stream().filter(this::isInside).findFirst().ifPresent((parent) -> {
				throw refusal("It revises " + parent + ", which it replaces.",
						"Let it revise what the lowest of them revises.");
			});
		}

		private void refuseEntrances() {
			List<RevisionNode> lowest = this.items.stream().filter((item) -> inside(item).isEmpty()).toList();
			if (lowest.size() > 1) {
				throw refusal("Several of them are the lowest: " + ids(lowest) + ".",
						"Replace a range that begins with one revision.");
			}
			lowest.forEach(this::refuseOtherPlace);
			this.items.stream().filter((item) -> !inside(item).isEmpty()).forEach((item) -> {
				Set<String> others = outside(item);
				if (!others.isEmpty()) {
					throw refusal("Revision %s also revises %s, which is not one of them."
						.formatted(Wording.named(item), String.join(", ", others)),
							"Replace that as well, or a range that ends before.");
				}
			});
		}

		private void refuseOtherPlace(RevisionNode lowest) {
			Set<String> wanted = outside(lowest);
			Set<String> given = new TreeSet<>();
			this.squashed.revises().forEach((id) -> given.add(seen(id)));
			if (!given.equals(wanted)) {
				throw refusal("It revises %s, but the lowest of them, %s, revises %s.".formatted(listed(given),
						Wording.named(lowest), listed(wanted)), "Let it revise the same.");
			}
		}

		private void refuseDependencies() {
			Set<String> given = new LinkedHashSet<>();
			this.squashed.dependsOn().forEach((name) -> given.add(seen(revision(name))));
			for (RevisionNode item : this.items) {
				for (String name : item.dependsOn()) {
					String needed = revision(name);
					if (!isInside(needed) && !given.contains(seen(needed))) {
						throw refusal(
								"Revision %s depends on %s, and it does not.".formatted(Wording.named(item), name),
								"Add %s to its dependsOn.".formatted(name));
					}
				}
			}
		}

		private void refuseExits() {
			Set<String> continued = new TreeSet<>();
			this.items.forEach((item) -> continued.addAll(inside(item)));
			List<RevisionNode> highest = this.items.stream().filter((item) -> !continued.contains(item.id())).toList();
			if (this.complete && highest.size() > 1) {
				throw refusal("Several of them are the highest: " + ids(highest) + ".",
						"Replace a range that ends with one revision.");
			}
			Set<String> exits = new TreeSet<>();
			for (RevisionNode node : ClosedRanges.this.nodes) {
				if (node.equals(this.squashed) || isInside(node.id())) {
					continue;
				}
				for (String exit : inside(node)) {
					exits.add(exit);
					if (continued.contains(exit) || exits.size() > 1) {
						throw refusal(
								"Revision %s revises %s, which is not the highest of them."
									.formatted(Wording.named(node), exit),
								"Replace that as well, or a range that ends before.");
					}
				}
			}
		}

		private boolean isInside(String id) {
			return this.squashes.contains(this.squashed, id);
		}

		private Set<String> inside(RevisionNode node) {
			Set<String> inside = new TreeSet<>();
			node.revises()
				.stream()
				.filter(this::isInside)
				.forEach((id) -> inside.add(this.squashes.item(this.squashed, id)));
			return inside;
		}

		private Set<String> outside(RevisionNode node) {
			Set<String> outside = new TreeSet<>();
			node.revises().stream().filter((id) -> !isInside(id)).forEach((id) -> outside.add(seen(id)));
			return outside;
		}

		private String seen(String id) {
			return this.squashes.seen(id, this.squashed);
		}

		private String revision(String name) {
			return ClosedRanges.this.nodes.stream()
				.filter((node) -> node.branchLabels().contains(name) && !node.equals(this.squashed))
				.map(RevisionNode::id)
				.findFirst()
				.orElse(name);
		}

		private static String listed(Set<String> ids) {
			return ids.isEmpty() ? "nothing" : String.join(", ", ids);
		}

		private static String ids(List<RevisionNode> nodes) {
			return Wording.inline(nodes.stream().map(RevisionNode::id).toList());
		}

		private RangeNotClosedException refusal(String reason, String advice) {
			return new RangeNotClosedException(this.squashed, reason, advice);
		}

	}

}
