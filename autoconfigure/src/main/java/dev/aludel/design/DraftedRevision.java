package dev.aludel.design;

import java.util.List;
import java.util.function.UnaryOperator;

import dev.aludel.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A revision that is drafted and not yet written. Its id follows from its place among the
 * others, its class from id and message.
 *
 * @param message what it does, in a few words
 * @param upgrade the operations forward
 * @param tasks what its author has to complete behind them; until then it fails
 * @param downgrade the operations back
 * @param irreversible why there is no way back, or {@code null} when there is one; the
 * operations back are not run then
 * @param notes what its reader has to know; they follow the message in its Javadoc
 */
public record DraftedRevision(String message, List<DraftedOperation> upgrade, List<DraftedTask> tasks,
		List<DraftedOperation> downgrade, @Nullable String irreversible, List<String> notes) {

	public DraftedRevision {
		upgrade = List.copyOf(upgrade);
		tasks = List.copyOf(tasks);
		downgrade = List.copyOf(downgrade);
		notes = List.copyOf(notes);
	}

	/**
	 * Returns a revision about which there is nothing to note.
	 * @param message what it does, in a few words
	 * @param upgrade the operations forward
	 * @param downgrade the operations back
	 * @return the revision
	 */
	public static DraftedRevision of(String message, List<? extends Operation> upgrade,
			List<? extends Operation> downgrade) {
		return new DraftedRevision(message, upgrade.stream().map(DraftedOperation::of).toList(), List.of(),
				downgrade.stream().map(DraftedOperation::of).toList(), null, List.of());
	}

	/**
	 * Returns this revision with another message.
	 * @param text what it does, in a few words
	 * @return the changed revision
	 */
	public DraftedRevision message(String text) {
		return new DraftedRevision(text, this.upgrade, this.tasks, this.downgrade, this.irreversible, this.notes);
	}

	/**
	 * Returns this revision with other operations forward.
	 * @param operations the operations
	 * @return the changed revision
	 */
	public DraftedRevision upgrade(List<DraftedOperation> operations) {
		return new DraftedRevision(this.message, operations, this.tasks, this.downgrade, this.irreversible, this.notes);
	}

	/**
	 * Returns this revision with other tasks for its author.
	 * @param newTasks what is left to complete; none when the operations do it all
	 * @return the changed revision
	 */
	public DraftedRevision tasks(List<DraftedTask> newTasks) {
		return new DraftedRevision(this.message, this.upgrade, newTasks, this.downgrade, this.irreversible, this.notes);
	}

	/**
	 * Returns this revision with other operations back.
	 * @param operations the operations
	 * @return the changed revision
	 */
	public DraftedRevision downgrade(List<DraftedOperation> operations) {
		return new DraftedRevision(this.message, this.upgrade, this.tasks, operations, this.irreversible, this.notes);
	}

	/**
	 * Returns this revision with each operation forward exchanged, notes and order kept.
	 * @param change returns the operation to carry out instead, which may be the same
	 * @return the changed revision
	 */
	public DraftedRevision mapUpgrade(UnaryOperator<Operation> change) {
		return upgrade(map(this.upgrade, change));
	}

	/**
	 * Returns this revision with each operation back exchanged, notes and order kept.
	 * @param change returns the operation to carry out instead, which may be the same
	 * @return the changed revision
	 */
	public DraftedRevision mapDowngrade(UnaryOperator<Operation> change) {
		return downgrade(map(this.downgrade, change));
	}

	/**
	 * Returns this revision without a way back.
	 * @param reason why
	 * @return the changed revision
	 */
	public DraftedRevision irreversible(String reason) {
		return new DraftedRevision(this.message, this.upgrade, this.tasks, List.of(), reason, this.notes);
	}

	/**
	 * Returns this revision with other notes.
	 * @param texts what its reader has to know
	 * @return the changed revision
	 */
	public DraftedRevision notes(List<String> texts) {
		return new DraftedRevision(this.message, this.upgrade, this.tasks, this.downgrade, this.irreversible, texts);
	}

	private static List<DraftedOperation> map(List<DraftedOperation> operations, UnaryOperator<Operation> change) {
		return operations.stream().map((drafted) -> drafted.operation(change.apply(drafted.operation()))).toList();
	}

}
