package dev.aludel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a {@link Migration} stands in the graph of revisions. The name of the class must
 * carry the same id.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Revision {

	/**
	 * The identifier, a UTC timestamp {@code yyyyMMddHHmmss} as a rule. Any text that can
	 * stand in the name of a class is accepted but {@code head}, {@code heads},
	 * {@code base} and {@code current}.
	 * @return the id
	 */
	String id();

	/**
	 * The revisions this one continues: none for a base, several for a merge.
	 * @return their ids
	 */
	String[] revises() default {};

	/**
	 * Revisions outside this line of history that must be applied before, by id or branch
	 * label.
	 * @return their ids or labels
	 */
	String[] dependsOn() default {};

	/**
	 * Names for the branch that begins here.
	 * @return the labels
	 */
	String[] branchLabels() default {};

	/**
	 * The revisions that this one stands for, from the lowest to the highest, if it is a
	 * squashed revision. A database that has none of them runs this one instead; one that
	 * has them all only records it. Their classes may be deleted when every database has
	 * passed.
	 * @return their ids
	 */
	String[] replaces() default {};

	/**
	 * What the revision does, in a few words.
	 * @return the message
	 */
	String message() default "";

}
