package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;

/**
 * Puts renames in an order in which every new name is free. Names that change places in a
 * ring need one that stands aside for a moment.
 */
final class RenameOrder {

	private final List<Rename> renames = new ArrayList<>();

	void add(String scope, String name, String newName, BiFunction<String, String, Operation> operation) {
		this.renames.add(new Rename(scope, name, newName, operation));
	}

	/** The scope of what shares the names of tables: indexes and the keys they serve. */
	static String relations(QualifiedName table) {
		return "schema " + table.schema();
	}

	void addTo(OperationPlan plan) {
		List<Rename> open = new ArrayList<>(this.renames);
		while (!open.isEmpty()) {
			Optional<Rename> free = open.stream().filter((rename) -> rename.isFree(open)).findFirst();
			if (free.isPresent()) {
				plan.add(Phase.RENAME, free.get().operation());
				open.remove(free.get());
			}
			else {
				Rename first = open.remove(0);
				String aside = new FreeName(first.name() + "_old").unless(taken(open)::contains);
				plan.add(Phase.RENAME, first.to(aside).operation());
				open.add(first.from(aside));
			}
		}
	}

	private static Set<String> taken(List<Rename> open) {
		Set<String> taken = new HashSet<>();
		open.forEach((rename) -> taken.addAll(List.of(rename.name(), rename.newName())));
		return taken;
	}

	private record Rename(String scope, String name, String newName,
			BiFunction<String, String, Operation> toOperation) {

		boolean isFree(List<Rename> open) {
			return open.stream()
				.noneMatch((other) -> other.scope.equals(this.scope) && other.name.equals(this.newName));
		}

		Operation operation() {
			return this.toOperation.apply(this.name, this.newName);
		}

		Rename to(String otherName) {
			return new Rename(this.scope, this.name, otherName, this.toOperation);
		}

		Rename from(String otherName) {
			return new Rename(this.scope, otherName, this.newName, this.toOperation);
		}

	}

}
