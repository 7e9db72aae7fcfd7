package dev.aludel.command;

import java.util.List;

import dev.aludel.migrate.HistoryAction;
import dev.aludel.migrate.PlannedRecord;

/** Tells what a run would only record. */
final class RecordedText {

	private RecordedText() {
	}

	static void write(List<PlannedRecord> recorded, TextOutput out) {
		write("Would only be recorded as applied: ", HistoryAction.STAMP, recorded, out);
		write("Would only be recorded as no longer applied: ", HistoryAction.UNSTAMP, recorded, out);
	}

	private static void write(String what, HistoryAction action, List<PlannedRecord> recorded, TextOutput out) {
		List<String> ids = recorded.stream()
			.filter((record) -> record.action() == action)
			.map(PlannedRecord::id)
			.toList();
		if (!ids.isEmpty()) {
			out.line(what + String.join(", ", ids));
		}
	}

	static List<JsonObject> json(List<PlannedRecord> recorded) {
		return recorded.stream()
			.map((record) -> new JsonObject().put("revision", record.id())
				.put("message", record.message())
				.put("action", record.action()))
			.toList();
	}

}
