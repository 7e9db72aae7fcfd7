package dev.aludel.autogenerate.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a proof has shown. Whatever it says, the database is as it was.
 *
 * @param steps the steps that were done, in order
 * @param outcome how it ended
 * @param remarks in what the proof differs from what will run one day
 * @param shown the class names of the migrations that were applied, undone and compared
 * even though the proof of the whole chain came to no end
 */
public record ProofReport(List<ProofStep> steps, ProofOutcome outcome, List<ProofRemark> remarks, Set<String> shown) {

	/**
	 * The state in which a proof that fails leaves the database, a line of its reason.
	 */
	public static final String ROLLED_BACK = "The transaction was rolled back; the database is as it was.";

	private static final int MOST_LINES = 10;

	public ProofReport {
		steps = List.copyOf(steps);
		remarks = List.copyOf(remarks);
		shown = Set.copyOf(shown);
	}

	static ProofReport failed(List<ProofStep> steps, ProofOutcome outcome) {
		return new ProofReport(steps, outcome, List.of(), Set.of());
	}

	/**
	 * Whether the draft does what it should, forward and back.
	 * @return {@code true} when all steps were done
	 */
	public boolean proven() {
		return this.outcome instanceof ProofOutcome.Proven;
	}

	/**
	 * Whether a migration was applied, undone and compared.
	 * @param migration the name of its class, without the package
	 * @return {@code true} when the draft of it does what it should
	 */
	public boolean shows(String migration) {
		return proven() || this.shown.contains(migration);
	}

	/**
	 * The report for a reader, on one or several lines.
	 * @return the text, without a line end behind it
	 */
	public String describe() {
		List<String> lines = new ArrayList<>();
		String done = this.steps.stream().map(ProofStep::describe).collect(Collectors.joining(", "));
		if (this.outcome instanceof ProofOutcome.Disproven disproven) {
			lines.add("Disproven: " + disproven.reason());
			disproven.remaining().stream().limit(MOST_LINES).forEach((difference) -> lines.add("  " + difference));
			if (disproven.remaining().size() > MOST_LINES) {
				lines.add("  and " + (disproven.remaining().size() - MOST_LINES) + " more");
			}
		}
		else if (this.outcome instanceof ProofOutcome.Unproven unproven) {
			lines.add("Not proven: " + unproven.reason());
		}
		else {
			lines.add("Proven: " + done + ".");
		}
		if (!proven()) {
			lines.add("Done before that: " + (done.isEmpty() ? "nothing" : done) + ".");
		}
		this.remarks.forEach((remark) -> lines.add(sentence(remark.text())));
		return String.join("\n", lines);
	}

	private static String sentence(String text) {
		return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
	}

}
