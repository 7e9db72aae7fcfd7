package dev.aludel.command;

/**
 * A script for psql: nothing but the script, so that it can be piped.
 *
 * @param script the script
 */
record ScriptResult(String script) implements CommandResult {

	@Override
	public void writeText(TextOutput out) {
		out.verbatim(this.script);
	}

	@Override
	public void writeJson(JsonObject json) {
		json.put("script", this.script);
	}

}
