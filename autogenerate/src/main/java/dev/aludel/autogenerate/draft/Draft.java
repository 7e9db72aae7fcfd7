package dev.aludel.autogenerate.draft;

import java.util.List;

import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;

/**
 * A migration as data, before it is Java.
 *
 * @param revision where it stands in the graph, and what it is called
 * @param upgrade the steps forward
 * @param downgrade the steps back
 * @param remarks what its reader has to know
 * @param enumTypes the enum types of the database and the model, so that a column of one
 * reads {@code enumType("mood")}; those that the steps create need not be among them
 */
public record Draft(DraftRevision revision, List<DraftStep> upgrade, List<DraftStep> downgrade, DraftRemarks remarks,
		List<QualifiedName> enumTypes) {

	public Draft {
		upgrade = List.copyOf(upgrade);
		downgrade = List.copyOf(downgrade);
		enumTypes = List.copyOf(enumTypes);
	}

	/**
	 * Returns a draft about which there is nothing to remark.
	 * @param revision where it stands in the graph, and what it is called
	 * @param upgrade the operations forward
	 * @param downgrade the operations back
	 * @return the draft
	 */
	public static Draft of(DraftRevision revision, List<? extends Operation> upgrade,
			List<? extends Operation> downgrade) {
		return new Draft(revision, upgrade.stream().map(DraftStep::of).toList(),
				downgrade.stream().map(DraftStep::of).toList(), DraftRemarks.NONE, List.of());
	}

	/**
	 * Returns this draft with other steps forward.
	 * @param steps the steps
	 * @return the changed draft
	 */
	public Draft upgrade(List<DraftStep> steps) {
		return new Draft(this.revision, steps, this.downgrade, this.remarks, this.enumTypes);
	}

	/**
	 * Returns this draft with other steps back.
	 * @param steps the steps
	 * @return the changed draft
	 */
	public Draft downgrade(List<DraftStep> steps) {
		return new Draft(this.revision, this.upgrade, steps, this.remarks, this.enumTypes);
	}

	/**
	 * Returns this draft with other remarks.
	 * @param newRemarks what the reader has to know
	 * @return the changed draft
	 */
	public Draft remarks(DraftRemarks newRemarks) {
		return new Draft(this.revision, this.upgrade, this.downgrade, newRemarks, this.enumTypes);
	}

	/**
	 * Returns this draft with other known enum types.
	 * @param names the names of the enum types
	 * @return the changed draft
	 */
	public Draft enumTypes(List<QualifiedName> names) {
		return new Draft(this.revision, this.upgrade, this.downgrade, this.remarks, names);
	}

}
