package dev.aludel.design;

import java.util.List;

/**
 * Has the last word on what {@code revision} drafts. Beans of this type are called in
 * their order, each with what the one before returned, before anything is written;
 * production never calls them.
 * <p>
 * What is returned is written and proven. Operations may be changed, moved, dropped and
 * added, revisions joined, split and named anew; each revision continues the one before
 * it. When the result does not lead to what the entities ask for, the proof says what
 * remained.
 *
 * <pre class="code">
 * &#064;Bean
 * DraftCustomizer ticketInEveryMessage() {
 * 	return (drafts) -&gt; drafts.stream().map((draft) -&gt; draft.message("TASK-17 " + draft.message())).toList();
 * }
 * </pre>
 */
@FunctionalInterface
public interface DraftCustomizer {

	/**
	 * Changes what was drafted.
	 * @param drafts the revisions, in the order in which they will be applied; never
	 * empty
	 * @return the revisions to write instead; none for no file at all
	 */
	List<DraftedRevision> customize(List<DraftedRevision> drafts);

}
