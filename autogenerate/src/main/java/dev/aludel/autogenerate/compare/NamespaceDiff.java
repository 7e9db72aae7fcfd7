package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.operation.CreateExtension;
import dev.aludel.operation.CreateSchema;
import dev.aludel.operation.DropExtension;
import dev.aludel.operation.DropSchema;

/** Schemas and extensions: there or not. */
final class NamespaceDiff {

	private final Changes changes;

	NamespaceDiff(Changes changes) {
		this.changes = changes;
	}

	void addTo(OperationPlan plan) {
		List<String> schemasBefore = this.changes.from().schemas();
		List<String> schemasAfter = this.changes.to().schemas();
		onlyIn(schemasAfter, schemasBefore)
			.forEach((name) -> plan.add(Phase.CREATE_SCHEMAS, new CreateSchema(name, false)));
		onlyIn(schemasBefore, schemasAfter)
			.forEach((name) -> plan.add(Phase.DROP_SCHEMAS, new DropSchema(name, false)));
		List<String> extensionsBefore = this.changes.from().extensions();
		List<String> extensionsAfter = this.changes.to().extensions();
		onlyIn(extensionsAfter, extensionsBefore)
			.forEach((name) -> plan.add(Phase.CREATE_EXTENSIONS, new CreateExtension(name, null, false)));
		onlyIn(extensionsBefore, extensionsAfter)
			.forEach((name) -> plan.add(Phase.DROP_EXTENSIONS, new DropExtension(name, false)));
	}

	private static List<String> onlyIn(List<String> names, List<String> others) {
		List<String> only = new ArrayList<>(names);
		only.removeAll(others);
		return only;
	}

}
