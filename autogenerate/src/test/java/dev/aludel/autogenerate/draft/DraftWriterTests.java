package dev.aludel.autogenerate.draft;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.aludel.Operations;
import dev.aludel.operation.Operation;
import dev.aludel.operation.SetDefault;
import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import org.junit.jupiter.api.Test;

import static dev.aludel.Definitions.array;
import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.bool;
import static dev.aludel.Definitions.bytea;
import static dev.aludel.Definitions.character;
import static dev.aludel.Definitions.check;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.date;
import static dev.aludel.Definitions.doublePrecision;
import static dev.aludel.Definitions.enumType;
import static dev.aludel.Definitions.exclusion;
import static dev.aludel.Definitions.expression;
import static dev.aludel.Definitions.foreignKey;
import static dev.aludel.Definitions.index;
import static dev.aludel.Definitions.integer;
import static dev.aludel.Definitions.interval;
import static dev.aludel.Definitions.json;
import static dev.aludel.Definitions.jsonb;
import static dev.aludel.Definitions.key;
import static dev.aludel.Definitions.numeric;
import static dev.aludel.Definitions.options;
import static dev.aludel.Definitions.primaryKey;
import static dev.aludel.Definitions.real;
import static dev.aludel.Definitions.row;
import static dev.aludel.Definitions.sequence;
import static dev.aludel.Definitions.smallint;
import static dev.aludel.Definitions.table;
import static dev.aludel.Definitions.text;
import static dev.aludel.Definitions.time;
import static dev.aludel.Definitions.timestamp;
import static dev.aludel.Definitions.timestamptz;
import static dev.aludel.Definitions.timetz;
import static dev.aludel.Definitions.type;
import static dev.aludel.Definitions.unique;
import static dev.aludel.Definitions.uniqueIndex;
import static dev.aludel.Definitions.uuid;
import static dev.aludel.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DraftWriterTests {

	@Test
	void breaksTheListOfWhatASquashedRevisionReplaces() {
		DraftRevision revision = DraftRevision
			.of("20260101000000", List.of("20250101090000"), "the tables of 2025", "db.migration")
			.replaces(List.of("20250115143022", "20250116143022", "20250117143022", "20250118143022", "20250119143022",
					"20250120143022"));
		assertThat(new DraftWriter().write(Draft.of(revision, List.of(), List.of())).text()).contains(
				"""
						@Revision(id = "20260101000000", revises = "20250101090000", replaces = { "20250115143022", "20250116143022",
								"20250117143022", "20250118143022", "20250119143022", "20250120143022" }, message = "the tables of 2025")
						public class R20260101000000_TheTablesOf2025 implements Migration {
						""");
	}

	@Test
	void draftsTheSampleOfTheDesignAsTheDesignShowsIt() {
		Draft draft = draft("20250115143022", "20250110091500", "add status column to tasks", (op) -> {
			op.addColumn("tasks", column("status", varchar(20)).notNull().defaultValue("'pending'"));
			op.createIndex("tasks", index("ix_tasks_status").on("status"));
		}, (op) -> {
			op.dropIndex("tasks", "ix_tasks_status");
			op.dropColumn("tasks", "status");
		});
		assertThat(write(draft)).isEqualTo("""
				package db.migration;

				import dev.aludel.Migration;
				import dev.aludel.Operations;
				import dev.aludel.Revision;

				import static dev.aludel.Definitions.column;
				import static dev.aludel.Definitions.index;
				import static dev.aludel.Definitions.varchar;

				/** Add status column to tasks. */
				@Revision(id = "20250115143022", revises = "20250110091500", message = "add status column to tasks")
				public class R20250115143022_AddStatusColumnToTasks implements Migration {

					@Override
					public void upgrade(Operations op) {
						op.addColumn("tasks", column("status", varchar(20)).notNull().defaultValue("'pending'"));
						op.createIndex("tasks", index("ix_tasks_status").on("status"));
					}

					@Override
					public void downgrade(Operations op) {
						op.dropIndex("tasks", "ix_tasks_status");
						op.dropColumn("tasks", "status");
					}

				}
				""");
	}

	@Test
	void draftsATableWithEverything() {
		Draft draft = draft("20250301120000", "20250115143022", "create bookings", (op) -> {
			op.createEnumType("mood", "sad", "ok", "happy");
			op.createTable("bookings", column("id", bigint()).identity(),
					column("external_id", bigint())
						.identity(Identity.always().with(options().startWith(1000).cache(20))),
					column("room_id", integer()).notNull(), column("guest_id", bigint()),
					column("code", varchar(40)).collation("C").notNull().comment("What the guest is told."),
					column("flags", character(1)).defaultValue("'N'"), column("small", smallint()),
					column("title", text()), column("open_end", bool()).notNull().defaultValue("false"),
					column("price", numeric(12, 2)).notNull().defaultValue("0"), column("weight", real()),
					column("share", doublePrecision()), column("day", date()), column("at", time(0)),
					column("at_zone", timetz(3)), column("local", timestamp(6)),
					column("created_at", timestamptz(3)).notNull().defaultValue("now()"), column("stay", interval()),
					column("token", uuid()).defaultValue("gen_random_uuid()"), column("raw", json()),
					column("attributes", jsonb()).notNull().defaultValue("'{}'"), column("scan", bytea()),
					column("mood", enumType("mood")), column("moods", array(enumType("mood"))),
					column("counts", array(integer())), column("embedding", type("vector(3)")),
					column("total", numeric()).generatedAlwaysAs("price * 1.19"), primaryKey("pk_bookings", "id"),
					unique("uq_bookings_code", "code").include("title").nullsNotDistinct().initiallyDeferred(),
					foreignKey("fk_bookings_room", "room_id").references("hotel.rooms", "id")
						.onDelete(ReferentialAction.CASCADE),
					foreignKey("fk_bookings_guest", "guest_id").references("guests")
						.onDelete(ReferentialAction.SET_NULL, "guest_id")
						.onUpdate(ReferentialAction.RESTRICT)
						.matchFull()
						.deferrable()
						.notValid(),
					check("ck_bookings_price", "price >= 0").noInherit(),
					check("ck_bookings_flags",
							"flags in ('N', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M') or title is not null"),
					exclusion("ex_bookings_room").with("room_id", "=")
						.with(expression("tstzrange(created_at, null)"), "&&")
						.where("not open_end"));
			op.createIndex("bookings", uniqueIndex("ux_bookings_code").on(expression("lower(code)")).where("open_end"));
			op.createIndexConcurrently("bookings",
					index("ix_bookings_room_created").on(key("room_id"), key("created_at").desc().nullsLast())
						.include("title")
						.with("fillfactor", "70")
						.comment("For the board."));
			op.createIndex("bookings",
					index("ix_bookings_attributes").on(key("attributes").operatorClass("jsonb_path_ops")).using("gin"));
		}, (op) -> {
			op.dropTable("bookings");
			op.dropEnumType("mood");
		});
		new GoldenFile("table-with-everything.txt").holds(write(draft));
	}

	@Test
	void draftsABatchAndTheOtherVerbs() {
		Draft draft = draft("20250302120000", "20250301120000", "widen orders", (op) -> {
			op.alterTable("shop.orders", (orders) -> {
				orders.addColumn(column("currency", character(3)).notNull().defaultValue("'EUR'"));
				orders.alterColumnType("total", numeric(14, 2), "total::numeric(14,2)");
				orders.setNotNull("customer_id");
				orders.dropDefault("note");
				orders.addConstraint(check("ck_orders_total", "total >= 0").notValid());
				orders.validateConstraint("ck_orders_total");
			});
			op.alterColumnCollation("shop.orders", "note", text(), "C");
			op.renameColumn("shop.orders", "remark", "note");
			op.createSequence(sequence("order_no").startWith(1000).incrementBy(50));
			op.createSequence(sequence("shop.line_no").as(integer())
				.with(options().minValue(10).maxValue(5_000_000_000L).cycling())
				.ownedBy("shop.lines", "no"));
			op.alterSequence("order_no", options().incrementBy(1));
			op.addEnumValueBefore("mood", "glad", "happy");
			op.commentOnColumn("shop.orders", "note", null);
			op.createTable(table("shop.notes", column("id", bigint()).identity(), primaryKey("pk_notes", "id"))
				.indexes(List.of(index("ix_notes_id").on("id")))
				.comment("Notes of orders."));
			op.bulkInsert("labels", List.of("id", "name", "rank", "at"),
					List.of(row(1L, "bug", new BigDecimal("1.50"), Instant.parse("2025-01-15T14:30:22Z")),
							row(2L, "it's \"new\"", null, null)));
			op.execute("update shop.orders set note = ? where id = ?", "none", 17);
			op.execute("""
					update shop.orders
					set currency = 'USD'
					where note like '%\\$%'
					  and total > 0
					""");
		}, (op) -> {
		});
		new GoldenFile("batch-and-verbs.txt")
			.holds(write(draft.downgrade(List.of(DraftStep.irreversible("The old currency of an order is lost.")))));
	}

	@Test
	void draftsHostileStringsAsTheyAre() {
		Draft draft = draft("20250303120000", "20250302120000", "don't \"break\" */ the <b>draft</b>\nnever", (op) -> {
			op.addColumn("we\"ird", column("two words", text()).defaultValue("'it''s \\ \"here\"'"));
			op.addColumn("\"a.b\".c", column("日本", text()).defaultValue("'\u202e\u200b\u00a0'"));
			op.execute("select $$\n\tone\n\n  \"two\"\n$$");
			op.execute("  all lines\n  are indented");
			op.execute("select 1 -- trailing \nfrom t");
			op.execute("select '%s $S $T \\u0041'");
			op.execute("ends with a \"quoted\nname\"");
		}, (op) -> {
		});
		new GoldenFile("hostile-strings.txt").holds(write(draft));
	}

	@Test
	void draftsWhatAReaderMustKnow() {
		Draft draft = draft("20250304120000", "20250303120000", "drop nickname", (op) -> {
			op.dropColumn("users", "nickname");
			op.setNotNull("users", "email");
		}, (op) -> {
			op.dropNotNull("users", "email");
			op.addColumn("users", column("nickname", varchar(255)));
		});
		List<DraftStep> noted = new ArrayList<>(draft.upgrade());
		noted.set(0, DraftStep.of(((DraftStep.Perform) noted.get(0)).operation(),
				"Drops the values of users.nickname: 1,204 of 1,310 rows have one. Undoing this revision brings the column "
						+ "back, but not what it held.",
				"Keep the column until no running version of the application writes it."));
		DraftRemarks remarks = DraftRemarks.NONE
			.notes(List.of("Users may also have been renamed to people: if so, write op.renameTable here."))
			.unproven(List.of("After the upgrade, this is still to do:", "drop index ix_users_nickname of users"))
			.notProven(List.of("The lock on users was not obtained within 3 s."))
			.notCompared(List.of("options of table events (partition by …)", "view task_summary"));
		new GoldenFile("remarks.txt").holds(write(draft.upgrade(noted).remarks(remarks)));
	}

	@Test
	void draftsAMergeThatDoesNothing() {
		DraftRevision revision = DraftRevision
			.of("20250305120000", List.of("20250304120000", "20250304130000"), "", "db.migration")
			.dependsOn(List.of("20250101000000"))
			.branchLabels(List.of("billing"));
		new GoldenFile("merge.txt").holds(write(Draft.of(revision, List.of(), List.of())));
	}

	@Test
	void draftsAMergeThatItsReaderHasToDecideOn() {
		DraftRevision revision = DraftRevision
			.of("20250305120000", List.of("20250304120000", "20250304130000"), "merge invoices and audit",
					"db.migration")
			.dependsOn(List.of("20250101000000", "core"))
			.branchLabels(List.of("billing", "reports"));
		DraftRemarks remarks = DraftRemarks.NONE.notes(List.of(
				"Both sides touch table tasks. Databases will have run them in either order: see that both "
						+ "orders end in the same schema.",
				"What was not read: 20250304130000 runs 2 SQL statements."));
		new GoldenFile("merge-to-decide.txt").holds(write(Draft.of(revision, List.of(), List.of()).remarks(remarks)));
	}

	@Test
	void knowsAnEnumTypeOnlyWhenItIsToldOfIt() {
		Draft draft = draft("1", "0", "moods", (op) -> op.addColumn("t", column("m", type("\"Mood\""))), (op) -> {
		});
		assertThat(write(draft)).contains("column(\"m\", type(\"\\\"Mood\\\"\"))");
		assertThat(write(draft.enumTypes(List.of(QualifiedName.of("Mood")))))
			.contains("column(\"m\", enumType(\"Mood\"))");
	}

	@Test
	void aMessageInAnyWritingMakesAClassThatEveryMachineCanName() {
		assertThat(className("add status column to tasks")).isEqualTo("R1_AddStatusColumnToTasks");
		assertThat(className("don't drop HTTP-headers (2)")).isEqualTo("R1_DontDropHTTPHeaders2");
		assertThat(className("Größe ändern: café, Łódź, Ærø")).isEqualTo("R1_GrosseAndernCafeLodzAero");
		assertThat(className("class")).isEqualTo("R1_Class");
		assertThat(className("добавить статус")).isEqualTo("R1_Migration");
		assertThat(className("статус tasks")).isEqualTo("R1_Tasks");
		assertThat(className("")).isEqualTo("R1_Migration");
		assertThat(className(" \n ")).isEqualTo("R1_Migration");
		assertThat(className("word ".repeat(100))).isEqualTo("R1_" + "Word".repeat(15));
		assertThat(className("x".repeat(300))).isEqualTo("R1_X" + "x".repeat(59));
	}

	@Test
	void theFileHasTheNameOfTheClass() {
		JavaSource source = new DraftWriter()
			.write(Draft.of(DraftRevision.of("1", List.of(), "add tasks", "db.migration"), List.of(), List.of()));
		assertThat(source.qualifiedName()).isEqualTo("db.migration.R1_AddTasks");
		assertThat(source.in(Path.of("src"))).isEqualTo(Path.of("src", "db", "migration", "R1_AddTasks.java"));
		assertThat(source.text()).contains("public class R1_AddTasks implements Migration {");
	}

	@Test
	void refusesAnIdThatCannotStandInTheNameOfAClass() {
		assertThatIllegalArgumentException().isThrownBy(() -> DraftRevision.of("1/2", List.of(), "", "db.migration"))
			.withMessage(
					"The revision id \"1/2\" cannot stand in the name of a class; it takes letters, digits and _.");
	}

	@Test
	void refusesAPackageThatIsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> DraftRevision.of("1", List.of(), "", "db/migration"))
			.withMessage("\"db/migration\" is no name of a package; it is words joined by dots: db.migration");
	}

	@Test
	void refusesAValueThatHasNoLiteral() {
		Draft draft = draft("1", "0", "x", (op) -> op.execute("select ?", new StringBuilder()), (op) -> {
		});
		assertThatIllegalArgumentException().isThrownBy(() -> write(draft))
			.withMessage("A draft cannot hold a value of java.lang.StringBuilder; it takes numbers, strings, booleans, "
					+ "UUID, byte[] and the types of java.time.");
	}

	@Test
	void aLongExpressionIsCutBetweenItsWords() {
		SetDefault operation = new SetDefault(QualifiedName.of("t"), "c", "concat(" + "'word', ".repeat(20) + "'end')");
		String draft = write(Draft.of(DraftRevision.of("1", List.of(), "x", "p"), List.of(operation), List.of()));
		assertThat(draft.lines()).allMatch((line) -> line.replace("\t", "    ").length() <= 120);
		assertThat(draft).contains("\n\t\t\t\t\t\t+ \"'word', ");
	}

	private static String write(Draft draft) {
		return new DraftWriter().write(draft).text();
	}

	private static String className(String message) {
		return DraftRevision.of("1", List.of(), message, "db.migration").className();
	}

	private static Draft draft(String id, String revises, String message, Consumer<Operations> upgrade,
			Consumer<Operations> downgrade) {
		return Draft.of(DraftRevision.of(id, List.of(revises), message, "db.migration"), record(upgrade),
				record(downgrade));
	}

	private static List<Operation> record(Consumer<Operations> way) {
		List<Operation> operations = new ArrayList<>();
		way.accept(new Operations(new Operations.Target() {

			@Override
			public void apply(Operation operation) {
				operations.add(operation);
			}

			@Override
			public java.sql.Connection connection() {
				throw new UnsupportedOperationException();
			}

		}));
		return operations;
	}

}
