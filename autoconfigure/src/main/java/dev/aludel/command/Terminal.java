package dev.aludel.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Where a command writes, and whether a person watches.
 *
 * @param in where answers of a person come from
 * @param out where results go, and nothing else
 * @param err where failures, remarks and progress go
 * @param interactive whether a person watches and can be asked
 * @param colour whether colours can be shown
 * @param width how many characters fit into a line
 */
public record Terminal(BufferedReader in, PrintWriter out, PrintWriter err, boolean interactive, boolean colour,
		int width) {

	private static final int USUAL_WIDTH = 80;

	public Terminal {
		Objects.requireNonNull(in, "'in' must not be null");
		Objects.requireNonNull(out, "'out' must not be null");
		Objects.requireNonNull(err, "'err' must not be null");
	}

	/**
	 * Returns a terminal that nobody watches, such as the log of a build.
	 * @param out where results go
	 * @param err where failures and remarks go
	 * @return the terminal
	 */
	public static Terminal unattended(PrintWriter out, PrintWriter err) {
		return new Terminal(new BufferedReader(Reader.nullReader()), out, err, false, false, USUAL_WIDTH);
	}

	/**
	 * Returns the terminal of this process. Colours are left out where {@code NO_COLOR}
	 * is set or {@code TERM} is {@code dumb}.
	 * @param in the standard input
	 * @param out the standard output
	 * @param err the standard error
	 * @param environment the environment variables
	 * @return the terminal
	 */
	public static Terminal of(InputStream in, OutputStream out, OutputStream err, Map<String, String> environment) {
		Console console = System.console();
		boolean interactive = console != null && isTerminal(console);
		Charset charset = (console != null && interactive) ? spoken(console) : StandardCharsets.UTF_8;
		boolean colour = interactive && environment.getOrDefault("NO_COLOR", "").isEmpty()
				&& !"dumb".equals(environment.get("TERM"));
		return new Terminal(new BufferedReader(new InputStreamReader(in, charset)), new PrintWriter(out, true, charset),
				new PrintWriter(err, true, charset), interactive, colour, width(environment.get("COLUMNS")));
	}

	// From Java 22 on there is a console whether or not anybody sits at it.
	private static boolean isTerminal(Console console) {
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (NoSuchMethodException ex) {
			return true;
		}
		catch (ReflectiveOperationException ex) {
			return false;
		}
	}

	// A container without a locale claims ASCII, and its terminal shows UTF-8 all the
	// same.
	private static Charset spoken(Console console) {
		return console.charset().equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : console.charset();
	}

	private static int width(@Nullable String columns) {
		return (columns != null && columns.matches("[1-9][0-9]{1,3}")) ? Integer.parseInt(columns) : USUAL_WIDTH;
	}

}
