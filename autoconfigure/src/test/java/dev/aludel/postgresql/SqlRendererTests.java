package dev.aludel.postgresql;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

import dev.aludel.Operations;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.check;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.enumType;
import static dev.aludel.Definitions.exclusion;
import static dev.aludel.Definitions.expression;
import static dev.aludel.Definitions.foreignKey;
import static dev.aludel.Definitions.index;
import static dev.aludel.Definitions.integer;
import static dev.aludel.Definitions.key;
import static dev.aludel.Definitions.options;
import static dev.aludel.Definitions.primaryKey;
import static dev.aludel.Definitions.row;
import static dev.aludel.Definitions.sequence;
import static dev.aludel.Definitions.text;
import static dev.aludel.Definitions.unique;
import static dev.aludel.Definitions.uniqueIndex;
import static dev.aludel.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/** The SQL as a reader sees it, letter by letter. */
class SqlRendererTests {

	@Test
	void putsEachElementOfATableOnALineOfItsOwn() {
		assertThat(sql((op) -> op.createTable(Table
			.of(QualifiedName.of("tasks"),
					column("id", bigint()).identity(Identity.always().with(options().startWith(100))),
					column("title", varchar(200)).collation("de-x-icu").notNull().comment("What's to be done"),
					column("status", enumType("Status")).defaultValue("'OPEN'").notNull(), column("user", bigint()),
					column("words", integer()).generatedAlwaysAs("length(title)"), primaryKey("pk_tasks", "id"),
					unique("uq_tasks_title", "user", "title").initiallyDeferred(),
					foreignKey("fk_tasks_user", "user").references("people.users", "id")
						.onDelete(ReferentialAction.SET_NULL, "user"),
					foreignKey("fk_tasks_old", "user").references("old").notValid(),
					check("ck_tasks_words", "words > 0").noInherit(),
					exclusion("ex_tasks").with("title", "=").with(expression("lower(title)"), "&&").where("words > 1"))
			.indexes(List.of(index("ix_tasks_status").on("status").comment("For the board"),
					uniqueIndex("ux_tasks_title").on(expression("lower(title)"))))
			.comment("Work")))).isEqualTo(
					"""
							create table tasks (
							    id bigint generated always as identity (start with 100),
							    title character varying(200) collate "de-x-icu" not null,
							    status "Status" default 'OPEN' not null,
							    "user" bigint,
							    words integer generated always as (length(title)) stored,
							    constraint pk_tasks primary key (id),
							    constraint uq_tasks_title unique ("user", title) deferrable initially deferred,
							    constraint fk_tasks_user foreign key ("user") references people.users (id) on delete set null ("user"),
							    constraint ck_tasks_words check (words > 0) no inherit,
							    constraint ex_tasks exclude using gist (title with =, (lower(title)) with &&) where (words > 1)
							);
							alter table tasks add constraint fk_tasks_old foreign key ("user") references old not valid;
							create index ix_tasks_status on tasks (status);
							comment on index ix_tasks_status is 'For the board';
							create unique index ux_tasks_title on tasks ((lower(title)));
							comment on table tasks is 'Work';
							comment on column tasks.title is 'What''s to be done';
							""");
	}

	@Test
	void saysTableChangesOnALineEach() {
		assertThat(sql((op) -> {
			op.addColumnIfNotExists("audit.events", column("kind", text()).notNull().comment("new"));
			op.alterColumnType("tasks", "effort", integer(), "effort::integer");
			op.alterColumnCollation("tasks", "title", text(), "C");
			op.addIdentity("tasks", "id", Identity.byDefault());
			op.alterIdentity("tasks", "id", Identity.always().with(options().incrementBy(50).notCycling()));
			op.dropIdentityIfExists("tasks", "id");
			op.addUnique("tasks", unique("uq_tasks", "a").nullsNotDistinct().include("b"));
			op.dropConstraintIfExists("tasks", "Old one");
			op.renameColumn("tasks", "a", "order");
			op.createTableIfNotExists("marks");
			op.alterTableIfExists("tasks", (table) -> {
				table.addColumn(column("status", text()).comment("it's new"));
				table.setDefault("effort", "1");
				table.dropColumnIfExists("old");
			});
		})).isEqualTo(
				"""
						alter table audit.events add column if not exists kind text not null;
						comment on column audit.events.kind is 'new';
						alter table tasks alter column effort type integer using effort::integer;
						alter table tasks alter column title type text collate "C";
						alter table tasks alter column id add generated by default as identity;
						alter table tasks alter column id set generated always set increment by 50 set no cycle;
						alter table tasks alter column id drop identity if exists;
						alter table tasks add constraint uq_tasks unique nulls not distinct (a) include (b);
						alter table tasks drop constraint if exists "Old one";
						alter table tasks rename column a to "order";
						create table if not exists marks ();
						alter table if exists tasks add column status text, alter column effort set default 1, drop column if exists old;
						do 'begin if to_regclass(''tasks'') is not null then comment on column tasks.status is ''it''''s new''; end if; end';
						""");
	}

	@Test
	void saysEverythingElseOnALineEach() {
		assertThat(sql((op) -> {
			op.createSchemaIfNotExists("audit");
			op.createExtensionIfNotExists("uuid-ossp", "tools");
			op.createIndexConcurrentlyIfNotExists("audit.events",
					uniqueIndex("ix_events")
						.on(key("at").desc().nullsLast(), key("kind").operatorClass("text_pattern_ops"))
						.using("btree")
						.include("id")
						.with("fillfactor", "70")
						.where("kind <> ''"));
			op.dropIndexConcurrentlyIfExists("audit.events", "ix_events");
			op.renameIndex("audit.events", "ix_old", "ix_new");
			op.createSequence(
					sequence("audit.s").as(integer()).startWith(5).incrementBy(50).ownedBy("audit.events", "id"));
			op.dropSequenceOwner("audit.s");
			op.createEnumType("mood", "sad", "it's \\ ok");
			op.addEnumValueBeforeIfNotExists("mood", "fine", "sad");
			op.renameEnumValue("mood", "sad", "blue");
			op.commentOnIndex("audit.events", "ix_events", "an index");
			op.commentOnConstraint("audit.events", "pk_events", null);
			op.execute("select 'It''s ' || ?", "me");
			op.bulkInsert("audit.events", List.of("id", "user"), List.of(row(1, "a"), row(2, null)));
		})).isEqualTo(
				"""
						create schema if not exists audit;
						create extension if not exists "uuid-ossp" schema tools;
						create unique index concurrently if not exists ix_events on audit.events (at desc nulls last, kind text_pattern_ops) \
						include (id) with (fillfactor = 70) where kind <> ''; -- outside a transaction
						drop index concurrently if exists audit.ix_events; -- outside a transaction
						alter index audit.ix_old rename to ix_new;
						create sequence audit.s as integer increment by 50 start with 5 owned by audit.events.id;
						alter sequence audit.s owned by none;
						create type mood as enum ('sad', E'it''s \\\\ ok');
						alter type mood add value if not exists 'fine' before 'sad';
						alter type mood rename value 'sad' to 'blue';
						comment on index audit.ix_events is 'an index';
						comment on constraint pk_events on audit.events is null;
						select 'It''s ' || ?; -- [me]
						insert into audit.events (id, "user") values (?, ?), (?, ?); -- [1, a, 2, null]
						""");
	}

	@Test
	void spreadsRowsOverStatementsThatEachHoldAsManyAsTheyCan() {
		BulkInsert insert = new BulkInsert(QualifiedName.of("t"), List.of("a", "b", "c"),
				Collections.nCopies(25_000, row(1, 2, 3)));
		List<SqlStatement> statements = new SqlRenderer().render(insert);
		assertThat(statements).extracting((statement) -> statement.parameters().size())
			.containsExactly(32_766, 32_766, 9_468);
		assertThat(statements)
			.allSatisfy((statement) -> assertThat(statement.sql().chars().filter((c) -> c == '?').count())
				.isEqualTo(statement.parameters().size()));
	}

	@Test
	void saysNothingForNoRowsAndDefaultsForRowsWithoutValues() {
		QualifiedName table = QualifiedName.of("t");
		assertThat(new SqlRenderer().render(new BulkInsert(table, List.of("a"), List.of()))).isEmpty();
		assertThat(new SqlRenderer().render(new BulkInsert(table, List.of(), List.of(row(), row())))).containsExactly(
				SqlStatement.of("insert into t default values"), SqlStatement.of("insert into t default values"));
	}

	@Test
	void leavesValuesAsTheAuthorGaveThem() {
		int[] numbers = { 1, 2 };
		List<@Nullable Object> row = Arrays.asList("x", null, numbers);
		BulkInsert insert = new BulkInsert(QualifiedName.of("t"), List.of("a", "b", "c"), List.of(row));
		assertThat(new SqlRenderer().render(insert).get(0).parameters()).isEqualTo(row);
	}

	private static String sql(Consumer<Operations> change) {
		StringBuilder text = new StringBuilder();
		for (Operation operation : operations(change)) {
			for (SqlStatement statement : new SqlRenderer().render(operation)) {
				text.append(statement.sql()).append(';');
				text.append(statement.transactional() ? "" : " -- outside a transaction");
				text.append(statement.parameters().isEmpty() ? "" : " -- " + statement.parameters());
				text.append('\n');
			}
		}
		return text.toString();
	}

	private static List<Operation> operations(Consumer<Operations> change) {
		List<Operation> operations = new ArrayList<>();
		change.accept(new Operations(new Operations.Target() {

			@Override
			public void apply(Operation operation) {
				operations.add(operation);
			}

			@Override
			public Connection connection() {
				throw new UnsupportedOperationException("There is no database here.");
			}

		}));
		return operations;
	}

}
