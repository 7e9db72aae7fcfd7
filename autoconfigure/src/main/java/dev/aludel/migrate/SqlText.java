package dev.aludel.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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
		Division division = new Division();
		for (Piece piece : this.pieces) {
			switch (piece.kind()) {
				case COMMENT -> division.add(" ");
				case QUOTED -> division.add(piece.text());
				case CODE -> division.addCode(piece.text());
			}
		}
		return division.statements();
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

	/** Divides at semicolons, but not at those within the body of a function. */
	private static final class Division {

		private static final Pattern ROUTINE = Pattern.compile(
				"\\s*create\\s+(or\\s+replace\\s+)?(function|procedure)\\b.*",
				Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

		private final List<String> statements = new ArrayList<>();

		private StringBuilder statement = new StringBuilder();

		private String previousWord = "";

		/** How many of the body and its {@code case} are open. */
		private int depth;

		void add(String text) {
			this.statement.append(text);
		}

		void addCode(String code) {
			int index = 0;
			while (index < code.length()) {
				int end = index;
				while (end < code.length() && isName(code.charAt(end))) {
					end++;
				}
				if (end > index) {
					addWord(code.substring(index, end));
					index = end;
				}
				else {
					addCharacter(code.charAt(index++));
				}
			}
		}

		private void addCharacter(char character) {
			if (character == ';' && this.depth == 0) {
				endStatement();
			}
			else {
				this.statement.append(character);
			}
		}

		private void addWord(String text) {
			String word = text.toLowerCase(Locale.ROOT);
			// Behind these any word is a name.
			boolean name = this.previousWord.equals("as") || !this.statement.isEmpty()
					&& ".$".indexOf(this.statement.charAt(this.statement.length() - 1)) >= 0;
			this.statement.append(text);
			if (this.depth == 0) {
				boolean body = word.equals("atomic") && this.previousWord.equals("begin")
						&& ROUTINE.matcher(this.statement).matches();
				this.depth = body ? 1 : 0;
			}
			else if (!name && word.equals("case")) {
				this.depth++;
			}
			else if (!name && word.equals("end")) {
				this.depth--;
			}
			this.previousWord = word;
		}

		private void endStatement() {
			this.statements.add(this.statement.toString());
			this.statement = new StringBuilder();
			this.previousWord = "";
		}

		List<String> statements() {
			endStatement();
			return this.statements.stream().filter((text) -> !text.isBlank()).toList();
		}

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
