package dev.aludel.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.aludel.migrate.HistoryAction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonObjectTests {

	@Test
	void writesMembersInTheirOrderAndValuesAsDocumented() {
		StringWriter written = new StringWriter();
		CommandOutput.write(CommandOutput.json("stamp")
			.put("message", "say \"hi\" to größer")
			.put("appliedAt", Instant.parse("2026-01-05T09:00:00Z"))
			.put("durationMs", Duration.ofMillis(1500))
			.put("action", HistoryAction.UPGRADE)
			.put("checksum", null)
			.put("heads", List.of("2", "1"))
			.put("revisions", List.of(new JsonObject().put("revision", "1").put("statements", 2)))
			.put("upToDate", true), new PrintWriter(written));
		assertThat(written).hasToString("""
				{"version":1,"command":"stamp","message":"say \\"hi\\" to größer",\
				"appliedAt":"2026-01-05T09:00:00Z","durationMs":1500,"action":"upgrade","checksum":null,\
				"heads":["2","1"],"revisions":[{"revision":"1","statements":2}],"upToDate":true}
				""");
	}

	@Test
	void refusesWhatHasNoDocumentedShape() {
		assertThatIllegalArgumentException().isThrownBy(() -> new JsonObject().put("thread", Thread.currentThread()));
	}

}
