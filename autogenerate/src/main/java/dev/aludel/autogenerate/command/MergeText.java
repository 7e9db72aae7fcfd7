package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.aludel.revision.RevisionNode;

/** What a reader of a merge must know, on the terminal and in the file. */
final class MergeText {

	private static final int MOST = 10;

	private final MergeSides sides;

	MergeText(MergeSides sides) {
		this.sides = sides;
	}

	/** For the terminal: what is joined, and whether it meets. */
	List<String> lines(SourceOptions sources) {
		List<String> lines = new ArrayList<>();
		lines.add("Joining " + this.sides.heads().size() + " revisions:");
		for (RevisionNode head : this.sides.heads()) {
			lines.add("  " + named(head) + "  " + sources.shown(sources.fileOf(head)));
			Set<String> changed = this.sides.changedBy(head);
			lines.add("    changes " + (changed.isEmpty() ? "nothing that can be seen" : listed(changed)));
		}
		lines.add(verdict());
		this.sides.unread().forEach((reason) -> lines.add("Not read: " + reason + "."));
		return lines;
	}

	/** For the file: nothing where there is nothing to decide. */
	List<String> notes() {
		List<String> notes = new ArrayList<>();
		if (!this.sides.touchedByBoth().isEmpty()) {
			notes.add(verdict());
		}
		if (!this.sides.unread().isEmpty()) {
			notes.add("What was not read: " + String.join("; ", this.sides.unread()) + ".");
		}
		return notes;
	}

	private String verdict() {
		boolean two = this.sides.heads().size() == 2;
		Set<String> both = this.sides.touchedByBoth();
		if (!both.isEmpty()) {
			return (two ? "Both sides touch " : "More than one side touches ") + listed(both)
					+ ". Databases will have run them in either order: see that both orders end in the same schema.";
		}
		return (touchesNothing() ? "No table is touched by more than one side"
				: two ? "Both sides touch different tables" : "All sides touch different tables")
				+ (this.sides.unread().isEmpty() ? "." : ", as far as can be seen.");
	}

	private boolean touchesNothing() {
		return this.sides.heads().stream().anyMatch((head) -> this.sides.changedBy(head).isEmpty());
	}

	private static String named(RevisionNode revision) {
		return revision.message().isEmpty() ? revision.id()
				: revision.id() + "  " + revision.message().lines().findFirst().orElse("");
	}

	private static String listed(Collection<String> objects) {
		String shown = objects.stream().limit(MOST).collect(Collectors.joining(", "));
		return (objects.size() > MOST) ? shown + " and " + (objects.size() - MOST) + " more" : shown;
	}

}
