package dev.aludel.autogenerate.compare;

import java.util.List;

import dev.aludel.operation.Operation;
import dev.aludel.schema.DatabaseSchema;

/**
 * What a comparison of the entities with the database found.
 *
 * @param upgrade what makes the database what the entities ask for, in an order that runs
 * @param downgrade what brings the database back
 * @param before the schema that the upgrade starts from and the downgrade returns to
 * @param after the schema that the upgrade leads to
 * @param warnings what a reader must know, in the order of the objects
 * @param downgradeWarnings what a reader of the downgrade must know, in its order
 * @param questions what only a person can decide and nobody has decided yet; the database
 * stays as it is there
 * @param answers what was decided
 */
public record Comparison(List<Operation> upgrade, List<Operation> downgrade, DatabaseSchema before,
		DatabaseSchema after, List<Warning> warnings, List<Warning> downgradeWarnings, List<Question> questions,
		Answers answers) {

	public Comparison {
		upgrade = List.copyOf(upgrade);
		downgrade = List.copyOf(downgrade);
		warnings = List.copyOf(warnings);
		downgradeWarnings = List.copyOf(downgradeWarnings);
		questions = List.copyOf(questions);
	}

	/**
	 * Whether there is nothing to draft. Questions may be open all the same.
	 * @return whether there is nothing to do
	 */
	public boolean isEmpty() {
		return this.upgrade.isEmpty();
	}

	/**
	 * Whether the database is what the entities ask for.
	 * @return whether there is nothing to do and nothing to ask
	 */
	public boolean agrees() {
		return this.upgrade.isEmpty() && this.questions.isEmpty();
	}

	/**
	 * Returns this comparison with other open questions.
	 * @param newQuestions the questions
	 * @return the comparison
	 */
	public Comparison questions(List<Question> newQuestions) {
		return new Comparison(this.upgrade, this.downgrade, this.before, this.after, this.warnings,
				this.downgradeWarnings, newQuestions, this.answers);
	}

}
