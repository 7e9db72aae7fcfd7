package dev.aludel;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code docs/writing-migrations.md} names every verb.
 */
class DocumentedVerbsTests {

	@Test
	void namesEveryVerb() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "writing-migrations.md"));
		assertThat(Arrays.stream(Operations.class.getDeclaredMethods())
			.filter((method) -> Modifier.isPublic(method.getModifiers()))
			.map(Method::getName)
			.map((name) -> name.replaceAll("If(Not)?Exists$", ""))
			.distinct()).hasSizeGreaterThan(50)
			.allSatisfy((verb) -> assertThat(page).containsPattern("\\b" + verb + "\\b"));
	}

}
