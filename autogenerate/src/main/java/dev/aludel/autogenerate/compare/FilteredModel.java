package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import dev.aludel.design.ComparedObject.Kind;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;

/** The model with everything that is left alone as the database has it, or not at all. */
final class FilteredModel {

	private final Exclusions exclusions;

	private final DatabaseSchema database;

	private final Map<QualifiedName, Table> present;

	FilteredModel(Exclusions exclusions, DatabaseSchema database) {
		this.exclusions = exclusions;
		this.database = database;
		this.present = database.tablesByName();
	}

	DatabaseSchema of(DatabaseSchema model) {
		Set<QualifiedName> schemas = this.exclusions.of(Kind.SCHEMA);
		return new DatabaseSchema(
				model.schemas().stream().filter((name) -> !schemas.contains(QualifiedName.of(name))).toList(),
				model.extensions(),
				merged(model.enumTypes(), this.database.enumTypes(), EnumType::name, this.exclusions.of(Kind.TYPE)),
				merged(model.sequences(), this.database.sequences(), Sequence::name, this.exclusions.of(Kind.SEQUENCE)),
				ReferencedColumns.writtenOut(model)
					.tables()
					.stream()
					.filter((table) -> !this.exclusions.tables().contains(table.name()))
					.map(this::of)
					.toList());
	}

	private static <T> List<T> merged(List<T> model, List<T> database, Function<T, QualifiedName> name,
			Set<QualifiedName> excluded) {
		List<T> merged = new ArrayList<>(model);
		merged.removeIf((object) -> excluded.contains(name.apply(object)));
		database.stream().filter((object) -> excluded.contains(name.apply(object))).forEach(merged::add);
		return merged;
	}

	private Table of(Table table) {
		Table before = this.present.getOrDefault(table.name(), Table.of(table.name()));
		return table.columns(columns(table, before))
			.constraints(constraints(table, before))
			.indexes(table.indexes().stream().filter((index) -> !this.exclusions.needs(table.name(), index)).toList());
	}

	private List<Column> columns(Table table, Table before) {
		Set<String> excluded = this.exclusions.columns(table.name());
		Map<String, Column> staying = new TreeMap<>();
		before.columns()
			.stream()
			.filter((column) -> excluded.contains(column.name()))
			.forEach((column) -> staying.put(column.name(), column));
		List<Column> columns = new ArrayList<>();
		for (Column column : table.columns()) {
			Column stays = staying.remove(column.name());
			if (stays != null) {
				columns.add(stays);
			}
			else if (!excluded.contains(column.name())) {
				columns.add(column);
			}
		}
		columns.addAll(staying.values());
		return columns;
	}

	private List<Constraint> constraints(Table table, Table before) {
		List<Constraint> constraints = new ArrayList<>();
		for (Constraint constraint : table.constraints()) {
			if (!this.exclusions.needs(table.name(), constraint)) {
				constraints.add(constraint);
			}
			else if (constraint instanceof PrimaryKey && before.primaryKey() != null) {
				constraints.add(before.primaryKey());
			}
		}
		return constraints;
	}

}
