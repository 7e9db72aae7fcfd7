package dev.aludel.autogenerate.compare;

import java.util.List;

import dev.aludel.design.ComparedObject;
import dev.aludel.design.ComparedObject.Kind;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Which objects a pattern names. */
class ObjectPatternsTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			tasks,                 TABLE,      tasks,               ,             true
			tasks,                 TABLE,      audit.tasks,         ,             false
			public.tasks,          TABLE,      tasks,               ,             true
			*.tasks,               TABLE,      audit.tasks,         ,             true
			audit.*,               TABLE,      audit.events,        ,             true
			audit.*,               SEQUENCE,   audit.events_seq,    ,             true
			audit.*,               TYPE,       audit.mood,          ,             true
			audit.*,               COLUMN,     id,                  audit,        true
			audit.*,               SCHEMA,     audit,               ,             false
			Tasks,                 TABLE,      tasks,               ,             false
			t*k*,                  TABLE,      tasks,               ,             true
			t*,                    TABLE,      a.t,                 ,             false
			tasks.legacy_*,        COLUMN,     legacy_code,         tasks,        true
			tasks.legacy_*,        COLUMN,     audit.legacy_code,   audit.tasks,  false
			audit.tasks.*,         COLUMN,     audit.legacy_code,   audit.tasks,  true
			legacy_*,              COLUMN,     legacy_code,         tasks,        false
			column:legacy_*,       COLUMN,     audit.legacy_code,   audit.tasks,  true
			column:legacy_*,       TABLE,      legacy_code,         ,             false
			index:ix_*,            INDEX,      audit.ix_a,          audit.tasks,  true
			index:tasks.ix_*,      INDEX,      audit.ix_a,          audit.tasks,  false
			ix_*,                  INDEX,      ix_a,                tasks,        false
			constraint:fk_*,       CONSTRAINT, fk_a,                tasks,        true
			schema:a*,             SCHEMA,     audit,               ,             true
			"a.*",                 TABLE,      "a.*",               ,             true
			"a.*",                 TABLE,      "a.b",               ,             false
			"a""b",                TABLE,      "a""b",              ,             true
			a.b*,                  TABLE,      "a.b",               ,             false
			""")
	void namesObjects(String pattern, Kind kind, String name, @Nullable String table, boolean named) {
		ComparedObject object = new ComparedObject(kind, QualifiedName.parse(name),
				(table != null) ? QualifiedName.parse(table) : null, true, true);
		assertThat(ObjectPatterns.ALL.exclude(pattern).includes(object, "public")).isEqualTo(!named);
	}

	@Test
	void onlyTheKindsThatAreIncludedAreRestricted() {
		ObjectPatterns patterns = ObjectPatterns.ALL.include("task*").include("index:ix_*").exclude("tasks_old");
		assertThat(patterns.includes(table("tasks"), "public")).isTrue();
		assertThat(patterns.includes(table("users"), "public")).isFalse();
		assertThat(patterns.includes(table("tasks_old"), "public")).isFalse();
		assertThat(
				patterns.includes(new ComparedObject(Kind.SEQUENCE, QualifiedName.of("a"), null, true, true), "public"))
			.isTrue();
		assertThat(patterns.includes(
				new ComparedObject(Kind.INDEX, QualifiedName.of("a"), QualifiedName.of("tasks"), true, true), "public"))
			.isFalse();
	}

	@Test
	void knowsThePatternsThatMatchNothing() {
		ObjectPatterns patterns = ObjectPatterns.ALL.include("tasks").exclude("taks").exclude("schema:audit");
		assertThat(patterns.without(List.of(table("tasks")), "public")).containsExactly("taks", "schema:audit");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "->", quoteCharacter = '`', textBlock = """
			a..b       -> It is not made of names joined by dots, as in tasks.legacy_* or audit."weird.name".
			`` -> It is not made of names joined by dots, as in tasks.legacy_* or audit."weird.name".
			a.         -> It is not made of names joined by dots, as in tasks.legacy_* or audit."weird.name".
			"a         -> It is not made of names joined by dots, as in tasks.legacy_* or audit."weird.name".
			a.b.c.d    -> It has 4 parts; a name has at most 3: schema.table.name
			schema:a.b -> It has 2 parts; a name of this kind has at most 1: name
			""")
	void refusesOtherForms(String pattern, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> ObjectPatterns.ALL.exclude(pattern)).withMessage(reason);
	}

	private static ComparedObject table(String name) {
		return new ComparedObject(Kind.TABLE, QualifiedName.of(name), null, true, true);
	}

}
