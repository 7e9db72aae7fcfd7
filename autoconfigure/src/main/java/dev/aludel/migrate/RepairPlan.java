package dev.aludel.migrate;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What can be repaired in the records of a database: found, and not yet done. Revisions
 * that the application does not know are forgotten only when somebody chooses them: a
 * newer application may have run them.
 *
 * @param database the database
 * @param repairs the repairs to carry out: first what to forget, then what to accept,
 * then what to clear, each in the order of the records
 * @param left what was found as well and is left as it is
 * @param databaseAhead whether the database has every revision of the application, and
 * further ones
 */
public record RepairPlan(DatabaseAddress database, List<Repair> repairs, List<Repair> left, boolean databaseAhead) {

	public RepairPlan {
		repairs = List.copyOf(repairs);
		left = List.copyOf(left);
	}

	/**
	 * Tells whether nothing would be carried out.
	 * @return whether there is nothing to repair
	 */
	public boolean isEmpty() {
		return this.repairs.isEmpty();
	}

	/**
	 * {@return everything that was found, to be carried out or to be left}
	 */
	public List<Repair> found() {
		return Stream.concat(this.left.stream(), this.repairs.stream()).toList();
	}

	/**
	 * Chooses among everything that was found.
	 * @param choice tells which to carry out
	 * @return the plan that leaves the others
	 */
	public RepairPlan only(Predicate<Repair> choice) {
		return new RepairPlan(this.database, found().stream().filter(choice).toList(),
				found().stream().filter(choice.negate()).toList(), this.databaseAhead);
	}

}
