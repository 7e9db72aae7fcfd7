package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.revision.RevisionNode;

/**
 * What the sides of a merge have done since their common ancestors, and what more than
 * one of them touches.
 */
final class MergeSides {

	private final Map<String, Side> sides = new LinkedHashMap<>();

	private final Map<String, Work> works = new LinkedHashMap<>();

	private final List<String> unread = new ArrayList<>();

	MergeSides(Revisions revisions, List<RevisionNode> heads, RecordedOperations recordings) {
		heads.forEach((head) -> this.sides.put(head.id(), new Side(head, revisions.lineOf(head.id()))));
		for (RevisionNode revision : revisions.graph().nodes()) {
			long shared = this.sides.values().stream().filter((side) -> side.line().contains(revision.id())).count();
			if (shared > 0 && shared < this.sides.size()) {
				record(revision, recordings.of(revision));
			}
		}
	}

	private void record(RevisionNode revision, RecordedOperations.Recording recording) {
		Work work = new Work(new TreeSet<>(), new TreeSet<>());
		long statements = 0;
		for (Operation operation : recording.operations()) {
			operation.accept(new TouchedObjects())
				.forEach((touched) -> (touched.changed() ? work.changed() : work.referenced()).add(touched.object()));
			statements += (operation instanceof ExecuteSql) ? 1 : 0;
		}
		this.works.put(revision.id(), work);
		if (recording.readsDatabase()) {
			this.unread.add(revision.id() + " reads the database; what it does then depends on what is there");
		}
		else if (statements > 0) {
			this.unread.add(revision.id() + " runs " + statements + " SQL "
					+ ((statements == 1) ? "statement" : "statements") + " of its author's");
		}
	}

	/** The revisions that are joined. */
	List<RevisionNode> heads() {
		return this.sides.values().stream().map(Side::head).toList();
	}

	/** What a side changed that not all sides have in common. */
	Set<String> changedBy(RevisionNode head) {
		Side side = side(head);
		Set<String> objects = new TreeSet<>();
		this.works.forEach((revision, work) -> {
			if (side.line().contains(revision)) {
				objects.addAll(work.changed());
			}
		});
		return objects;
	}

	/**
	 * What one side changed and another changed or refers to, each in a revision that the
	 * other does not have.
	 */
	Set<String> touchedByBoth() {
		Set<String> both = new TreeSet<>();
		List<Side> all = List.copyOf(this.sides.values());
		for (Side one : all) {
			for (Side other : all) {
				if (!one.head().id().equals(other.head().id())) {
					Work first = own(one, other);
					Work second = own(other, one);
					Set<String> touched = new LinkedHashSet<>(second.changed());
					touched.addAll(second.referenced());
					touched.retainAll(first.changed());
					both.addAll(touched);
				}
			}
		}
		return both;
	}

	/** What could not be read, a sentence each, without a full stop. */
	List<String> unread() {
		return List.copyOf(this.unread);
	}

	private Work own(Side side, Side other) {
		Work own = new Work(new TreeSet<>(), new TreeSet<>());
		this.works.forEach((revision, work) -> {
			if (side.line().contains(revision) && !other.line().contains(revision)) {
				own.changed().addAll(work.changed());
				own.referenced().addAll(work.referenced());
			}
		});
		return own;
	}

	private Side side(RevisionNode head) {
		Side side = this.sides.get(head.id());
		if (side == null) {
			throw new IllegalArgumentException(head.id() + " is no side of this merge");
		}
		return side;
	}

	/** One of the revisions that are joined, with all that it requires. */
	private record Side(RevisionNode head, Set<String> line) {

	}

	/** What a revision has to do with. */
	private record Work(Set<String> changed, Set<String> referenced) {

	}

}
