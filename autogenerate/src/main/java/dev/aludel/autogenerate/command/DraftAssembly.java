package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.aludel.autogenerate.compare.Comparison;
import dev.aludel.autogenerate.draft.Draft;
import dev.aludel.autogenerate.draft.DraftRemarks;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.autogenerate.draft.DraftStep;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;

/** Makes a draft of what a comparison found. */
final class DraftAssembly {

	private final Desk desk;

	private final EntityComparison.Result result;

	DraftAssembly(Desk desk, EntityComparison.Result result) {
		this.desk = desk;
		this.result = result;
	}

	Draft draft(DraftRevision revision) {
		Comparison comparison = this.result.comparison();
		StepNotes notes = new StepNotes(comparison.warnings());
		List<DraftStep> upgrade = new ArrayList<>();
		for (Operation operation : comparison.upgrade()) {
			upgrade.add(DraftStep.of(operation, notes.on(operation)));
			initialRows(operation).forEach((sql) -> upgrade.add(DraftStep.of(new ExecuteSql(sql, List.of()))));
		}
		StepNotes backNotes = new StepNotes(comparison.downgradeWarnings());
		List<DraftStep> downgrade = comparison.downgrade()
			.stream()
			.map((operation) -> DraftStep.of(operation, backNotes.on(operation)))
			.toList();
		DraftRemarks remarks = DraftRemarks.NONE.notCompared(this.result.notCompared());
		return new Draft(revision, upgrade, downgrade, remarks, enumTypes());
	}

	/**
	 * The rows that a table needs from its first day, such as those of generator tables.
	 */
	private List<String> initialRows(Operation operation) {
		return (operation instanceof CreateTable create)
				? this.desk.model().initialRows().getOrDefault(create.table().name(), List.of()) : List.of();
	}

	private List<QualifiedName> enumTypes() {
		Set<QualifiedName> names = new LinkedHashSet<>();
		this.result.comparison().before().enumTypes().stream().map(EnumType::name).forEach(names::add);
		this.result.comparison().after().enumTypes().stream().map(EnumType::name).forEach(names::add);
		return List.copyOf(names);
	}

}
