package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.operation.Operation;
import dev.aludel.schema.DatabaseSchema;

/**
 * What a comparison of the entities with the database found.
 *
 * @param stages what makes the database what the entities ask for and brings it back,
 * revision by revision
 * @param before the schema that the upgrade starts from and the downgrade returns to
 * @param after the schema that the upgrade leads to
 * @param warnings what a reader must know, in the order of the objects
 * @param downgradeWarnings what a reader of the downgrade must know, in its order
 * @param questions what only a person can decide and nobody has decided yet; the database
 * stays as it is there
 * @param answers what was decided
 */
public record Comparison(List<Stage> stages, DatabaseSchema before, DatabaseSchema after, List<Warning> warnings,
		List<Warning> downgradeWarnings, List<Question> questions, Answers answers) {

	public Comparison {
		stages = List.copyOf(stages);
		warnings = List.copyOf(warnings);
		downgradeWarnings = List.copyOf(downgradeWarnings);
		questions = List.copyOf(questions);
	}

	/**
	 * What makes the database what the entities ask for, without what only its author can
	 * write.
	 * @return the operations of all stages, in an order that runs
	 */
	public List<Operation> upgrade() {
		return this.stages.stream().flatMap((stage) -> stage.upgrade().stream()).toList();
	}

	/**
	 * What brings the database back.
	 * @return the operations of all stages, from the last to the first
	 */
	public List<Operation> downgrade() {
		List<Operation> operations = new ArrayList<>();
		for (int index = this.stages.size() - 1; index >= 0; index--) {
			operations.addAll(this.stages.get(index).downgrade());
		}
		return operations;
	}

	/**
	 * Whether there is nothing to draft. Questions may be open all the same.
	 * @return whether there is nothing to do
	 */
	public boolean isEmpty() {
		return this.stages.stream().allMatch((stage) -> stage.upgrade().isEmpty());
	}

	/**
	 * Whether the database is what the entities ask for.
	 * @return whether there is nothing to do and nothing to ask
	 */
	public boolean agrees() {
		return isEmpty() && this.questions.isEmpty();
	}

	/**
	 * Returns this comparison with other open questions.
	 * @param newQuestions the questions
	 * @return the comparison
	 */
	public Comparison questions(List<Question> newQuestions) {
		return new Comparison(this.stages, this.before, this.after, this.warnings, this.downgradeWarnings, newQuestions,
				this.answers);
	}

}
