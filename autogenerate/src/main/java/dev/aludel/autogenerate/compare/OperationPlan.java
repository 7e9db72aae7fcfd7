package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.aludel.operation.Operation;

/** Collects operations by {@link Phase}; within one they keep the order of arrival. */
final class OperationPlan {

	private final Map<Phase, List<Operation>> phases = new EnumMap<>(Phase.class);

	void add(Phase phase, Operation operation) {
		this.phases.computeIfAbsent(phase, (key) -> new ArrayList<>()).add(operation);
	}

	List<Operation> operations() {
		return this.phases.values().stream().flatMap(List::stream).toList();
	}

}
