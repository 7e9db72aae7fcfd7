package dev.aludel.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.aludel.migrate.Aludel;

import org.springframework.boot.json.JsonParserFactory;

/**
 * What a command printed and how it ended.
 *
 * @param status the exit status
 * @param out the standard output
 * @param err the standard error
 */
record CommandRun(int status, String out, String err) {

	/** Runs a command where nobody watches. */
	static CommandRun of(Aludel aludel, String... arguments) {
		return of(() -> aludel, arguments);
	}

	static CommandRun of(Supplier<Aludel> engine, String... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		Terminal terminal = Terminal.unattended(new PrintWriter(out), new PrintWriter(err));
		int status = new AludelCommandLine(engine, terminal).execute(arguments);
		return new CommandRun(status, out.toString(), err.toString());
	}

	Map<String, Object> json() {
		return JsonParserFactory.getJsonParser().parseMap(this.out);
	}

	/**
	 * The lines of the standard output, durations replaced by {@code N ms} and the blanks
	 * that align what stands behind them by two.
	 */
	List<String> lines() {
		return this.out.replaceAll("\\b\\d+ ms", "N ms").replaceAll("N ms {2,}", "N ms  ").lines().toList();
	}

}
