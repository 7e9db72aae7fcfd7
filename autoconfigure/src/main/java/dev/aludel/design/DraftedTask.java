package dev.aludel.design;

import java.util.List;

/**
 * What the author of a drafted revision has to complete before it can run:
 * {@code op.incomplete("…")} at the end of its upgrade.
 *
 * @param text what is left to do
 * @param examples how that may look like; each becomes a comment above it
 */
public record DraftedTask(String text, List<String> examples) {

	public DraftedTask {
		examples = List.copyOf(examples);
	}

}
