package dev.aludel.migrate;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL divided into code and what is not code: literals, quoted names and comments, in
 * which no character has a meaning of its own.
 *
 * @param pieces the pieces; put together they are the whole text
 */
record SqlText(List<Piece> pieces) {

	SqlText {
		pieces = List.copyOf(pieces);
	}

	static SqlText of(String sql) {
		return new Scanner(sql).scan();
	}

	/**
	 * The statements of the text without their comments, for a look at how they begin.
	 */
	List<String> statements() {
		List<String> statements = new ArrayList<>();
		StringBuilder statement = new StringBuilder();
		for (Piece piece : this.pieces) {
			if (piece.kind() == Kind.COMMENT) {
				statement.append(' ');
				continue;
			}
			if (piece.kind() == Kind.QUOTED) {
				statement.append(piece.text());
				continue;
			}
			String[] parts = piece.text().split(";", -1);
			statement.append(parts[0]);
			for (int part = 1; part < parts.length; part++) {
				statements.add(statement.toString());
				statement = new StringBuilder(parts[part]);
			}
		}
		statements.add(statement.toString());
		return statements.stream().filter((text) -> !text.isBlank()).toList();
	}

	/** Whether the last statement has a semicolon behind it. */
	boolean endsInStatementEnd() {
		for (int index = this.pieces.size() - 1; index >= 0; index--) {
			Piece piece = this.pieces.get(index);
			if (piece.kind() != Kind.COMMENT && !piece.text().isBlank()) {
				return piece.kind() == Kind.CODE && piece.text().stripTrailing().endsWith(";");
			}
		}
		return false;
	}

	/** Whether something behind the text on the same line would belong to a comment. */
	boolean endsInLineComment() {
		if (this.pieces.isEmpty()) {
			return false;
		}
		Piece last = this.pieces.get(this.pieces.size() - 1);
		if (last.text().isBlank() && this.pieces.size() > 1) {
			// It is stripped.
			last = this.pieces.get(this.pieces.size() - 2);
		}
		return last.kind() == Kind.COMMENT && last.text().startsWith("--");
	}

	enum Kind {

		CODE, QUOTED, COMMENT

	}

	/**
	 * A piece of the text.
	 *
	 * @param kind what it is
	 * @param text the piece
	 */
	record Piece(Kind kind, String text) {

	}

	/** Reads as PostgreSQL and psql do, with {@code standard_conforming_strings} on. */
	private static final class Scanner {

		private final String sql;

		private final List<Piece> pieces = new ArrayList<>();

		private int codeBegin;

		private int position;

		Scanner(String sql) {
			this.sql = sql;
		}

		SqlText scan() {
			while (this.position < this.sql.length()) {
				switch (this.sql.charAt(this.position)) {
					case '\'' -> take(Kind.QUOTED, endOfLiteral());
					case '"' -> take(Kind.QUOTED, endOfQuoted('"', false));
					case '-' -> takeIf("--", Kind.COMMENT, endOfLine());
					case '/' -> takeIf("/*", Kind.COMMENT, endOfBlock());
					case '$' -> dollar();
					default -> this.position++;
				}
			}
			endCode();
			return new SqlText(this.pieces);
		}

		private void takeIf(String beginning, Kind kind, int end) {
			if (this.sql.startsWith(beginning, this.position)) {
				take(kind, end);
			}
			else {
				this.position++;
			}
		}

		private void take(Kind kind, int end) {
			endCode();
			this.pieces.add(new Piece(kind, this.sql.substring(this.position, end)));
			this.position = end;
			this.codeBegin = end;
		}

		private void endCode() {
			if (this.codeBegin < this.position) {
				this.pieces.add(new Piece(Kind.CODE, this.sql.substring(this.codeBegin, this.position)));
			}
		}

		private int endOfLiteral() {
			boolean escapes = this.position > 0 && "eE".indexOf(this.sql.charAt(this.position - 1)) >= 0
					&& !isName(this.position - 2);
			return endOfQuoted('\'', escapes);
		}

		private int endOfQuoted(char quote, boolean escapes) {
			for (int index = this.position + 1; index < this.sql.length(); index++) {
				char character = this.sql.charAt(index);
				if (escapes && character == '\\') {
					index++;
				}
				else if (character == quote) {
					if (index + 1 == this.sql.length() || this.sql.charAt(index + 1) != quote) {
						return index + 1;
					}
					index++;
				}
			}
			return this.sql.length();
		}

		private int endOfLine() {
			int end = this.position;
			while (end < this.sql.length() && "\r\n".indexOf(this.sql.charAt(end)) < 0) {
				end++;
			}
			return end;
		}

		private int endOfBlock() {
			int depth = 0;
			int index = this.position;
			while (index < this.sql.length()) {
				if (this.sql.startsWith("/*", index)) {
					depth++;
					index += 2;
				}
				else if (this.sql.startsWith("*/", index)) {
					depth--;
					index += 2;
					if (depth == 0) {
						return index;
					}
				}
				else {
					index++;
				}
			}
			return this.sql.length();
		}

		private void dollar() {
			int end = this.position + 1;
			while (isName(end)) {
				end++;
			}
			boolean begins = !isName(this.position - 1) && !isDigit(this.position + 1) && end < this.sql.length()
					&& this.sql.charAt(end) == '$';
			if (!begins) {
				this.position++;
				return;
			}
			String tag = this.sql.substring(this.position, end + 1);
			int closing = this.sql.indexOf(tag, end + 1);
			take(Kind.QUOTED, (closing < 0) ? this.sql.length() : closing + tag.length());
		}

		private boolean isName(int index) {
			return index >= 0 && index < this.sql.length() && SqlText.isName(this.sql.charAt(index));
		}

		private boolean isDigit(int index) {
			return index < this.sql.length() && this.sql.charAt(index) >= '0' && this.sql.charAt(index) <= '9';
		}

	}

	static boolean isName(char character) {
		return character == '_' || character > 127 || Character.isLetterOrDigit(character);
	}

}
