package dev.aludel.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

/** Keeps the table of JSON members in {@code docs/command-line.md} true. */
@PostgresTest
class DocumentedJsonTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "upgrade, `upgrade`", "stamp 1, `upgrade`", "downgrade base, `upgrade`",
			"upgrade --dry-run, with `--dry-run`", "upgrade --sql, with `--sql`", "plan, `plan`", "current, `current`",
			"history, `history`", "heads, `heads`", "branches, `branches`", "show head, `show`", "validate, `validate`",
			"repair, `repair`", "ensure-tables, `ensure-tables`", "completion, `completion`" })
	void namesEachMember(String command, String row, TestDatabase database) throws IOException {
		Aludel aludel = MigrationProject.of(this.directory, revision("1"), revision("2", "1"))
			.aludel(database.dataSource());
		aludel.stamp(List.of("1"));
		assertMembers(CommandRun.of(aludel, words(command)), row);
	}

	@Test
	void namesEachMemberOfAWait(TestDatabase database) throws IOException {
		Aludel aludel = MigrationProject.of(this.directory, revision("1")).aludel(database.dataSource());
		aludel.upgrade();
		assertMembers(CommandRun.of(aludel, words("wait")), "`wait`");
	}

	private static String[] words(String command) {
		return Stream.concat(Arrays.stream(command.split(" ")), Stream.of("--format", "json")).toArray(String[]::new);
	}

	private static void assertMembers(CommandRun run, String row) throws IOException {
		assertThat(run.status()).isZero();
		Set<String> members = new TreeSet<>(run.json().keySet());
		members.removeAll(Set.of("version", "command"));
		assertThat(members).isNotEmpty();
		String documented = row(row);
		assertThat(members).allSatisfy((member) -> assertThat(documented).contains("`" + member + "`"));
	}

	private static String row(String beginning) throws IOException {
		return Files.readAllLines(Path.of("..", "docs", "command-line.md"))
			.stream()
			.filter((line) -> line.startsWith("| " + beginning))
			.filter((line) -> line.split("\\|").length == 3)
			.reduce((earlier, later) -> later)
			.orElseThrow();
	}

}
