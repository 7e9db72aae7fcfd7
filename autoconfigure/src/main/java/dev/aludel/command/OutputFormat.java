package dev.aludel.command;

import java.util.Locale;

/** How a command writes its result. */
enum OutputFormat {

	TEXT, JSON,

	/** A flowchart for documents in Markdown. */
	MERMAID,

	/** A graph for Graphviz. */
	DOT;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
