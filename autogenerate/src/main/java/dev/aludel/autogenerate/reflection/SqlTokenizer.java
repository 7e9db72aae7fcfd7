package dev.aludel.autogenerate.reflection;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits SQL expressions into tokens by the lexical rules of PostgreSQL (chapter
 * <em>Lexical Structure</em>); comments and white space are left out. Any text can be
 * split: what is not closed goes on to the end.
 */
public final class SqlTokenizer {

	private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?:";

	private final String sql;

	private int position;

	/**
	 * Prepares to split a text.
	 * @param sql the text
	 */
	public SqlTokenizer(String sql) {
		this.sql = sql;
	}

	/**
	 * Splits the text.
	 * @return the tokens, in order
	 */
	public List<SqlToken> tokens() {
		List<SqlToken> tokens = new ArrayList<>();
		skipSpace();
		while (this.position < this.sql.length()) {
			int start = this.position;
			SqlToken.Kind kind = scan();
			tokens.add(new SqlToken(kind, this.sql.substring(start, this.position), start));
			skipSpace();
		}
		return tokens;
	}

	/**
	 * Removes the parentheses that stand around a whole expression, however many.
	 * @param expression the expression: {@code ((a > 0))}
	 * @return the expression without them: {@code a > 0}
	 */
	public static String withoutOuterParentheses(String expression) {
		String inner = expression.strip();
		while (inner.startsWith("(") && closesAtTheEnd(inner)) {
			inner = inner.substring(1, inner.length() - 1).strip();
		}
		return inner;
	}

	private static boolean closesAtTheEnd(String expression) {
		int depth = 0;
		for (SqlToken token : new SqlTokenizer(expression).tokens()) {
			if (token.is("(")) {
				depth++;
			}
			else if (token.is(")") && --depth == 0) {
				return token.end() == expression.length();
			}
		}
		return false;
	}

	private SqlToken.Kind scan() {
		char first = this.sql.charAt(this.position);
		if (first == '\'') {
			scanQuoted('\'', false);
			return SqlToken.Kind.STRING;
		}
		if (first == '"') {
			scanQuoted('"', false);
			return SqlToken.Kind.QUOTED_NAME;
		}
		if (first == '$' && scanDollarQuoted()) {
			return SqlToken.Kind.STRING;
		}
		if (isDigit(first) || (first == '.' && isDigit(peek(1)))) {
			scanNumber();
			return SqlToken.Kind.NUMBER;
		}
		if (Character.isLetter(first) || first == '_' || first > 127) {
			return scanWord();
		}
		if (OPERATOR_CHARACTERS.indexOf(first) >= 0) {
			scanOperator();
			return SqlToken.Kind.OPERATOR;
		}
		this.position++;
		return SqlToken.Kind.PUNCTUATION;
	}

	private SqlToken.Kind scanWord() {
		int start = this.position;
		while (isWordPart(peek(0))) {
			this.position++;
		}
		String word = this.sql.substring(start, this.position);
		if (peek(0) == '\'' && "eExXbBnN".contains(word)) {
			scanQuoted('\'', word.equalsIgnoreCase("e"));
			return SqlToken.Kind.STRING;
		}
		return SqlToken.Kind.WORD;
	}

	private void scanQuoted(char quote, boolean backslashEscapes) {
		this.position++;
		while (this.position < this.sql.length()) {
			char next = this.sql.charAt(this.position++);
			if (next == '\\' && backslashEscapes) {
				this.position = Math.min(this.position + 1, this.sql.length());
			}
			else if (next == quote && peek(0) == quote) {
				this.position++;
			}
			else if (next == quote) {
				return;
			}
		}
	}

	private boolean scanDollarQuoted() {
		int tagEnd = this.position + 1;
		while (tagEnd < this.sql.length() && isWordPart(this.sql.charAt(tagEnd)) && this.sql.charAt(tagEnd) != '$') {
			tagEnd++;
		}
		if (tagEnd >= this.sql.length() || this.sql.charAt(tagEnd) != '$' || isDigit(peek(1))) {
			return false;
		}
		String tag = this.sql.substring(this.position, tagEnd + 1);
		int close = this.sql.indexOf(tag, tagEnd + 1);
		this.position = (close < 0) ? this.sql.length() : close + tag.length();
		return true;
	}

	private void scanNumber() {
		while (isWordPart(peek(0)) || peek(0) == '.' || (isSign(peek(0)) && isExponent(peek(-1)) && isDigit(peek(1)))) {
			this.position++;
		}
	}

	private void scanOperator() {
		int start = this.position;
		if (this.sql.startsWith("::", start)) {
			this.position += 2;
			return;
		}
		while (OPERATOR_CHARACTERS.indexOf(peek(0)) >= 0 && !atComment() && !this.sql.startsWith("::", this.position)) {
			this.position++;
		}
		// a=-1 is a = -1: an operator ends in a sign only when it holds one of these.
		String operator = this.sql.substring(start, this.position);
		if (operator.chars().noneMatch((character) -> "~!@#%^&|`?".indexOf(character) >= 0)) {
			while (this.position > start + 1 && isSign(peek(-1))) {
				this.position--;
			}
		}
	}

	private void skipSpace() {
		while (this.position < this.sql.length()) {
			if (Character.isWhitespace(peek(0))) {
				this.position++;
			}
			else if (this.sql.startsWith("--", this.position)) {
				int end = this.sql.indexOf('\n', this.position);
				this.position = (end < 0) ? this.sql.length() : end + 1;
			}
			else if (this.sql.startsWith("/*", this.position)) {
				skipBlockComment();
			}
			else {
				return;
			}
		}
	}

	private void skipBlockComment() {
		int depth = 0;
		do {
			if (this.sql.startsWith("/*", this.position)) {
				depth++;
				this.position += 2;
			}
			else if (this.sql.startsWith("*/", this.position)) {
				depth--;
				this.position += 2;
			}
			else {
				this.position++;
			}
		}
		while (depth > 0 && this.position < this.sql.length());
	}

	private boolean atComment() {
		return this.sql.startsWith("--", this.position) || this.sql.startsWith("/*", this.position);
	}

	private char peek(int offset) {
		int index = this.position + offset;
		return (index < this.sql.length()) ? this.sql.charAt(index) : '\0';
	}

	private static boolean isWordPart(char character) {
		return Character.isLetterOrDigit(character) || character == '_' || character == '$' || character > 127;
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

	private static boolean isSign(char character) {
		return character == '+' || character == '-';
	}

	private static boolean isExponent(char character) {
		return character == 'e' || character == 'E';
	}

}
