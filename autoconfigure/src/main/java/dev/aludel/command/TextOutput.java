package dev.aludel.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes a result for people: lines, aligned columns, and colours where they are allowed.
 */
public final class TextOutput {

	private static final Pattern ESCAPE = Pattern.compile("\u001B\\[[0-9;]*m");

	private static final String RESET = "\u001B[0m";

	private static final String GAP = "  ";

	private final PrintWriter out;

	private final boolean coloured;

	private final boolean verbose;

	private final boolean quiet;

	/**
	 * Creates an output.
	 * @param out where lines go
	 * @param coloured whether colours are allowed
	 * @param verbose whether {@link #detail(String)} is written
	 * @param quiet whether {@link #remark(String)} is left out
	 */
	public TextOutput(PrintWriter out, boolean coloured, boolean verbose, boolean quiet) {
		this.out = out;
		this.coloured = coloured;
		this.verbose = verbose;
		this.quiet = quiet;
	}

	/**
	 * Writes a line, or several when the text has several.
	 * @param text the text
	 */
	public void line(String text) {
		text.lines().forEach(this::write);
	}

	/**
	 * Writes a text as it stands, with its own ends of lines.
	 * @param text the text
	 */
	public void verbatim(String text) {
		this.out.print(text);
	}

	/**
	 * Writes an empty line.
	 */
	public void line() {
		write("");
	}

	/**
	 * Writes a line that only {@code --verbose} asks for.
	 * @param text the text
	 */
	public void detail(String text) {
		if (this.verbose) {
			line(text);
		}
	}

	/**
	 * Writes a line that {@code --quiet} does without.
	 * @param text the text
	 */
	public void remark(String text) {
		if (!this.quiet) {
			line(text);
		}
	}

	/**
	 * Writes rows whose columns stand one below the other, two spaces apart. A row may
	 * have fewer cells than others.
	 * @param rows the cells of each row, styled or not
	 */
	public void table(List<List<String>> rows) {
		List<Integer> widths = widths(rows);
		for (List<String> row : rows) {
			StringBuilder line = new StringBuilder();
			for (int column = 0; column < row.size(); column++) {
				String cell = row.get(column);
				line.append((column > 0) ? GAP : "").append(cell).append(" ".repeat(widths.get(column) - width(cell)));
			}
			write(line.toString().stripTrailing());
		}
	}

	private static List<Integer> widths(List<List<String>> rows) {
		List<Integer> widths = new ArrayList<>();
		for (List<String> row : rows) {
			for (int column = 0; column < row.size(); column++) {
				int width = width(row.get(column));
				if (column == widths.size()) {
					widths.add(width);
				}
				widths.set(column, Math.max(widths.get(column), width));
			}
		}
		return widths;
	}

	/**
	 * Returns how many places a text takes, escape sequences not counted.
	 */
	private static int width(String text) {
		String visible = ESCAPE.matcher(text).replaceAll("");
		return visible.codePointCount(0, visible.length());
	}

	/**
	 * Returns a text in a style, or unchanged where colours are not allowed.
	 * @param style the style
	 * @param text the text
	 * @return the text, with escape sequences around it
	 */
	public String styled(Style style, String text) {
		return (this.coloured && !text.isEmpty()) ? "\u001B[" + style.code + "m" + text + RESET : text;
	}

	/**
	 * Tells whether {@code --verbose} was given.
	 * @return whether to tell more
	 */
	public boolean verbose() {
		return this.verbose;
	}

	/**
	 * Tells whether {@code --quiet} was given.
	 * @return whether to tell nothing but what was asked for
	 */
	public boolean quiet() {
		return this.quiet;
	}

	private void write(String line) {
		this.out.println(line);
	}

	/**
	 * How a piece of text stands out.
	 */
	public enum Style {

		/** What a line is about. */
		STRONG(1),

		/** What matters less. */
		FAINT(2),

		/** Failures, and what is lost. */
		RED(31),

		/** What is in order. */
		GREEN(32),

		/** Identifiers, and what asks for attention. */
		YELLOW(33),

		/** Branch labels. */
		BLUE(34),

		/** Markers of a position. */
		CYAN(36);

		private final int code;

		Style(int code) {
			this.code = code;
		}

	}

}
