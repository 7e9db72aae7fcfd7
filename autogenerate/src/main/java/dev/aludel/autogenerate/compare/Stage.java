package dev.aludel.autogenerate.compare;

import java.util.List;

import dev.aludel.operation.Operation;

/**
 * A part of the way to what the entities ask for that is a revision of its own.
 *
 * @param message what it does, in a few words; empty for the part that has the message of
 * its author
 * @param upgrade the operations forward
 * @param downgrade the operations back
 * @param tasks what its author has to complete before it can run
 * @param notes what its reader has to know about the whole of it
 */
public record Stage(String message, List<Operation> upgrade, List<Operation> downgrade, List<Task> tasks,
		List<String> notes) {

	public Stage {
		upgrade = List.copyOf(upgrade);
		downgrade = List.copyOf(downgrade);
		tasks = List.copyOf(tasks);
		notes = List.copyOf(notes);
	}

	static Stage of(List<Operation> upgrade, List<Operation> downgrade) {
		return new Stage("", upgrade, downgrade, List.of(), List.of());
	}

	Stage notes(List<String> texts) {
		return new Stage(this.message, this.upgrade, this.downgrade, this.tasks, texts);
	}

	boolean isEmpty() {
		return this.upgrade.isEmpty() && this.downgrade.isEmpty() && this.tasks.isEmpty();
	}

	/**
	 * Something that nobody but its author can write.
	 *
	 * @param text what is to be said, as a sentence
	 * @param examples how that may look like in Java
	 */
	public record Task(String text, List<String> examples) {

		public Task {
			examples = List.copyOf(examples);
		}

	}

}
