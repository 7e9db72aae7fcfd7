package dev.aludel.command;

import java.io.PrintWriter;

/** What can also be written as a diagram for documents. */
interface DocumentResult extends CommandResult {

	void writeMermaid(PrintWriter out);

	void writeDot(PrintWriter out);

}
