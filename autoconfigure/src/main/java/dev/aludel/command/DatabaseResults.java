package dev.aludel.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.aludel.command.TextOutput.Style;

/**
 * What a command found or did on several databases, each under its name.
 *
 * @param results the results by the names of the databases
 */
public record DatabaseResults(Map<String, CommandResult> results) implements CommandResult {

	public DatabaseResults {
		results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
	}

	@Override
	public void writeText(TextOutput out) {
		boolean first = true;
		for (Map.Entry<String, CommandResult> result : this.results.entrySet()) {
			if (!first) {
				out.remark("\n");
			}
			out.remark(out.styled(Style.STRONG, result.getKey() + ":"));
			result.getValue().writeText(out);
			first = false;
		}
	}

	@Override
	public void writeJson(JsonObject json) {
		JsonObject databases = new JsonObject();
		this.results.forEach((name, result) -> {
			JsonObject database = new JsonObject();
			result.writeJson(database);
			databases.put(name, database);
		});
		json.put("databases", databases);
	}

	/** The worst of all. */
	@Override
	public int exitStatus() {
		return this.results.values().stream().mapToInt(CommandResult::exitStatus).max().orElse(ExitStatus.DONE);
	}

}
