package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code docs/command-line.md} names the members of what the desk says in
 * JSON.
 */
@PostgresTest
class DocumentedDeskJsonTests {

	@Test
	void namesEachMemberOfACheck(@TempDir Path directory, TestDatabase database) throws IOException {
		String json = DeskProject.in(directory).run("check", database, "--format", "json").out();
		assertMembers(json, row("check"));
	}

	@Test
	void namesEachMemberOfARevision(@TempDir Path directory, TestDatabase database) throws IOException {
		String json = DeskProject.in(directory)
			.runInSources("revision", database, "--message", "create the shop", "--format", "json")
			.out();
		assertMembers(json, row("revision") + row("check"));
	}

	private static void assertMembers(String json, String documented) {
		assertThat(JsonParserFactory.getJsonParser().parseMap(json).keySet()).hasSizeGreaterThan(5)
			.filteredOn((member) -> !List.of("version", "command").contains(member))
			.allSatisfy((member) -> assertThat(documented).contains("`" + member + "`"));
	}

	private static String row(String command) throws IOException {
		return Files.readAllLines(Path.of("..", "docs", "command-line.md"))
			.stream()
			.filter((line) -> line.startsWith("| `" + command + "` | ") && line.split("\\|").length == 3)
			.reduce((earlier, later) -> later)
			.orElseThrow();
	}

}
