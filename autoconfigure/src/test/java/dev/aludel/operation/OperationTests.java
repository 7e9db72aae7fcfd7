package dev.aludel.operation;

import java.util.Arrays;
import java.util.List;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferrability;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class OperationTests {

	private static final QualifiedName TASKS = QualifiedName.of("tasks");

	private static final QualifiedName EVENTS = QualifiedName.parse("audit.events");

	private static final ColumnType TEXT = new ColumnType("text");

	private static final Index INDEX = Index.of("ix_tasks", false, List.of(IndexKey.column("a")));

	static List<Arguments> descriptions() {
		return List.of(arguments(new CreateSchema("audit", false), "create schema audit"),
				arguments(new DropSchema("audit", true), "drop schema audit"),
				arguments(new CreateExtension("citext", null, false), "create extension citext"),
				arguments(new DropExtension("citext", false), "drop extension citext"),
				arguments(new CreateTable(Table.of(EVENTS), false), "create table audit.events"),
				arguments(new DropTable(EVENTS, false), "drop table audit.events"),
				arguments(new RenameTable(EVENTS, "log", false), "rename table audit.events to log"),
				arguments(new MoveTable(EVENTS, "old", false), "move table audit.events to schema old"),
				arguments(new AddColumn(TASKS, Column.of("a", TEXT), false), "add column tasks.a"),
				arguments(new DropColumn(TASKS, "a", false), "drop column tasks.a"),
				arguments(new RenameColumn(TASKS, "a", "b"), "rename column tasks.a to b"),
				arguments(new AlterColumnType(TASKS, "a", TEXT, null, null), "alter type of tasks.a to text"),
				arguments(new SetNotNull(TASKS, "a"), "set not null on tasks.a"),
				arguments(new DropNotNull(TASKS, "a"), "drop not null on tasks.a"),
				arguments(new SetDefault(TASKS, "a", "'x'"), "set default of tasks.a to 'x'"),
				arguments(new DropDefault(TASKS, "a"), "drop default of tasks.a"),
				arguments(new AddIdentity(TASKS, "a", Identity.always()), "add identity to tasks.a"),
				arguments(new AlterIdentity(TASKS, "a", Identity.always()), "alter identity of tasks.a"),
				arguments(new DropIdentity(TASKS, "a", false), "drop identity of tasks.a"),
				arguments(add(PrimaryKey.of("pk", List.of("a", "b"))), "add primary key pk (a, b) to tasks"),
				arguments(add(PrimaryKey.of(null, List.of("a"))), "add primary key (a) to tasks"),
				arguments(add(UniqueConstraint.of("uq", List.of("a", "b"))), "add unique uq (a, b) to tasks"),
				arguments(add(ForeignKey.of("fk", List.of("a"), EVENTS, List.of())),
						"add foreign key fk (a) referencing audit.events to tasks"),
				arguments(add(CheckConstraint.of("ck", "a > 0")), "add check ck (a > 0) to tasks"),
				arguments(add(exclusion("ex")), "add exclusion constraint ex to tasks"),
				arguments(add(exclusion("ex").named(null)), "add exclusion constraint to tasks"),
				arguments(new DropConstraint(TASKS, "ck", false), "drop constraint ck of tasks"),
				arguments(new ValidateConstraint(TASKS, "ck"), "validate constraint ck of tasks"),
				arguments(new RenameConstraint(TASKS, "ck", "x"), "rename constraint ck of tasks to x"),
				arguments(new AlterTable(TASKS, List.of(new SetNotNull(TASKS, "a"), new DropColumn(TASKS, "b", true)),
						false), "set not null on tasks.a, drop column tasks.b"),
				arguments(new CreateIndex(TASKS, INDEX, false, false), "create index ix_tasks on tasks"),
				arguments(new CreateIndex(TASKS, Index.of(null, true, INDEX.keys()), false, false),
						"create unique index on tasks"),
				arguments(new DropIndex(TASKS, "ix", false, false), "drop index ix of tasks"),
				arguments(new RenameIndex(TASKS, "ix", "x", false), "rename index ix of tasks to x"),
				arguments(new CreateSequence(Sequence.of(EVENTS), false), "create sequence audit.events"),
				arguments(new AlterSequence(EVENTS, TEXT, SequenceOptions.DEFAULTS, false),
						"alter sequence audit.events"),
				arguments(new DropSequence(EVENTS, false), "drop sequence audit.events"),
				arguments(new RenameSequence(EVENTS, "s", false), "rename sequence audit.events to s"),
				arguments(new MoveSequence(EVENTS, "old", false), "move sequence audit.events to schema old"),
				arguments(new CreateEnumType(new EnumType(EVENTS, List.of())), "create enum type audit.events"),
				arguments(new DropEnumType(EVENTS, false), "drop enum type audit.events"),
				arguments(new RenameEnumType(EVENTS, "e"), "rename enum type audit.events to e"),
				arguments(new AddEnumValue(EVENTS, "x", null, false), "add value x to enum type audit.events"),
				arguments(new RenameEnumValue(EVENTS, "x", "y"), "rename value x of enum type audit.events to y"),
				arguments(comment(new SetComment.OnTable(EVENTS)), "comment on table audit.events"),
				arguments(comment(new SetComment.OnColumn(TASKS, "a")), "comment on column tasks.a"),
				arguments(comment(new SetComment.OnIndex(TASKS, "ix")), "comment on index ix of tasks"),
				arguments(comment(new SetComment.OnConstraint(TASKS, "ck")), "comment on constraint ck of tasks"),
				arguments(new SetComment(new SetComment.OnTable(TASKS), null), "remove comment on table tasks"),
				arguments(new ExecuteSql("select 1", List.of()), "execute SQL"),
				arguments(new BulkInsert(TASKS, List.of("a"), List.of(List.of(1), List.of(2))),
						"insert 2 rows into tasks"),
				arguments(new BulkInsert(TASKS, List.of("a"), List.of(List.of(1))), "insert 1 row into tasks"),
				arguments(new Backfill(TASKS, RowUpdate.of("a = 1")), "backfill tasks: a = 1"));
	}

	@ParameterizedTest
	@MethodSource("descriptions")
	void saysWhatItDoes(Operation operation, String description) {
		assertThat(operation.describe()).isEqualTo(description);
	}

	@Test
	void refusesAnEmptyChange() {
		assertThatIllegalArgumentException().isThrownBy(() -> new AlterTable(EVENTS, List.of(), false))
			.withMessage("The change of table audit.events is empty.");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new AlterSequence(EVENTS, null, SequenceOptions.DEFAULTS, false))
			.withMessage("The change of sequence audit.events is empty.");
		assertThat(new AlterSequence(EVENTS, null, SequenceOptions.DEFAULTS,
				new AlterSequence.Ownership(new ColumnReference(TASKS, "id")), false)
			.ownership()).hasToString("Ownership[column=tasks.id]");
	}

	@Test
	void refusesAChangeOfAnotherTable() {
		List<TableChange> changes = List.of(new SetNotNull(EVENTS, "a"));
		assertThatIllegalArgumentException().isThrownBy(() -> new AlterTable(TASKS, changes, false))
			.withMessage("A change of table tasks cannot change table audit.events.");
	}

	@Test
	void refusesAnIndexWithoutTheNameItNeeds() {
		Index unnamed = INDEX.named(null);
		assertThatIllegalArgumentException().isThrownBy(() -> new CreateIndex(TASKS, unnamed, false, true))
			.withMessage("The index of table tasks needs a name for if not exists.");
		assertThatIllegalArgumentException().isThrownBy(() -> new CreateIndex(TASKS, unnamed, true, false))
			.withMessage("The index of table tasks needs a name to be built concurrently: "
					+ "a build that fails leaves it behind.");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new CreateIndex(TASKS, unnamed.comment("x"), false, false))
			.withMessage("The index of table tasks needs a name for its comment.");
	}

	@Test
	void refusesARowThatDoesNotFitItsColumns() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new BulkInsert(TASKS, List.of("a", "b"), List.of(List.of(1, 2), List.of(3))))
			.withMessage("Row 2 for table tasks has 1 values for 2 columns (a, b).");
	}

	@Test
	void refusesABlankStatement() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ExecuteSql(" ", List.of()))
			.withMessage("The SQL statement must not be blank.");
	}

	@Test
	void takesNullAmongTheValues() {
		assertThat(new ExecuteSql("select ?", Arrays.asList((Object) null)).parameters()).containsOnlyNulls();
		assertThat(new BulkInsert(TASKS, List.of("a"), List.of(Arrays.asList((Object) null))).rows().get(0))
			.containsOnlyNulls();
	}

	private static AddConstraint add(Constraint constraint) {
		return new AddConstraint(TASKS, constraint);
	}

	private static SetComment comment(SetComment.Target target) {
		return new SetComment(target, "x");
	}

	private static ExclusionConstraint exclusion(String name) {
		return new ExclusionConstraint(name, "gist",
				List.of(new ExclusionConstraint.Element(IndexKey.column("a"), "=")), List.of(), null,
				Deferrability.NOT_DEFERRABLE);
	}

}
