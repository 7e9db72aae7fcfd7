package dev.aludel.schema;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QualifiedNameTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "tasks,, tasks", "audit.events, audit, events", "Audit.Events, Audit, Events", "\"a.b\",, a.b",
					"audit.\"a.b\", audit, a.b", "\"a.b\".\"c\", a.b, c", "\"a\"\"b\",, a\"b", "my tasks,, my tasks",
					"a\"b,, a\"b", "x; drop table y,, x; drop table y", "größe.任务, größe, 任务" })
	void readsWhatAMigrationWrites(String text, @Nullable String schema, String name) {
		assertThat(QualifiedName.parse(text)).isEqualTo(new QualifiedName(schema, name));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "`` | has an empty part", ". | has an empty part", "a. | has an empty part",
					".a | has an empty part", "\"\" | has an empty part", "a..b | has an empty part",
					"a.b.c | has 3 parts", "\"a | has an unclosed quote", "a.\"b\"\" | has an unclosed quote",
					"\"a\"b | goes on after a closing quote" },
			delimiter = '|')
	void refusesWhatIsNoName(String text, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> QualifiedName.parse(text))
			.withMessage("The name " + text + " " + reason
					+ "; write name or schema.name, and \"…\" around a part that holds a dot.");
	}

	@Test
	void printsWhatItReads() {
		List<String> parts = List.of("a", "A", "a.b", ".", "a\"b", "\"", "\"\"", "\"a\"", " ", "a b", "$1", "größe",
				"--", "\n", "'", "\\");
		for (String name : parts) {
			Stream
				.concat(Stream.of(QualifiedName.of(name)),
						parts.stream().map((schema) -> new QualifiedName(schema, name)))
				.forEach((qualified) -> assertThat(QualifiedName.parse(qualified.toString())).isEqualTo(qualified));
		}
	}

	@Test
	void printsQuotesOnlyWhereTheyAreNeeded() {
		assertThat(new QualifiedName("Audit", "my events")).hasToString("Audit.my events");
		assertThat(new QualifiedName("a.b", "c\"d")).hasToString("\"a.b\".\"c\"\"d\"");
	}

	@Test
	void sortsTheCurrentSchemaFirst() {
		assertThat(Stream.of("b.a", "a.b", "z", "a.a", "a").map(QualifiedName::parse).sorted())
			.extracting(Object::toString)
			.containsExactly("a", "z", "a.a", "a.b", "b.a");
	}

	@Test
	void movesBetweenSchemas() {
		QualifiedName name = QualifiedName.parse("audit.events");
		assertThat(name.sibling("users")).hasToString("audit.users");
		assertThat(name.inSchema("old")).hasToString("old.events");
		assertThat(name.inSchema(null)).hasToString("events");
	}

}
