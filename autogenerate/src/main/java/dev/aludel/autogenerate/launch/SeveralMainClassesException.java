package dev.aludel.autogenerate.launch;

import java.util.List;

/**
 * Several compiled classes are annotated with {@code @SpringBootApplication}.
 */
public final class SeveralMainClassesException extends DesignTimeException {

	private final List<String> candidates;

	SeveralMainClassesException(List<String> candidates) {
		super("Several classes are annotated with @SpringBootApplication: " + Listing.of(candidates) + ".",
				"Name the one whose main method starts the application: -DmainClass=" + candidates.get(0), null);
		this.candidates = List.copyOf(candidates);
	}

	/**
	 * The annotated classes.
	 * @return the names of the classes, sorted
	 */
	public List<String> candidates() {
		return this.candidates;
	}

}
