package dev.aludel.command;

import java.util.List;

import dev.aludel.command.TextOutput.Style;

/** Where a database is, in words. */
final class Position {

	private Position() {
	}

	static String of(List<String> heads, TextOutput out) {
		if (heads.isEmpty()) {
			return "without revisions";
		}
		return "at " + String.join(", ", heads.stream().map((head) -> out.styled(Style.YELLOW, head)).toList());
	}

}
