package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Index;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;

/**
 * Two schemas to find the way between.
 *
 * @param from the one
 * @param to the other
 */
record SchemaPair(DatabaseSchema from, DatabaseSchema to) {

	/** The smallest pair found for which the predicate still holds. */
	SchemaPair shrink(Predicate<SchemaPair> fails) {
		SchemaPair smallest = this;
		for (boolean shrunk = true; shrunk;) {
			shrunk = false;
			for (SchemaPair candidate : smallest.reductions()) {
				if (!candidate.equals(smallest) && fails.test(candidate)) {
					smallest = candidate;
					shrunk = true;
					break;
				}
			}
		}
		return smallest;
	}

	private List<SchemaPair> reductions() {
		List<SchemaPair> reductions = new ArrayList<>();
		reductions(this.from).forEach((reduced) -> reductions.add(new SchemaPair(reduced, this.to)));
		reductions(this.to).forEach((reduced) -> reductions.add(new SchemaPair(this.from, reduced)));
		return reductions;
	}

	private static List<DatabaseSchema> reductions(DatabaseSchema schema) {
		List<DatabaseSchema> reductions = new ArrayList<>();
		schema.tables().forEach((table) -> reductions.add(schema.tables(without(schema.tables(), table))));
		schema.sequences()
			.forEach((sequence) -> reductions.add(schema.sequences(without(schema.sequences(), sequence))));
		for (Sequence sequence : schema.sequences()) {
			List<Sequence> sequences = new ArrayList<>(without(schema.sequences(), sequence));
			sequences.add(Sequence.of(sequence.name()));
			reductions.add(schema.sequences(sequences));
		}
		for (Table table : schema.tables()) {
			reductions(table).forEach((reduced) -> {
				List<Table> tables = new ArrayList<>(without(schema.tables(), table));
				tables.add(reduced);
				reductions.add(schema.tables(tables));
			});
		}
		return reductions.stream().map((reduced) -> new SchemaRepair(reduced).schema()).distinct().toList();
	}

	private static List<Table> reductions(Table table) {
		List<Table> reductions = new ArrayList<>();
		for (Constraint constraint : table.constraints()) {
			reductions.add(table.constraints(without(table.constraints(), constraint)));
		}
		for (Index index : table.indexes()) {
			reductions.add(table.indexes(without(table.indexes(), index)));
		}
		for (Column column : table.columns()) {
			reductions.add(table.columns(without(table.columns(), column)));
			List<Column> plain = new ArrayList<>(table.columns());
			plain.set(plain.indexOf(column), Column.of(column.name(), column.type()));
			reductions.add(table.columns(plain));
		}
		reductions.add(table.comment(null));
		return reductions;
	}

	private static <T> List<T> without(List<T> list, T element) {
		List<T> others = new ArrayList<>(list);
		others.remove(element);
		return others;
	}

	String readable() {
		return "from\n" + readable(this.from) + "to\n" + readable(this.to) + "there\n"
				+ lines(new SchemaDiff().diff(this.from, this.to)) + "back\n"
				+ lines(new SchemaDiff().diff(this.to, this.from));
	}

	private static String readable(DatabaseSchema schema) {
		return lines(schema.enumTypes()) + lines(schema.sequences())
				+ schema.tables()
					.stream()
					.map((table) -> "  " + table.name() + "\n" + lines(table.columns()).indent(2)
							+ lines(table.constraints()).indent(2) + lines(table.indexes()).indent(2))
					.collect(Collectors.joining());
	}

	private static String lines(List<?> things) {
		return things.stream()
			.map((thing) -> "  " + ((thing instanceof Operation operation) ? operation.describe() + "  " : "") + thing
					+ "\n")
			.collect(Collectors.joining());
	}

}
