package dev.aludel.command;

import java.io.PrintWriter;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/** Writes the result of a command in the format that was asked for. */
final class CommandOutput {

	/** Raised when a member changes its meaning or goes; not when one is added. */
	static final int VERSION = 1;

	private final Terminal terminal;

	private final CommonOptions options;

	private final String command;

	CommandOutput(Terminal terminal, CommonOptions options, String command) {
		this.terminal = terminal;
		this.options = options;
		this.command = command;
	}

	void write(CommandResult result) {
		PrintWriter out = this.terminal.out();
		switch (this.options.format()) {
			case JSON -> {
				JsonObject json = json(this.command);
				if (this.options.database() != null) {
					json.put("name", this.options.database());
				}
				result.writeJson(json);
				write(json, out);
			}
			case MERMAID -> ((DocumentResult) result).writeMermaid(out);
			case DOT -> ((DocumentResult) result).writeDot(out);
			case TEXT -> result.writeText(new TextOutput(out, this.options.colour().allows(this.terminal),
					this.options.verbose(), this.options.quiet()));
		}
		out.flush();
	}

	static JsonObject json(@Nullable String command) {
		return new JsonObject().put("version", VERSION).put("command", command);
	}

	static void write(JsonObject json, PrintWriter out) {
		out.println(JsonWriter.<Map<String, @Nullable Object>>standard().writeToString(json.members()));
		out.flush();
	}

}
