package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Revisions that tell of each of their statements whether it is done. They are called by
 * their numbers, from 1, and each revises the one before.
 *
 * @param steps the statements of each revision on the way up
 */
public record CrashRevisions(Map<String, List<Step>> steps) {

	private static final Step CHECK = new Step("op.addCheck(\"tasks\", check(\"ck_n\", \"n >= 0\").notValid());",
			"op.dropConstraint(\"tasks\", \"ck_n\");", "exists (select from pg_constraint where conname = 'ck_n')");

	private static final Step STATUS = new Step("op.addColumn(\"tasks\", column(\"status\", text()));",
			"op.dropColumn(\"tasks\", \"status\");",
			"exists (select from pg_attribute where attrelid = 'tasks'::regclass and attname = 'status')");

	/** Revisions with statements of every kind. */
	public static CrashRevisions ofEveryKind() {
		Map<String, List<Step>> revisions = new LinkedHashMap<>();
		revisions.put("1", first());
		revisions.put("2", List.of(STATUS, concurrentIndex("ix_status", "index(\"ix_status\").on(\"status\")"),
				concurrentIndex("ux_n", "uniqueIndex(\"ux_n\").on(\"id\", \"n\")"), mark("2.4")));
		revisions.put("3",
				List.of(new Step("op.backfill(\"tasks\", set(\"n = n + 1\").batchSize(4).pause(Duration.ZERO));",
						"op.backfill(\"tasks\", set(\"n = n - 1\").batchSize(4).pause(Duration.ZERO));",
						"(select case when bool_and(n = 1) then true when bool_and(n = 0) then false end from tasks)"),
						mark("3.2")));
		revisions.put("4", List.of(
				new Step("op.addEnumValue(\"mood\", \"ok\");",
						"op.execute(\"do 'begin drop type mood; create type mood as enum (''sad''); end'\");",
						"exists (select from pg_enum where enumtypid = to_regtype('mood') and enumlabel = 'ok')"),
				// Uses the value at once, which its transaction may not do.
				table("c", "feeling mood default 'ok'"), CHECK,
				new Step("op.validateConstraintSeparately(\"tasks\", \"ck_n\");",
						"op.execute(\"do 'begin alter table tasks drop constraint ck_n; "
								+ "alter table tasks add constraint ck_n check (n >= 0) not valid; end'\");",
						"exists (select from pg_constraint where conname = 'ck_n' and convalidated)"),
				mark("4.5")));
		revisions.put("5", List.of(table("b", "feeling mood default 'ok'"), mark("5.2"), mark("5.3")));
		return new CrashRevisions(revisions);
	}

	/** Revisions that run in one transaction each. */
	public static CrashRevisions inTransactions() {
		Map<String, List<Step>> revisions = new LinkedHashMap<>();
		revisions.put("1", first());
		revisions.put("2", List.of(STATUS, CHECK, mark("2.3")));
		revisions.put("3", List.of(mark("3.1"), table("b", "feeling mood default 'sad'"), mark("3.3")));
		return new CrashRevisions(revisions);
	}

	private static List<Step> first() {
		return List.of(table("a", "x int"), mark("1.2"), new Step("op.createEnumType(\"mood\", \"sad\");",
				"op.dropEnumType(\"mood\");", "to_regtype('mood') is not null"));
	}

	private static Step table(String name, String columns) {
		return new Step("op.execute(\"create table %s (%s)\");".formatted(name, columns),
				"op.execute(\"drop table %s\");".formatted(name), "to_regclass('%s') is not null".formatted(name));
	}

	private static Step mark(String what) {
		return new Step("op.execute(\"insert into marks values ('%s')\");".formatted(what),
				"op.execute(\"delete from marks where what = '%s'\");".formatted(what),
				"exists (select from marks where what = '%s')".formatted(what));
	}

	private static Step concurrentIndex(String name, String definition) {
		return new Step("op.createIndexConcurrently(\"tasks\", %s);".formatted(definition),
				"op.dropIndexConcurrently(\"tasks\", \"%s\");".formatted(name),
				"(select case when count(*) = 0 then false when bool_and(indisvalid) then true end from pg_index "
						+ "where indexrelid = to_regclass('%s'))".formatted(name));
	}

	/** How many there are. */
	int size() {
		return this.steps.size();
	}

	/** The statements of a revision on the way up. */
	List<Step> of(String id) {
		return this.steps.getOrDefault(id, List.of());
	}

	/** Compiles them. */
	MigrationProject project(Path directory) {
		List<RevisionSource> sources = new ArrayList<>();
		List<String> before = List.of();
		for (Map.Entry<String, List<Step>> revision : this.steps.entrySet()) {
			List<Step> back = new ArrayList<>(revision.getValue());
			Collections.reverse(back);
			sources.add(RevisionSource.revision(revision.getKey(), before.toArray(String[]::new))
				.up(java(revision.getValue().stream().map(Step::up)))
				.down(java(back.stream().map(Step::down))));
			before = List.of(revision.getKey());
		}
		return MigrationProject.of(directory, sources.toArray(RevisionSource[]::new));
	}

	private static String java(Stream<String> statements) {
		return statements.map((statement) -> statement.replace("Duration.", "java.time.Duration."))
			.collect(Collectors.joining("\n"));
	}

	/**
	 * One statement there and back.
	 *
	 * @param up what does it
	 * @param down what undoes it
	 * @param done whether it is done, as SQL; {@code null} for half of it
	 */
	record Step(String up, String down, String done) {

		/** Whether it is done again when nothing tells that it was done. */
		boolean isRepeated() {
			return this.up.contains("validateConstraintSeparately");
		}

	}

}
