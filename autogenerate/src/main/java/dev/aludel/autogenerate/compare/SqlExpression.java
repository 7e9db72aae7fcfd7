package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.QualifiedName;

/**
 * The words of an SQL expression: which columns and types it may mention. It reads only
 * as far as the lexical rules of PostgreSQL go (chapter <em>Lexical Structure</em>), so a
 * word that only looks like a column counts as one.
 */
final class SqlExpression {

	private static final Pattern TOKEN = Pattern.compile(String.join("|", //
			"(?<comment>--[^\\n]*+|/\\*.*?\\*/)", //
			"(?<escaped>[eE]'(?:[^'\\\\]|''|\\\\.)*+')", //
			"(?<literal>'[^']*+(?:''[^']*+)*+')", //
			"(?<dollar>\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$)", //
			"(?<quoted>\"[^\"]*+(?:\"\"[^\"]*+)*+\")", //
			"(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*+)", //
			"(?<cast>::)", //
			"(?<space>\\s++)", //
			"(?<other>.)"), Pattern.DOTALL);

	/** Words that go on with a type of several words behind {@code ::}. */
	private static final Set<String> TYPE_WORDS = Set.of("varying", "precision", "with", "without", "time", "zone");

	private final String text;

	private final List<Token> tokens;

	SqlExpression(String text) {
		this.text = text;
		this.tokens = tokens(text);
	}

	boolean mentionsColumn(Set<String> names) {
		return columns().stream().anyMatch(names::contains);
	}

	boolean mentionsType(Set<QualifiedName> types) {
		return !types.isEmpty() && types.stream().anyMatch((type) -> types().contains(type.name()));
	}

	/** The words that may be columns, in order. */
	Set<String> columns() {
		Set<String> columns = new LinkedHashSet<>();
		for (int index = 0; index < this.tokens.size(); index++) {
			if (isColumn(index)) {
				columns.add(this.tokens.get(index).name());
			}
		}
		return columns;
	}

	/** The string constants, in order. */
	Set<String> literals() {
		Set<String> literals = new LinkedHashSet<>();
		for (Token token : this.tokens) {
			if (token.kind() == Kind.LITERAL) {
				literals.add(literal(token));
			}
		}
		return literals;
	}

	/** The same expression with every column under the name the function gives it. */
	String renameColumns(UnaryOperator<String> newNames) {
		StringBuilder renamed = new StringBuilder();
		int copied = 0;
		for (int index = 0; index < this.tokens.size(); index++) {
			Token token = this.tokens.get(index);
			String newName = isColumn(index) ? newNames.apply(token.name()) : token.name();
			if (!newName.equals(token.name())) {
				renamed.append(this.text, copied, token.start()).append(Identifier.quote(newName));
				copied = token.end();
			}
		}
		return renamed.append(this.text.substring(copied)).toString();
	}

	/**
	 * The same expression, as the catalog prints it, with the types behind a cast and the
	 * values before it under their new names.
	 */
	String renameEnums(Renames renames) {
		if (renames.enumTypes().isEmpty() && renames.enumValues().isEmpty()) {
			return this.text;
		}
		StringBuilder renamed = new StringBuilder();
		int copied = 0;
		for (int index = 0; index + 1 < this.tokens.size(); index++) {
			if (this.tokens.get(index).kind() != Kind.CAST) {
				continue;
			}
			boolean qualified = index + 3 < this.tokens.size() && isFollowedBy(index + 1, ".");
			Token last = this.tokens.get(qualified ? index + 3 : index + 1);
			QualifiedName type = new QualifiedName(qualified ? this.tokens.get(index + 1).name() : null, last.name());
			Token value = (index > 0) ? this.tokens.get(index - 1) : this.tokens.get(index);
			String literal = literal(value);
			String newValue = renames.enumValues().getOrDefault(type, Map.of()).getOrDefault(literal, literal);
			if (value.kind() == Kind.LITERAL && !newValue.equals(literal)) {
				renamed.append(this.text, copied, value.start())
					.append('\'')
					.append(newValue.replace("'", "''"))
					.append('\'');
				copied = value.end();
			}
			if (renames.enumTypes().containsKey(type)) {
				renamed.append(this.text, copied, this.tokens.get(index + 1).start())
					.append(Identifier.quote(renames.enumType(type)));
				copied = last.end();
			}
		}
		return renamed.append(this.text.substring(copied)).toString();
	}

	private String literal(Token token) {
		if (token.kind() != Kind.LITERAL) {
			return "";
		}
		return this.text.substring(token.start() + 1, token.end() - 1).replace("''", "'");
	}

	/** The last words of what stands where a type is asked for. */
	private Set<String> types() {
		Set<String> types = new LinkedHashSet<>();
		for (int index = 1; index < this.tokens.size(); index++) {
			if (this.tokens.get(index).kind() == Kind.NAME
					&& (isPartOfType(index) || this.tokens.get(index - 1).name().equals("as"))) {
				types.add(this.tokens.get(index).name());
			}
		}
		return types;
	}

	private boolean isColumn(int index) {
		return this.tokens.get(index).kind() == Kind.NAME && !isFollowedBy(index, "(") && !isFollowedBy(index, ".")
				&& !isPartOfType(index);
	}

	private boolean isFollowedBy(int index, String symbol) {
		return index + 1 < this.tokens.size() && this.tokens.get(index + 1).name().equals(symbol);
	}

	private boolean isPartOfType(int index) {
		int first = index;
		while (first > 0 && this.tokens.get(first - 1).kind() == Kind.NAME
				&& TYPE_WORDS.contains(this.tokens.get(first).name())) {
			first--;
		}
		while (first > 1 && isFollowedBy(first - 2, ".")) {
			first -= 2;
		}
		return first > 0 && this.tokens.get(first - 1).kind() == Kind.CAST;
	}

	private static List<Token> tokens(String text) {
		List<Token> tokens = new ArrayList<>();
		Matcher matcher = TOKEN.matcher(text);
		while (matcher.find()) {
			if (matcher.group("word") != null) {
				tokens.add(token(Kind.NAME, matcher, matcher.group().toLowerCase(Locale.ROOT)));
			}
			else if (matcher.group("quoted") != null) {
				String quoted = matcher.group();
				tokens.add(token(Kind.NAME, matcher, quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"")));
			}
			else if (matcher.group("literal") != null) {
				tokens.add(token(Kind.LITERAL, matcher, ""));
			}
			else if (matcher.group("cast") != null) {
				tokens.add(token(Kind.CAST, matcher, ""));
			}
			else if (matcher.group("space") == null && matcher.group("comment") == null) {
				tokens.add(token(Kind.OTHER, matcher, matcher.group()));
			}
		}
		return tokens;
	}

	private static Token token(Kind kind, Matcher matcher, String name) {
		return new Token(kind, name, matcher.start(), matcher.end());
	}

	private enum Kind {

		NAME, LITERAL, CAST, OTHER

	}

	private record Token(Kind kind, String name, int start, int end) {

	}

}
