package dev.aludel.postgresql;

import java.util.stream.Stream;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.integer;
import static dev.aludel.Definitions.options;
import static dev.aludel.Definitions.sequence;
import static dev.aludel.Definitions.smallint;
import static dev.aludel.postgresql.Catalog.relations;
import static dev.aludel.postgresql.Catalog.values;

/** Sequences and enum types. */
final class SequenceScenarios {

	private static final String PLAIN = "bigint start 1 increment 1 min 1 max 9223372036854775807 cache 1";

	private SequenceScenarios() {
	}

	static Stream<Scenario> scenarios() {
		return Stream.of(sequences(), changes(), enumTypes(), enumValues()).flatMap((scenarios) -> scenarios);
	}

	private static Stream<Scenario> sequences() {
		return Stream.of(Scenario.of("creates sequences with PostgreSQL's defaults, also where there may be one")
			.given("create schema audit")
			.when((op) -> {
				op.createSequence(sequence("audit.s"));
				op.createSequenceIfNotExists(sequence("audit.s").incrementBy(50));
				op.createSequenceIfNotExists(sequence("t").startWith(5).incrementBy(50));
			})
			.then(Catalog.sequence("audit.s"), PLAIN)
			.then(Catalog.sequence("t"), "bigint start 5 increment 50 min 1 max 9223372036854775807 cache 1"),
				Scenario.of("creates a sequence with every option")
					.given("create table tasks (id bigint)")
					.when((op) -> op.createSequence(sequence("s").as(smallint())
						.with(options().startWith(-7).incrementBy(-2).minValue(-9).maxValue(-1).cache(3).cycling())
						.ownedBy("tasks", "id")))
					.then(Catalog.sequence("s"),
							"smallint start -7 increment -2 min -9 max -1 cache 3 cycle owned by tasks.id"),
				Scenario.of("drops sequences, also where there may be none")
					.given("create sequence s; create sequence t")
					.when((op) -> {
						op.dropSequence("s");
						op.dropSequenceIfExists("s");
						op.dropSequenceIfExists("t");
					})
					.then(relations("public")),
				Scenario.of("renames sequences, also where there may be none")
					.given("create sequence s; create sequence t")
					.when((op) -> {
						op.renameSequence("s", "S");
						op.renameSequenceIfExists("s", "u");
						op.renameSequenceIfExists("t", "u");
					})
					.then(relations("public"), "S", "u"));
	}

	private static Stream<Scenario> changes() {
		return Stream.of(Scenario.of("changes the given options of a sequence and no other, and keeps its next value")
			.given("create sequence s start 3 minvalue 2 cycle; select nextval('s'), nextval('s')")
			.when((op) -> {
				op.alterSequence("s", options().incrementBy(10));
				op.alterSequenceIfExists("missing", options().incrementBy(10));
			})
			.then(Catalog.sequence("s"), "bigint start 3 increment 10 min 2 max 9223372036854775807 cache 1 cycle")
			.then("select nextval('s')", "14"),
				Scenario.of("changes type and options of a sequence at once")
					.given("create sequence s; create sequence t")
					.when((op) -> {
						op.alterSequence("s", integer(), options().incrementBy(10));
						op.alterSequenceIfExists("t", integer(), options().incrementBy(5));
						op.alterSequenceIfExists("missing", integer(), options().incrementBy(5));
					})
					.then(Catalog.sequence("s"), "integer start 1 increment 10 min 1 max 2147483647 cache 1")
					.then(Catalog.sequence("t"), "integer start 1 increment 5 min 1 max 2147483647 cache 1"),
				Scenario.of("changes every option of a sequence")
					.given("create sequence s cycle")
					.when((op) -> op.alterSequenceIfExists("s",
							options().startWith(20).incrementBy(2).minValue(1).maxValue(40).cache(6).notCycling()))
					.then(Catalog.sequence("s"), "bigint start 20 increment 2 min 1 max 40 cache 6"),
				Scenario.of("changes the type of a sequence")
					.given("create sequence s; create sequence t as integer")
					.when((op) -> {
						op.alterSequenceType("s", integer());
						op.alterSequenceTypeIfExists("t", bigint());
						op.alterSequenceTypeIfExists("missing", bigint());
					})
					.then(Catalog.sequence("s"), "integer start 1 increment 1 min 1 max 2147483647 cache 1")
					.then(Catalog.sequence("t"), PLAIN),
				Scenario.of("gives a sequence to a column and takes another away")
					.given("create table tasks (id bigint, number serial); create sequence s")
					.when((op) -> {
						op.setSequenceOwner("s", "tasks", "id");
						op.dropSequenceOwner("tasks_number_seq");
					})
					.then(Catalog.sequence("s"), PLAIN + " owned by tasks.id")
					.then(Catalog.sequence("tasks_number_seq"),
							"integer start 1 increment 1 min 1 max 2147483647 cache 1"));
	}

	private static Stream<Scenario> enumTypes() {
		String types = "select oid::regtype from pg_type where typtype = 'e' order by typname collate \"C\"";
		return Stream
			.of(Scenario.of("creates an enum type, and one without values").given("create schema audit").when((op) -> {
				op.createEnumType("audit.mood", "sad", "It's \\ \"fine\"", "happy");
				op.createEnumType("nothing");
			}).then(values("audit.mood"), "sad", "It's \\ \"fine\"", "happy").then(types, "audit.mood", "nothing"),
					Scenario.of("drops enum types, also where there may be none")
						.given("create type mood as enum (); create type level as enum ()")
						.when((op) -> {
							op.dropEnumType("mood");
							op.dropEnumTypeIfExists("mood");
							op.dropEnumTypeIfExists("level");
						})
						.then(types),
					Scenario.of("renames an enum type within its schema")
						.given("create schema audit; create type audit.mood as enum ()")
						.when((op) -> op.renameEnumType("audit.mood", "Mood"))
						.then(types, "audit.\"Mood\""));
	}

	private static Stream<Scenario> enumValues() {
		return Stream.of(Scenario.of("adds values to an enum type: at the end, before and behind others")
			.given("create type mood as enum ('b', 'd')")
			.when((op) -> {
				op.addEnumValue("mood", "it's e");
				op.addEnumValueBefore("mood", "a", "b");
				op.addEnumValueAfter("mood", "c", "b");
			})
			.then(values("mood"), "a", "b", "c", "d", "it's e"),
				Scenario.of("adds values to an enum type that may have them")
					.given("create type mood as enum ('b', 'd')")
					.when((op) -> {
						op.addEnumValueIfNotExists("mood", "b");
						op.addEnumValueIfNotExists("mood", "e");
						op.addEnumValueBeforeIfNotExists("mood", "a", "b");
						op.addEnumValueBeforeIfNotExists("mood", "d", "b");
						op.addEnumValueAfterIfNotExists("mood", "c", "b");
						op.addEnumValueAfterIfNotExists("mood", "b", "d");
					})
					.then(values("mood"), "a", "b", "c", "d", "e"),
				Scenario.of("renames a value of an enum type, and rows follow")
					.given("create type mood as enum ('it''s bad', 'good'); create table t (m mood);"
							+ " insert into t values ('it''s bad')")
					.when((op) -> op.renameEnumValue("mood", "it's bad", "it's \\ worse"))
					.then(values("mood"), "it's \\ worse", "good")
					.then("select m from t", "it's \\ worse"));
	}

}
