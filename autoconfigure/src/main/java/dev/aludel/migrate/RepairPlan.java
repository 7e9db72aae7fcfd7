package dev.aludel.migrate;

import java.util.List;
import java.util.function.Predicate;

/**
 * What can be repaired in the records of a database: found, and not yet done.
 *
 * @param database the database
 * @param repairs the repairs: first what to forget, then what to accept, then what to
 * clear, each in the order of the records
 */
public record RepairPlan(DatabaseAddress database, List<Repair> repairs) {

	public RepairPlan {
		repairs = List.copyOf(repairs);
	}

	/**
	 * Tells whether the records are in order.
	 * @return whether there is nothing to repair
	 */
	public boolean isEmpty() {
		return this.repairs.isEmpty();
	}

	/**
	 * Chooses some of the repairs.
	 * @param choice tells which to keep
	 * @return the plan without the others
	 */
	public RepairPlan only(Predicate<Repair> choice) {
		return new RepairPlan(this.database, this.repairs.stream().filter(choice).toList());
	}

}
