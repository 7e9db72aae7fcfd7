package dev.aludel.postgresql;

import java.util.stream.Stream;

import static dev.aludel.Definitions.expression;
import static dev.aludel.Definitions.index;
import static dev.aludel.Definitions.key;
import static dev.aludel.Definitions.uniqueIndex;
import static dev.aludel.postgresql.Catalog.indexes;

/** Indexes with each of their options. */
final class IndexScenarios {

	private IndexScenarios() {
	}

	static Stream<Scenario> scenarios() {
		return Stream.of(definitions(), ways(), changes()).flatMap((scenarios) -> scenarios);
	}

	private static Stream<Scenario> definitions() {
		String before = "create table tasks (id bigint, title text, tags jsonb, at date)";
		return Stream.of(Scenario.of("creates indexes over columns").given(before).when((op) -> {
			op.createIndex("tasks", index("ix_1").on("title", "id"));
			op.createIndex("tasks", uniqueIndex("ix_2").on("id"));
		})
			.then(indexes("tasks"), "CREATE INDEX ix_1 ON public.tasks USING btree (title, id)",
					"CREATE UNIQUE INDEX ix_2 ON public.tasks USING btree (id)"),
				Scenario.of("creates an index with a direction and a place for NULL for each key")
					.given(before)
					.when((op) -> op.createIndex("tasks",
							index("ix_tasks").on(key("id").desc(), key("title").nullsFirst(),
									key("at").desc().nullsLast(), key("tags").desc().nullsFirst())))
					.then(indexes("tasks"),
							"CREATE INDEX ix_tasks ON public.tasks USING btree"
									+ " (id DESC, title NULLS FIRST, at DESC NULLS LAST, tags DESC)"),
				Scenario.of("creates indexes with operator classes, collations and expressions")
					.given("create extension pg_trgm; " + before)
					.when((op) -> {
						op.createIndex("tasks",
								index("ix_1").on(key("title").collation("C").operatorClass("text_pattern_ops").desc(),
										expression("lower(title)"), expression("id + 1").desc()));
						op.createIndex("tasks",
								index("ix_2").on(key("title").operatorClass("gist_trgm_ops(siglen=32)")).using("gist"));
					})
					.then(indexes("tasks"),
							"CREATE INDEX ix_1 ON public.tasks USING btree"
									+ " (title COLLATE \"C\" text_pattern_ops DESC, lower(title), ((id + 1)) DESC)",
							"CREATE INDEX ix_2 ON public.tasks USING gist (title gist_trgm_ops (siglen='32'))"),
				Scenario.of("creates indexes with a method and storage parameters").given(before).when((op) -> {
					op.createIndex("tasks", index("ix_1").on("tags").using("gin").with("fastupdate", "off"));
					op.createIndex("tasks",
							index("ix_2").on("id").with("fillfactor", "70").with("deduplicate_items", "off"));
					op.createIndex("tasks", index("ix_3").on("at").using("brin").with("pages_per_range", "8"));
					op.createIndex("tasks", index("ix_4").on("title").using("hash"));
				})
					.then(indexes("tasks"), "CREATE INDEX ix_1 ON public.tasks USING gin (tags) WITH (fastupdate=off)",
							"CREATE INDEX ix_2 ON public.tasks USING btree (id)"
									+ " WITH (deduplicate_items=off, fillfactor='70')",
							"CREATE INDEX ix_3 ON public.tasks USING brin (at) WITH (pages_per_range='8')",
							"CREATE INDEX ix_4 ON public.tasks USING hash (title)"),
				Scenario.of("creates an index for some rows, with further columns and a comment")
					.given(before)
					.when((op) -> op.createIndex("tasks",
							uniqueIndex("ix_tasks").on("id")
								.include("title", "at")
								.where("id > 0 or tags ? 'urgent'")
								.comment("What's next?")))
					.then(indexes("tasks"), "CREATE UNIQUE INDEX ix_tasks ON public.tasks USING btree (id)"
							+ " INCLUDE (title, at) WHERE ((id > 0) OR (tags ? 'urgent'::text)) -- What's next?"),
				Scenario.of("creates a unique index that lets NULL stand once")
					.since(15)
					.given(before)
					.when((op) -> op.createIndex("tasks",
							uniqueIndex("ix_tasks").on("id").nullsNotDistinct().include("at").with("fillfactor", "70")))
					.then(indexes("tasks"),
							"CREATE UNIQUE INDEX ix_tasks ON public.tasks USING btree (id)"
									+ " INCLUDE (at) NULLS NOT DISTINCT WITH (fillfactor='70')"),
				Scenario.of("lets PostgreSQL name an index that has no name")
					.given(before)
					.when((op) -> op.createIndex("tasks", index("ix_tasks").on("id").named(null)))
					.then(indexes("tasks"), "CREATE INDEX tasks_id_idx ON public.tasks USING btree (id)"));
	}

	private static Stream<Scenario> ways() {
		String before = "create schema audit; create table audit.events (id bigint, at date)";
		return Stream.of(Scenario.of("creates an index where there may be one").given(before).when((op) -> {
			op.createIndexIfNotExists("audit.events", index("ix_events").on("id"));
			op.createIndexIfNotExists("audit.events", index("ix_events").on("at"));
		}).then(indexes("audit.events"), "CREATE INDEX ix_events ON audit.events USING btree (id)"),
				Scenario.of("creates indexes while writers go on").given(before).when((op) -> {
					op.createIndexConcurrently("audit.events", uniqueIndex("ix_1").on("id").comment("unlocked"));
					op.createIndexConcurrentlyIfNotExists("audit.events", index("ix_1").on("at"));
					op.createIndexConcurrentlyIfNotExists("audit.events", index("ix_2").on("at"));
				})
					.then(indexes("audit.events"),
							"CREATE UNIQUE INDEX ix_1 ON audit.events USING btree (id) -- unlocked",
							"CREATE INDEX ix_2 ON audit.events USING btree (at)"),
				Scenario.of("drops indexes in the schema of their table, also where there may be none")
					.given(before + """
							; create index ix_1 on audit.events (id); create index ix_2 on audit.events (id);
							create index ix_3 on audit.events (id); create index ix_4 on audit.events (id);
							create table events (id bigint); create index ix_1 on events (id)""")
					.when((op) -> {
						op.dropIndex("audit.events", "ix_1");
						op.dropIndexIfExists("audit.events", "ix_1");
						op.dropIndexIfExists("audit.events", "ix_2");
						op.dropIndexConcurrently("audit.events", "ix_3");
						op.dropIndexConcurrentlyIfExists("audit.events", "ix_3");
						op.dropIndexConcurrentlyIfExists("audit.events", "ix_4");
					})
					.then(indexes("audit.events"))
					.then(indexes("events"), "CREATE INDEX ix_1 ON public.events USING btree (id)"));
	}

	private static Stream<Scenario> changes() {
		return Stream
			.of(Scenario.of("renames indexes in the schema of their table, also where there may be none").given("""
					create schema audit; create table audit.events (id bigint);
					create index ix_1 on audit.events (id); create index ix_2 on audit.events (id)""").when((op) -> {
				op.renameIndex("audit.events", "ix_1", "IX-1");
				op.renameIndexIfExists("audit.events", "ix_1", "ix_3");
				op.renameIndexIfExists("audit.events", "ix_2", "ix_3");
			})
				.then(indexes("audit.events"), "CREATE INDEX \"IX-1\" ON audit.events USING btree (id)",
						"CREATE INDEX ix_3 ON audit.events USING btree (id)"));
	}

}
