package dev.aludel.revision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Finds the ranges that have to be opened because an identifier names a revision inside.
 */
final class Question {

	private final Squashes squashes;

	private final RevisionIndex index;

	private final Command command;

	private final Set<String> applied;

	private final Set<String> opened;

	/**
	 * Creates a question.
	 * @param shape the shape as far as the database decides it
	 * @param command what asks
	 * @param applied what the database has
	 */
	Question(GraphShape shape, Command command, Set<String> applied) {
		this.squashes = shape.squashes();
		this.index = shape.index();
		this.command = command;
		this.applied = applied;
		this.opened = new LinkedHashSet<>(shape.opened());
	}

	Set<String> opened() {
		return this.opened;
	}

	/** The identifier with names that the graph has. */
	RevisionIdentifier understand(RevisionIdentifier identifier) {
		return new RevisionIdentifier(identifier.text(), understand(identifier.label()), understand(identifier.name()),
				identifier.offset());
	}

	private @Nullable String understand(@Nullable String name) {
		if (name == null || RevisionNames.isReserved(name) || this.index.withIdOrLabel(name).isPresent()) {
			return name;
		}
		List<String> hidden = hidden(name);
		hidden.stream().filter(this.squashes::isPresent).forEach(this::open);
		if (hidden.isEmpty() || hidden.stream().anyMatch(this.squashes::isPresent)) {
			return name;
		}
		RevisionNode replacement = this.squashes.over(hidden.get(0)).get(0);
		if (this.command == Command.SHOW || this.command == Command.HISTORY) {
			return replacement.id();
		}
		throw ReplacedRevisionException.gone(hidden.get(0), replacement, List.of(hidden.get(0)));
	}

	private List<String> hidden(String name) {
		if (this.squashes.knows(name)) {
			return List.of(name);
		}
		if (name.length() < IdentifierResolver.SHORTEST_BEGINNING || !this.index.withIdBeginning(name).isEmpty()) {
			return List.of();
		}
		return this.squashes.ids().stream().filter((id) -> id.startsWith(name)).toList();
	}

	private void open(String id) {
		for (RevisionNode squashed : this.squashes.over(id)) {
			if (this.command == Command.DOWNGRADE || this.command == Command.STAMP) {
				requireWayInside(id, squashed);
			}
			this.opened.add(squashed.id());
		}
	}

	/**
	 * In a database that has it all, each must have its class and its row to be undone.
	 */
	private void requireWayInside(String id, RevisionNode squashed) {
		if (!this.squashes.holds(squashed.id(), this.applied)) {
			return;
		}
		Set<String> items = this.squashes.items(squashed);
		List<String> gone = new ArrayList<>(items);
		gone.removeIf(this.squashes::isPresent);
		if (!gone.isEmpty()) {
			throw ReplacedRevisionException.gone(id, squashed, gone);
		}
		List<String> notRecorded = new ArrayList<>(items);
		notRecorded.removeIf(this.applied::contains);
		if (!notRecorded.isEmpty()) {
			throw ReplacedRevisionException.notRecorded(id, squashed, notRecorded);
		}
	}

}
