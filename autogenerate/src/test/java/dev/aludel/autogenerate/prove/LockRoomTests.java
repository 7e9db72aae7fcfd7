package dev.aludel.autogenerate.prove;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.aludel.Migration;
import dev.aludel.autogenerate.draft.JavaSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A proof on a server with few locks.
 */
class LockRoomTests {

	@Test
	void aDraftThatLocksTooMuchIsUnprovenBeforeOthersFindNoLock() throws IOException {
		try (EmbeddedPostgres server = EmbeddedPostgres.builder()
			.setServerConfig("max_locks_per_transaction", "10")
			.setServerConfig("max_connections", "30")
			.start()) {
			assertThat(prove(server, 10).describe()).startsWith("Proven:");
			assertThat(prove(server, 300).describe()).startsWith("Not proven:")
				.contains(" of the 300 locks that the server has room for (max_locks_per_transaction 10)",
						"The transaction was rolled back; the database is as it was.",
						"Divide the draft into several revisions, or raise max_locks_per_transaction.")
				.doesNotContain("53200");
		}
	}

	private static ProofReport prove(EmbeddedPostgres server, int tables) {
		return new DraftProof(server.getPostgresDatabase(), LockRoomTests.class.getClassLoader(),
				CompiledSources.classPath(Migration.class), ProofSettings.DEFAULTS)
			.prove(List.of(draft(tables)), (connection) -> List.of(), (connection) -> List.of());
	}

	private static JavaSource draft(int tables) {
		return new JavaSource("db.migration", "R1_Many", """
				package db.migration;
				import dev.aludel.*;
				import static dev.aludel.Definitions.*;
				@Revision(id = "1")
				public class R1_Many implements Migration {
					public void upgrade(Operations op) {
				%s	}
					public void downgrade(Operations op) {
				%s	}
				}
				""".formatted(lines(tables, "op.createTable(\"t%d\", column(\"a\", integer()));"),
				lines(tables, "op.dropTable(\"t%d\");")));
	}

	private static String lines(int tables, String line) {
		return IntStream.range(0, tables)
			.mapToObj(line::formatted)
			.map((text) -> text + "\n")
			.collect(Collectors.joining());
	}

}
