package dev.aludel.operation;

import java.util.List;
import java.util.stream.Stream;

import dev.aludel.Definitions;
import dev.aludel.postgresql.SqlRenderer;
import dev.aludel.postgresql.SqlStatement;
import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.aludel.Definitions.array;
import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.bool;
import static dev.aludel.Definitions.check;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.date;
import static dev.aludel.Definitions.foreignKey;
import static dev.aludel.Definitions.index;
import static dev.aludel.Definitions.integer;
import static dev.aludel.Definitions.jsonb;
import static dev.aludel.Definitions.numeric;
import static dev.aludel.Definitions.primaryKey;
import static dev.aludel.Definitions.text;
import static dev.aludel.Definitions.timestamptz;
import static dev.aludel.Definitions.type;
import static dev.aludel.Definitions.unique;
import static dev.aludel.Definitions.uuid;
import static dev.aludel.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class OperationKindTests {

	private static final QualifiedName TASKS = QualifiedName.of("tasks");

	static Stream<Arguments> columns() {
		return Stream.of(Arguments.of(column("c", text()), OperationKind.FAST, false),
				Arguments.of(column("c", varchar(20)).notNull().defaultValue("'it''s'"), OperationKind.FAST, false),
				Arguments.of(column("c", numeric(10, 2)).notNull().defaultValue("-1.5"), OperationKind.FAST, false),
				Arguments.of(column("c", timestamptz(6)).defaultValue("now()"), OperationKind.FAST, false),
				Arguments.of(column("c", date()).defaultValue("CURRENT_DATE"), OperationKind.FAST, false),
				Arguments.of(column("c", bool()).notNull().defaultValue("false"), OperationKind.FAST, false),
				Arguments.of(column("c", jsonb()).defaultValue("'{}'::jsonb"), OperationKind.FAST, false),
				Arguments.of(column("c", array(integer())).defaultValue("'{}'::integer[]"), OperationKind.FAST, false),
				Arguments.of(column("c", uuid()).defaultValue("gen_random_uuid()"), OperationKind.SCAN, true),
				Arguments.of(column("c", timestamptz(6)).defaultValue("clock_timestamp()"), OperationKind.SCAN, true),
				Arguments.of(column("c", bigint()).identity(), OperationKind.SCAN, true),
				Arguments.of(column("c", bigint()).generatedAlwaysAs("id + 1"), OperationKind.SCAN, true),
				Arguments.of(column("c", type("positive")), OperationKind.SCAN, true),
				// These do not, but that takes more than their words.
				Arguments.of(column("c", text()).defaultValue("'a' || 'b'"), OperationKind.SCAN, false),
				Arguments.of(column("c", type("mood")), OperationKind.SCAN, false));
	}

	@ParameterizedTest
	@MethodSource("columns")
	void aColumnThatWritesEveryRowIsNeverFast(Column column, OperationKind kind, boolean rewritten,
			TestDatabase database) {
		database.execute("create domain positive as integer check (value > 0); create type mood as enum ('sad'); "
				+ "create table tasks (id bigint); insert into tasks values (1)");
		List<String> before = database.query("select relfilenode from pg_class where relname = 'tasks'");
		AddColumn operation = new AddColumn(TASKS, column, false);
		for (SqlStatement statement : new SqlRenderer().render(operation)) {
			database.execute(statement.sql());
		}
		assertThat(operation.kind()).isEqualTo(kind);
		assertThat(!database.query("select relfilenode from pg_class where relname = 'tasks'").equals(before))
			.isEqualTo(rewritten);
	}

	@Test
	void whatChecksOrBuildsIsAScan() {
		assertThat(kinds(new SetNotNull(TASKS, "a"), new AlterColumnType(TASKS, "a", text(), null, null),
				new AddConstraint(TASKS, primaryKey("pk", "id")), new AddConstraint(TASKS, unique("uq", "id")),
				new AddConstraint(TASKS, check("ck", "id > 0")),
				new AddConstraint(TASKS, foreignKey("fk", "a").references("b", "id")),
				new ValidateConstraint(TASKS, "ck"), new ValidateConstraint(TASKS, "ck", true),
				new CreateIndex(TASKS, index("ix").on("a"), false, false),
				new AddColumn(TASKS, column("a", text()).notNull(), false)))
			.containsOnly(OperationKind.SCAN);
	}

	@Test
	void whatChangesTheCatalogIsFast() {
		assertThat(kinds(new DropColumn(TASKS, "a", false), new DropNotNull(TASKS, "a"),
				new AddConstraint(TASKS, check("ck", "id > 0").notValid()),
				new AddConstraint(TASKS, foreignKey("fk", "a").references("b", "id").notValid()),
				new DropConstraint(TASKS, "ck", false), new DropIndex(TASKS, "ix", false, false),
				new RenameTable(TASKS, "b", false), new DropTable(TASKS, false)))
			.containsOnly(OperationKind.FAST);
	}

	@Test
	void severalChangesAtOnceAreAsSlowAsTheSlowest() {
		TableChange fast = new DropNotNull(TASKS, "a");
		TableChange slow = new SetNotNull(TASKS, "b");
		assertThat(kinds(new AlterTable(TASKS, List.of(fast, fast), false))).containsExactly(OperationKind.FAST);
		assertThat(kinds(new AlterTable(TASKS, List.of(fast, slow), false))).containsExactly(OperationKind.SCAN);
	}

	@Test
	void whatRunsBesideOthersIsConcurrent() {
		assertThat(kinds(new CreateIndex(TASKS, index("ix").on("a"), true, false),
				new DropIndex(TASKS, "ix", true, false)))
			.containsOnly(OperationKind.CONCURRENT);
	}

	@Test
	void rowsAreDataAndWordsAreSql() {
		assertThat(kinds(new BulkInsert(TASKS, List.of("a"), List.of(List.of(1))),
				new Backfill(TASKS, Definitions.set("a = 1"))))
			.containsOnly(OperationKind.DATA);
		assertThat(kinds(new ExecuteSql("select 1", List.of()), new CreateExtension("citext", null, false)))
			.containsOnly(OperationKind.SQL);
	}

	private static List<OperationKind> kinds(Operation... operations) {
		return Stream.of(operations).map(Operation::kind).toList();
	}

}
