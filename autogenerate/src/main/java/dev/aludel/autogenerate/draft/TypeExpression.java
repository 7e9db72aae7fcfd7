package dev.aludel.autogenerate.draft;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.QualifiedName;

/** The Java for a type: {@code varchar(20)}. */
final class TypeExpression {

	/** The words for types without and with arguments, as {@code format_type} prints. */
	private static final Map<String, String> WORDS = words();

	private static final Pattern WITH_ARGUMENTS = Pattern
		.compile("(?<before>[a-z ]+)\\((?<arguments>-?(0|[1-9]\\d{0,8})(,-?(0|[1-9]\\d{0,8}))?)\\)(?<behind>[a-z ]*)");

	private final Imports imports;

	private final Map<String, QualifiedName> enumTypes = new LinkedHashMap<>();

	TypeExpression(Imports imports, List<QualifiedName> enumTypes) {
		this.imports = imports;
		enumTypes.forEach((name) -> this.enumTypes.put(Identifier.quote(name), name));
	}

	Code of(ColumnType type) {
		if (type.isArray()) {
			ColumnType element = new ColumnType(type.text().substring(0, type.text().length() - 2));
			return element.isArray() ? verbatim(type) : word("array", of(element));
		}
		QualifiedName enumType = this.enumTypes.get(type.text());
		if (enumType != null) {
			return word("enumType", Code.text(enumType.toString()));
		}
		String word = WORDS.get(type.text());
		return (word != null) ? word(word) : withArguments(type);
	}

	private Code withArguments(ColumnType type) {
		Matcher matcher = WITH_ARGUMENTS.matcher(type.text());
		if (!matcher.matches()) {
			return verbatim(type);
		}
		List<String> arguments = Arrays.asList(matcher.group("arguments").split(","));
		String placeholders = String.join(",", arguments.stream().map((argument) -> "n").toList());
		String word = WORDS.get(matcher.group("before") + "(" + placeholders + ")" + matcher.group("behind"));
		return (word != null) ? word(word, arguments.stream().map(Code::verbatim).toArray(Code[]::new))
				: verbatim(type);
	}

	private Code verbatim(ColumnType type) {
		return word("type", Code.text(type.text()));
	}

	private Code word(String word, Code... arguments) {
		return Code.definition(this.imports, word, arguments);
	}

	private static Map<String, String> words() {
		Map<String, String> words = new LinkedHashMap<>();
		words.put("bigint", "bigint");
		words.put("integer", "integer");
		words.put("smallint", "smallint");
		words.put("character varying", "varchar");
		words.put("character varying(n)", "varchar");
		words.put("character(n)", "character");
		words.put("text", "text");
		words.put("boolean", "bool");
		words.put("numeric", "numeric");
		words.put("numeric(n,n)", "numeric");
		words.put("real", "real");
		words.put("double precision", "doublePrecision");
		words.put("date", "date");
		words.put("time without time zone", "time");
		words.put("time(n) without time zone", "time");
		words.put("time with time zone", "timetz");
		words.put("time(n) with time zone", "timetz");
		words.put("timestamp without time zone", "timestamp");
		words.put("timestamp(n) without time zone", "timestamp");
		words.put("timestamp with time zone", "timestamptz");
		words.put("timestamp(n) with time zone", "timestamptz");
		words.put("interval", "interval");
		words.put("uuid", "uuid");
		words.put("json", "json");
		words.put("jsonb", "jsonb");
		words.put("bytea", "bytea");
		return words;
	}

}
