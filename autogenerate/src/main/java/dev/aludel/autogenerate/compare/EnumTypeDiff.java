package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.aludel.operation.AddEnumValue;
import dev.aludel.operation.CreateEnumType;
import dev.aludel.operation.DropEnumType;
import dev.aludel.operation.RenameEnumType;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * Enum types: created, dropped, given values at their places. PostgreSQL can neither take
 * a value away nor move one, so a type that would need it is set aside under another name
 * until its columns have moved to the new one ({@link ColumnDiff}).
 */
final class EnumTypeDiff {

	private final Changes changes;

	EnumTypeDiff(Changes changes) {
		this.changes = changes;
	}

	void addTo(OperationPlan plan) {
		Map<QualifiedName, EnumType> before = byName(this.changes.from().enumTypes());
		Map<QualifiedName, EnumType> after = byName(this.changes.to().enumTypes());
		after.forEach((name, type) -> {
			EnumType old = before.get(name);
			if (old == null) {
				plan.add(Phase.CREATE_TYPES, new CreateEnumType(type));
			}
			else if (this.changes.replacedTypes().contains(name)) {
				replace(type, plan);
			}
			else {
				addValues(old, type, plan);
			}
		});
		before.keySet()
			.stream()
			.filter((name) -> !after.containsKey(name))
			.forEach((name) -> plan.add(Phase.DROP_TYPES, new DropEnumType(name, false)));
	}

	private void replace(EnumType type, OperationPlan plan) {
		QualifiedName aside = aside(type.name());
		plan.add(Phase.SET_TYPES_ASIDE, new RenameEnumType(type.name(), aside.name()));
		plan.add(Phase.CREATE_TYPES, new CreateEnumType(type));
		plan.add(Phase.DROP_TYPES, new DropEnumType(aside, false));
	}

	private QualifiedName aside(QualifiedName name) {
		Set<String> taken = Stream
			.concat(this.changes.from().enumTypes().stream(), this.changes.to().enumTypes().stream())
			.map((type) -> type.name().name())
			.collect(Collectors.toSet());
		return name.sibling(new FreeName(name.name() + "_old").unless(taken::contains));
	}

	private static void addValues(EnumType before, EnumType after, OperationPlan plan) {
		List<String> present = new ArrayList<>(before.values());
		for (int index = 0; index < after.values().size(); index++) {
			String value = after.values().get(index);
			if (!present.contains(value)) {
				plan.add(Phase.CREATE_TYPES, new AddEnumValue(after.name(), value, position(present, index), false));
				present.add(index, value);
			}
		}
	}

	/** All values before the given index are already there. */
	private static AddEnumValue.@Nullable Position position(List<String> present, int index) {
		if (index == present.size()) {
			return null;
		}
		return (index > 0) ? new AddEnumValue.Position(AddEnumValue.Side.AFTER, present.get(index - 1))
				: new AddEnumValue.Position(AddEnumValue.Side.BEFORE, present.get(0));
	}

	private static Map<QualifiedName, EnumType> byName(List<EnumType> types) {
		Map<QualifiedName, EnumType> byName = new TreeMap<>();
		types.forEach((type) -> byName.put(type.name(), type));
		return byName;
	}

}
