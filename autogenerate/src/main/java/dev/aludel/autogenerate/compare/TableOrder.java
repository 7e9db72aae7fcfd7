package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/**
 * Tables in the order in which they can be created: those that others point at first, by
 * name where nothing else decides. A ring is opened at its first table by name.
 */
final class TableOrder {

	private final Map<QualifiedName, Table> tables = new TreeMap<>();

	private final Map<QualifiedName, Set<QualifiedName>> waitsFor = new TreeMap<>();

	private final List<Table> ordered = new ArrayList<>();

	private final Map<QualifiedName, Integer> positions = new TreeMap<>();

	TableOrder(List<Table> tables) {
		tables.forEach((table) -> this.tables.put(table.name(), table));
		tables.forEach((table) -> this.waitsFor.put(table.name(), parents(table)));
		order();
	}

	List<Table> tables() {
		return this.ordered;
	}

	/** Whether the key can be created with its table, as its target is there by then. */
	boolean reaches(Table table, ForeignKey key) {
		Integer target = this.positions.get(key.referencedTable());
		return target != null && target <= this.positions.getOrDefault(table.name(), -1)
				&& pointsAtConstraint(key, this.ordered.get(target));
	}

	private Set<QualifiedName> parents(Table table) {
		Set<QualifiedName> parents = new TreeSet<>();
		for (ForeignKey key : table.foreignKeys()) {
			Table parent = this.tables.get(key.referencedTable());
			if (parent != null && !parent.name().equals(table.name())) {
				parents.add(parent.name());
			}
		}
		return parents;
	}

	private void order() {
		Map<QualifiedName, Set<QualifiedName>> children = new TreeMap<>();
		this.waitsFor.forEach((child, parents) -> parents
			.forEach((parent) -> children.computeIfAbsent(parent, (key) -> new TreeSet<>()).add(child)));
		Set<QualifiedName> remaining = new TreeSet<>(this.tables.keySet());
		TreeSet<QualifiedName> ready = new TreeSet<>();
		this.waitsFor.forEach((name, parents) -> {
			if (parents.isEmpty()) {
				ready.add(name);
			}
		});
		while (!remaining.isEmpty()) {
			QualifiedName next = ready.isEmpty() ? opening(remaining) : ready.first();
			ready.remove(next);
			remaining.remove(next);
			append(next);
			for (QualifiedName child : children.getOrDefault(next, Set.of())) {
				Set<QualifiedName> missing = this.waitsFor.getOrDefault(child, Set.of());
				if (missing.remove(next) && missing.isEmpty() && remaining.contains(child)) {
					ready.add(child);
				}
			}
		}
	}

	private void append(QualifiedName name) {
		Table table = this.tables.get(name);
		if (table != null) {
			this.positions.put(name, this.ordered.size());
			this.ordered.add(table);
		}
	}

	/** The first table of a ring that waits for nothing outside of the ring. */
	private QualifiedName opening(Set<QualifiedName> remaining) {
		QualifiedName candidate = remaining.iterator().next();
		Set<QualifiedName> ring = reachable(candidate);
		// Whoever is reached but does not reach back stands closer to the ground.
		for (boolean settled = false; !settled;) {
			settled = true;
			for (QualifiedName member : ring) {
				if (!reachable(member).contains(candidate)) {
					candidate = member;
					ring = reachable(member);
					settled = false;
					break;
				}
			}
		}
		return new TreeSet<>(ring).first();
	}

	private Set<QualifiedName> reachable(QualifiedName start) {
		Set<QualifiedName> reached = new TreeSet<>();
		List<QualifiedName> open = new ArrayList<>(this.waitsFor.getOrDefault(start, new HashSet<>()));
		while (!open.isEmpty()) {
			QualifiedName next = open.remove(open.size() - 1);
			if (reached.add(next)) {
				open.addAll(this.waitsFor.getOrDefault(next, Set.of()));
			}
		}
		return reached;
	}

	private static boolean pointsAtConstraint(ForeignKey key, Table referenced) {
		return Keys.ofConstraints(referenced).contains(Set.copyOf(key.referencedColumns()));
	}

}
