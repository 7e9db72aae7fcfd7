package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.reflection.StructuredType;
import dev.aludel.operation.AddEnumValue;
import dev.aludel.operation.CreateEnumType;
import dev.aludel.operation.CreateExtension;
import dev.aludel.operation.CreateSchema;
import dev.aludel.operation.DropEnumType;
import dev.aludel.operation.DropExtension;
import dev.aludel.operation.DropSchema;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameEnumType;
import dev.aludel.postgresql.Identifier;

/**
 * The composite types of {@code @Struct}: one that the database lacks is created before
 * the tables, and attributes that come behind those that are there are added. The order
 * of attributes has a meaning and PostgreSQL cannot change it, so whatever else differs
 * is left to a person.
 */
public final class MappedStructures {

	private final List<StructuredType> types;

	/**
	 * Creates the differences.
	 * @param types the types, each after those that it uses
	 */
	public MappedStructures(List<StructuredType> types) {
		this.types = List.copyOf(types);
	}

	/**
	 * Whether every type is there and has what its entities ask for.
	 * @return what differs, a phrase each
	 */
	public List<String> differences() {
		return this.types.stream()
			.filter((type) -> type.present() == null || !added(type).isEmpty())
			.map((type) -> ((type.present() == null) ? "create type " : "add attributes to type ") + type.name())
			.toList();
	}

	/**
	 * What differs and cannot be drafted.
	 * @return a phrase for each type
	 */
	public List<String> notDrafted() {
		return this.types.stream()
			.filter((type) -> type.present() != null && type.wanted() != null && !isKept(type.present(), type.wanted()))
			.map((type) -> "attributes of type %s: it has (%s), and its entity asks for (%s)".formatted(type.name(),
					joined(type.present()), joined(type.wanted())))
			.toList();
	}

	/**
	 * Returns a comparison of everything else with what the types need before it.
	 * @param comparison the comparison
	 * @return the comparison with the types
	 */
	public Comparison around(Comparison comparison) {
		if (differences().isEmpty()) {
			return comparison;
		}
		List<Stage> stages = new ArrayList<>(comparison.stages());
		if (stages.isEmpty() || !stages.get(0).message().isEmpty()) {
			stages.add(0, new Stage("change types", List.of(), List.of(), List.of(), List.of()));
		}
		Stage first = stages.get(0);
		stages.set(0, new Stage(first.message(), upgrade(first.upgrade()), downgrade(first.downgrade()), first.tasks(),
				first.notes()));
		return new Comparison(stages, comparison.before(), comparison.after(), comparison.warnings(),
				comparison.downgradeWarnings(), comparison.questions(), comparison.answers());
	}

	private List<Operation> upgrade(List<Operation> operations) {
		int place = 0;
		while (place < operations.size() && comesBefore(operations.get(place))) {
			place++;
		}
		List<Operation> result = new ArrayList<>(operations);
		List<Operation> statements = new ArrayList<>();
		for (StructuredType type : this.types) {
			String name = Identifier.quote(type.name());
			if (type.present() == null) {
				statements.add(sql("create type %s as (%s)".formatted(name, type.definition())));
			}
			added(type)
				.forEach((attribute) -> statements.add(sql("alter type " + name + " add attribute " + attribute)));
		}
		result.addAll(place, statements);
		return result;
	}

	private List<Operation> downgrade(List<Operation> operations) {
		int place = operations.size();
		while (place > 0 && comesAfter(operations.get(place - 1))) {
			place--;
		}
		List<Operation> result = new ArrayList<>(operations);
		List<Operation> statements = new ArrayList<>();
		for (int index = this.types.size() - 1; index >= 0; index--) {
			StructuredType type = this.types.get(index);
			String name = Identifier.quote(type.name());
			for (String attribute : added(type)) {
				statements.add(sql("alter type " + name + " drop attribute " + nameOf(attribute)));
			}
			if (type.present() == null) {
				statements.add(sql("drop type " + name));
			}
		}
		result.addAll(place, statements);
		return result;
	}

	private static boolean comesBefore(Operation operation) {
		return operation instanceof CreateSchema || operation instanceof CreateExtension
				|| operation instanceof CreateEnumType || operation instanceof AddEnumValue
				|| operation instanceof RenameEnumType;
	}

	private static boolean comesAfter(Operation operation) {
		return operation instanceof DropSchema || operation instanceof DropExtension
				|| operation instanceof DropEnumType;
	}

	/** The attributes that come behind those that are there. */
	private static List<String> added(StructuredType type) {
		List<String> present = type.present();
		List<String> wanted = type.wanted();
		return (present != null && wanted != null && isKept(present, wanted))
				? wanted.subList(present.size(), wanted.size()) : List.of();
	}

	private static boolean isKept(List<String> present, List<String> wanted) {
		return wanted.size() >= present.size() && wanted.subList(0, present.size()).equals(present);
	}

	/** An attribute begins with its name, in quotes where it needs them. */
	private static String nameOf(String attribute) {
		int end = attribute.startsWith("\"") ? attribute.indexOf("\" ") + 1 : attribute.indexOf(' ');
		return attribute.substring(0, end);
	}

	private static String joined(List<String> attributes) {
		return String.join(", ", attributes);
	}

	private static Operation sql(String statement) {
		return new ExecuteSql(statement, List.of());
	}

}
