package dev.aludel.autogenerate.compare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;

import org.jspecify.annotations.Nullable;

/** What the way from one schema to another can do to the rows. */
final class DataWarnings {

	private final DatabaseSchema from;

	private final DatabaseSchema to;

	private final Map<QualifiedName, Long> rows;

	private final Set<ObjectPath> replaced;

	private final Answers answers;

	private final Notes notes = new Notes();

	/**
	 * Creates the warnings.
	 * @param from the database
	 * @param to what it shall be
	 * @param rows the estimated number of rows, by table; a table that is missing may
	 * hold any number
	 * @param replaced the values that go and whose rows get another one
	 * @param answers what a person has said
	 */
	DataWarnings(DatabaseSchema from, DatabaseSchema to, Map<QualifiedName, Long> rows, Set<ObjectPath> replaced,
			Answers answers) {
		this.from = from;
		this.to = to;
		this.rows = rows;
		this.replaced = replaced;
		this.answers = answers;
	}

	List<Warning> warnings() {
		Map<QualifiedName, Table> after = this.to.tablesByName();
		for (Table table : this.from.tables()) {
			Table target = after.get(table.name());
			if (target == null) {
				dropsTable(table);
			}
			else if (!table.equals(target)) {
				addTable(table, target);
			}
		}
		addEnumTypes();
		addSequences();
		return this.notes.warnings();
	}

	private void dropsTable(Table table) {
		add(Warning.Kind.DROPS_TABLE, table.name(), null,
				"Table %s is dropped with all its rows%s. ".formatted(table.name(), about(table.name()))
						+ "The downgrade brings back the table, not the rows.");
	}

	private void addTable(Table before, Table after) {
		for (Column column : before.columns()) {
			Column target = after.column(column.name()).orElse(null);
			if (target == null) {
				dropsColumn(before, column);
			}
			else if (!column.equals(target)) {
				addColumn(before.name(), column, target);
			}
		}
		addChecks(before, after);
	}

	private void dropsColumn(Table table, Column column) {
		add(Warning.Kind.DROPS_COLUMN, table.name(), column.name(),
				"Column %s.%s is dropped with all its values%s. ".formatted(table.name(), column.name(),
						about(table.name())) + "The downgrade brings back the column, not the values.");
	}

	private void addColumn(QualifiedName table, Column before, Column after) {
		String name = table + "." + before.name();
		if (after.generation() instanceof ComputedValue && !(before.generation() instanceof ComputedValue)) {
			add(Warning.Kind.REPLACES_VALUES, table, before.name(),
					"Column %s becomes a computed one: the values it holds%s are lost.".formatted(name, about(table)));
			return;
		}
		if (before.generation() instanceof ComputedValue computed && after.generation() == null
				&& computed.storage() == ComputedValue.Storage.VIRTUAL) {
			add(Warning.Kind.REPLACES_VALUES, table, before.name(),
					"Column %s becomes a plain one and starts empty: its values are computed when read, not stored."
						.formatted(name));
		}
		if (before.nullable() && !after.nullable() && !(after.generation() instanceof ComputedValue)) {
			add(Warning.Kind.REFUSES_NULL, table, before.name(),
					"Column %s becomes not null, which fails when a row holds NULL%s.".formatted(name, about(table)));
		}
		if (!before.type().equals(after.type())) {
			changesType(table, before, after);
		}
	}

	private void changesType(QualifiedName table, Column before, Column after) {
		String change = "Column %s.%s changes from %s to %s".formatted(table, before.name(), before.type(),
				after.type());
		switch (TypeChange.of(before.type(), after.type())) {
			case NARROWS -> add(Warning.Kind.NARROWS_TYPE, table, before.name(),
					change + ", which holds less: " + this.answers.using(new ColumnReference(table, before.name()))
						.map((expression) -> "its values become " + expression + ", and what that leaves out is lost")
						.orElse("values that do not fit are rounded or make the upgrade fail") + about(table) + ".");
			case CONVERTS -> add(Warning.Kind.CONVERTS_TYPE, table, before.name(),
					change + ": check how its values are converted; one that cannot be makes the upgrade fail"
							+ about(table) + ".");
			case REWRITES -> {
				if (!isEmpty(table)) {
					add(Warning.Kind.REWRITES_TABLE, table, before.name(),
							change + ", which writes every row anew while nobody else can read the table" + about(table)
									+ ".");
				}
			}
			case WIDENS -> {
			}
		}
	}

	/** A value set that got smaller: what an enum that lost a constant looks like. */
	private void addChecks(Table before, Table after) {
		for (CheckConstraint check : before.checkConstraints()) {
			Set<String> values = values(check, before);
			Set<String> columns = columns(before, check);
			if (values.isEmpty() || states(after, check)) {
				continue;
			}
			for (CheckConstraint other : after.checkConstraints()) {
				if (states(before, other)) {
					continue;
				}
				SqlExpression expression = new SqlExpression(other.expression());
				Set<String> remaining = values(other, after);
				Set<String> lost = new TreeSet<>(values);
				lost.removeAll(remaining);
				columns.forEach((column) -> lost.removeIf((value) -> this.replaced
					.contains(ValueQuestions.path(new ColumnReference(before.name(), column), value))));
				if (!lost.isEmpty() && remaining.stream().anyMatch(values::contains)
						&& expression.mentionsColumn(columns)) {
					add(Warning.Kind.REMOVES_VALUE, before.name(), other.name(),
							"Check %s of table %s no longer accepts %s, which fails when a row holds it%s."
								.formatted(other.name(), before.name(), String.join(", ", lost), about(before.name())));
				}
			}
		}
	}

	private static Set<String> values(CheckConstraint check, Table table) {
		ValueList positions = ValueList.positions(check, table);
		return (positions != null) ? new LinkedHashSet<>(positions.values())
				: new SqlExpression(check.expression()).literals();
	}

	private static boolean states(Table table, CheckConstraint check) {
		return table.checkConstraints().stream().anyMatch((other) -> other.expression().equals(check.expression()));
	}

	/** Without the words that only look like columns. */
	private static Set<String> columns(Table table, CheckConstraint check) {
		Set<String> columns = new TreeSet<>(new SqlExpression(check.expression()).columns());
		columns.removeIf((name) -> table.column(name).isEmpty());
		return columns;
	}

	private void addEnumTypes() {
		Map<QualifiedName, EnumType> after = new TreeMap<>();
		this.to.enumTypes().forEach((type) -> after.put(type.name(), type));
		for (EnumType type : this.from.enumTypes()) {
			EnumType target = after.get(type.name());
			if (target == null) {
				add(Warning.Kind.DROPS_ENUM_TYPE, type.name(), null, "Enum type " + type.name() + " is dropped.");
				continue;
			}
			Set<String> used = EnumReplacement.usedAtOnce(type, target, this.to.tables());
			if (!used.isEmpty()) {
				add(Warning.Kind.REWRITES_TABLE, type.name(), null,
						"Enum type %s is made anew, as its new value %s is used at once and PostgreSQL takes it only in the next transaction: every row of its tables is written anew while nobody else can read them. To avoid that, draft twice: the value first, its use afterwards."
							.formatted(type.name(), String.join(", ", used)));
			}
			if (EnumReplacement.moves(type, target)) {
				add(Warning.Kind.REWRITES_TABLE, type.name(), null,
						"Enum type %s is made anew, as its values get another order: every row of its tables is written anew while nobody else can read them."
							.formatted(type.name()));
			}
			type.values()
				.stream()
				.filter((value) -> !target.values().contains(value)
						&& !this.replaced.contains(ObjectPath.of(type.name(), value)))
				.forEach((value) -> add(Warning.Kind.REMOVES_VALUE, type.name(), value,
						"Value %s of enum type %s goes, which fails when a row holds it: the type is made anew and its columns are converted."
							.formatted(value, type.name())));
		}
	}

	private void addSequences() {
		Map<QualifiedName, Sequence> before = new TreeMap<>();
		this.from.sequences().forEach((sequence) -> before.put(sequence.name(), sequence));
		Map<QualifiedName, Sequence> after = new TreeMap<>();
		this.to.sequences().forEach((sequence) -> after.put(sequence.name(), sequence));
		before.forEach((name, sequence) -> {
			Sequence target = after.get(name);
			if (target == null && sequence.ownedBy() == null) {
				add(Warning.Kind.DROPS_SEQUENCE, name, null,
						"Sequence " + name + " is dropped. The downgrade starts it anew, not where it stands now.");
			}
			else if (target != null && !sequence.options().equals(target.options())) {
				add(Warning.Kind.ALTERS_SEQUENCE, name, null, "Sequence " + name
						+ " changes its options: running instances that count in the old steps may hand out the same values.");
			}
		});
		after.keySet().stream().filter((name) -> !before.containsKey(name)).forEach(this::startsSequence);
	}

	/** Hibernate draws the ids of an entity from a sequence named after its table. */
	private void startsSequence(QualifiedName name) {
		this.from.tables()
			.stream()
			.filter((table) -> name.equals(table.name().sibling(table.name().name() + "_seq"))
					&& !isEmpty(table.name()))
			.filter((table) -> table.columns().stream().noneMatch((column) -> column.generation() instanceof Identity))
			.filter((table) -> Optional.ofNullable(this.to.tablesByName().get(table.name()))
				.flatMap((target) -> DrawnIds.of(name, target))
				.isEmpty())
			.forEach((table) -> add(Warning.Kind.STARTS_SEQUENCE, name, null,
					"Sequence %s starts anew although table %s may hold rows%s: set it above the highest id, by its step."
						.formatted(name, table.name(), about(table.name()))));
	}

	static boolean needsValue(Column column) {
		return !column.nullable() && column.defaultValue() == null && column.generation() == null;
	}

	private boolean isEmpty(QualifiedName table) {
		return Long.valueOf(0).equals(this.rows.get(table));
	}

	private String about(QualifiedName table) {
		Long estimate = this.rows.get(table);
		if (estimate == null || estimate < 0) {
			return "";
		}
		return (estimate == 1) ? " (about 1 row)" : " (about " + estimate + " rows)";
	}

	private void add(Warning.Kind kind, QualifiedName object, @Nullable String part, String sentence) {
		this.notes.add(kind, object, part, sentence);
	}

}
