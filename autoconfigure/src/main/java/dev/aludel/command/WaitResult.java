package dev.aludel.command;

import java.time.Duration;

import dev.aludel.migrate.DatabaseState;

/**
 * That the database has every revision of the application.
 *
 * @param state where it stands
 * @param waited how long that took
 */
record WaitResult(DatabaseState state, Duration waited) implements CommandResult {

	@Override
	public void writeText(TextOutput out) {
		String ahead = this.state.unknown().isEmpty() ? "" : ", ahead of this application";
		out.remark("Database %s is %s%s (waited %s).".formatted(this.state.database(),
				Position.of(this.state.heads(), out), ahead, Elapsed.text(this.waited)));
	}

	@Override
	public void writeJson(JsonObject json) {
		json.put("database", this.state.database().name())
			.put("host", this.state.database().host())
			.put("current", this.state.heads())
			.put("appliedCount", this.state.applied().size())
			.put("unknown", this.state.unknown())
			.put("waitedMs", this.waited);
	}

}
