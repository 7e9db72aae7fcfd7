package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The columns that cannot become not null in one go, and what lies between: a schema in
 * which they accept {@code NULL}, so that their rows can be filled.
 */
final class RequiredColumns {

	private static final int MOST_NAMES = 3;

	private final List<RequiredColumn> columns;

	RequiredColumns(List<RequiredColumn> columns) {
		this.columns = List.copyOf(columns);
	}

	boolean isEmpty() {
		return this.columns.isEmpty();
	}

	/** What somebody has said about them. */
	List<Answer> answers() {
		List<Answer> answers = new ArrayList<>();
		for (RequiredColumn column : this.columns) {
			String value = column.value();
			if (value != null) {
				answers.add(new Answer.Value(ObjectPath.of(column.table(), column.name()), value));
			}
		}
		return answers;
	}

	/**
	 * The schema in which the columns are there and accept {@code NULL}.
	 * @param before the schema as it is, whose primary keys stay that long
	 * @param after the schema as it shall be
	 */
	DatabaseSchema between(DatabaseSchema before, DatabaseSchema after) {
		Map<QualifiedName, Table> old = before.tablesByName();
		Map<QualifiedName, PrimaryKey> missing = new LinkedHashMap<>();
		for (Table table : after.tables()) {
			PrimaryKey key = table.primaryKey();
			if (key != null && key.columns().stream().anyMatch((column) -> isRequired(table, column))) {
				missing.put(table.name(), key);
			}
		}
		return after
			.tables(after.tables().stream().map((table) -> between(old.get(table.name()), table, missing)).toList());
	}

	private Table between(@Nullable Table before, Table after, Map<QualifiedName, PrimaryKey> missing) {
		List<Constraint> constraints = new ArrayList<>();
		Set<String> keyColumns = new HashSet<>();
		for (Constraint constraint : after.constraints()) {
			if (constraint instanceof PrimaryKey && missing.containsKey(after.name())) {
				remaining(before, after).ifPresent((key) -> {
					constraints.add(key);
					keyColumns.addAll(key.columns());
				});
			}
			else if (!(constraint instanceof ForeignKey key && needs(key, missing.get(key.referencedTable())))) {
				constraints.add(constraint);
			}
		}
		return after.columns(after.columns().stream().map((column) -> {
			boolean open = isRequired(after, column.name()) || column.nullable();
			return column.withNullable(open && !keyColumns.contains(column.name()));
		}).toList()).constraints(constraints);
	}

	private boolean isRequired(Table table, String column) {
		return this.columns.stream().anyMatch((required) -> required.is(table.name(), column));
	}

	/** The primary key that a table keeps until it gets another. */
	private static Optional<PrimaryKey> remaining(@Nullable Table before, Table after) {
		return Optional.ofNullable((before != null) ? before.primaryKey() : null)
			.filter((key) -> key.columns().stream().allMatch((column) -> after.column(column).isPresent()));
	}

	private static boolean needs(ForeignKey key, @Nullable PrimaryKey missing) {
		return missing != null && (key.referencedColumns().isEmpty()
				|| Set.copyOf(key.referencedColumns()).equals(Set.copyOf(missing.columns())));
	}

	/**
	 * The way, revision by revision.
	 * @param first what leads to the schema in between, and back
	 * @param last what leads on from there, and back
	 */
	List<Stage> stages(Stage first, Stage last) {
		List<Stage> stages = new ArrayList<>();
		if (!first.isEmpty()) {
			stages.add(first.notes(List
				.of("The first of three revisions: %s %s NULL until %s been filled in by the next one; the last one requires %s."
					.formatted(names(), (this.columns.size() == 1) ? "accepts" : "accept", haveThey(), them()))));
		}
		stages.add(new Stage("fill in " + names(), backfills(), List.of(), tasks(), List
			.of("The rows that are there get their values in batches, each in a transaction of its own. The downgrade leaves the values%s."
				.formatted(goWithTheColumns()))));
		stages.add(new Stage(first
			.isEmpty() ? "" : "require " + names(), last.upgrade(), last.downgrade(), List.of(), List
				.of("Fails and changes nothing while a row holds NULL. Instances of the application that insert rows without a value must be gone by then: to deploy without a pause, apply this revision with a later version than those before it.")));
		return stages;
	}

	private String goWithTheColumns() {
		if (!this.columns.stream().allMatch(RequiredColumn::added)) {
			return "";
		}
		return ": they go with " + ((this.columns.size() == 1) ? "the column" : "the columns");
	}

	private List<Operation> backfills() {
		List<Operation> backfills = new ArrayList<>();
		for (RequiredColumn column : this.columns) {
			String value = column.value();
			if (value != null) {
				backfills.add(column.backfill(value));
			}
		}
		return backfills;
	}

	private List<Stage.Task> tasks() {
		return this.columns.stream().filter((column) -> column.value() == null).map(RequiredColumn::task).toList();
	}

	/** Leaves out the warnings about rows that have no value: they get one. */
	List<Warning> correct(List<Warning> warnings) {
		return warnings.stream().filter((warning) -> !isFilled(warning)).toList();
	}

	private boolean isFilled(Warning warning) {
		String part = warning.part();
		return warning.kind() == Warning.Kind.REFUSES_NULL && part != null
				&& this.columns.stream().anyMatch((column) -> column.is(warning.object(), part));
	}

	/** {@code code and number of tasks}. */
	private String names() {
		if (this.columns.size() > MOST_NAMES) {
			return "required columns";
		}
		Map<QualifiedName, List<RequiredColumn>> byTable = this.columns.stream()
			.collect(Collectors.groupingBy(RequiredColumn::table, LinkedHashMap::new, Collectors.toList()));
		return byTable.entrySet()
			.stream()
			.map((entry) -> entry.getValue().stream().map(RequiredColumn::name).collect(Collectors.joining(" and "))
					+ " of " + entry.getKey())
			.collect(Collectors.joining(" and "));
	}

	private String haveThey() {
		return (this.columns.size() == 1) ? "it has" : "they have";
	}

	private String them() {
		return (this.columns.size() == 1) ? "it" : "them";
	}

}
