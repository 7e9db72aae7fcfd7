package dev.aludel.design;

/**
 * Decides which objects are compared. Beans of this type have a say in every comparison
 * of {@code revision} and {@code check}; production never asks them.
 * <p>
 * An object that is left out stays in the database as it is, and is not created where it
 * is missing; so is whatever needs it, such as an index over a column that is left out.
 * The proof of a draft asks again, of the database that the draft leaves behind, so the
 * answer must follow from the object alone.
 *
 * <pre class="code">
 * &#064;Bean
 * ComparisonFilter dropNoIndex() {
 * 	return (object) -&gt; object.kind() != Kind.INDEX || object.inEntities();
 * }
 * </pre>
 */
@FunctionalInterface
public interface ComparisonFilter {

	/**
	 * Says whether an object is compared. Asked of every schema, table, column, sequence
	 * and enum type of either side, and of each index and constraint in which the two
	 * sides differ; of nothing inside what is left out already.
	 * @param object the object
	 * @return whether it is compared; all filters have to agree
	 */
	boolean includes(ComparedObject object);

}
