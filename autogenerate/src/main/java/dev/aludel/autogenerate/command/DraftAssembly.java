package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.aludel.autogenerate.compare.Comparison;
import dev.aludel.autogenerate.compare.Stage;
import dev.aludel.autogenerate.draft.Draft;
import dev.aludel.autogenerate.draft.DraftRemarks;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.autogenerate.draft.DraftStep;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;

/** Makes drafts of what a comparison found, each of which continues the one before. */
final class DraftAssembly {

	private final EntityComparison.Result result;

	DraftAssembly(EntityComparison.Result result) {
		this.result = result;
	}

	/**
	 * Returns the drafts in the order in which they will be applied.
	 * @param first the place of the first one
	 * @param taken whether a revision has an id already
	 * @return the drafts, at least one
	 */
	List<Draft> drafts(DraftRevision first, Predicate<String> taken) {
		List<Stage> stages = this.result.comparison().stages();
		List<String> messages = new ArrayList<>();
		for (Stage stage : stages) {
			// The first that changes the schema has the message of its author.
			messages.add(stage.message().isEmpty() ? first.message() : stage.message());
		}
		List<DraftRevision> places = new ChainPlaces(first.message(messages.get(0)), taken)
			.followedBy(messages.subList(1, messages.size()));
		List<Draft> drafts = new ArrayList<>();
		for (int index = 0; index < stages.size(); index++) {
			drafts.add(draft(stages.get(index), places.get(index)));
		}
		return drafts;
	}

	private Draft draft(Stage stage, DraftRevision revision) {
		Comparison comparison = this.result.comparison();
		StepNotes notes = new StepNotes(comparison.warnings());
		List<DraftStep> upgrade = new ArrayList<>();
		for (Operation operation : stage.upgrade()) {
			upgrade.add(DraftStep.of(operation, notes.on(operation)));
			initialRows(operation).forEach((sql) -> upgrade.add(DraftStep.of(new ExecuteSql(sql, List.of()))));
		}
		stage.tasks().forEach((task) -> upgrade.add(new DraftStep.Complete(task.text(), task.examples())));
		StepNotes backNotes = new StepNotes(comparison.downgradeWarnings());
		List<DraftStep> downgrade = stage.downgrade()
			.stream()
			.map((operation) -> DraftStep.of(operation, backNotes.on(operation)))
			.toList();
		DraftRemarks remarks = DraftRemarks.NONE.notes(stage.notes()).notCompared(this.result.notCompared());
		return new Draft(revision, upgrade, downgrade, remarks, enumTypes());
	}

	/**
	 * The rows that a table needs from its first day, such as those of generator tables.
	 */
	private List<String> initialRows(Operation operation) {
		return (operation instanceof CreateTable create)
				? this.result.model().initialRows().getOrDefault(create.table().name(), List.of()) : List.of();
	}

	private List<QualifiedName> enumTypes() {
		Set<QualifiedName> names = new LinkedHashSet<>();
		this.result.comparison().before().enumTypes().stream().map(EnumType::name).forEach(names::add);
		this.result.comparison().after().enumTypes().stream().map(EnumType::name).forEach(names::add);
		return List.copyOf(names);
	}

}
