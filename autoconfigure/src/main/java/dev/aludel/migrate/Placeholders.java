package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.postgresql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * What stands for {@code ${name}} in the SQL that an author wrote. The values go to the
 * server and nowhere else: checksums, plans, logs and errors have the names, so that they
 * are the same wherever a revision runs.
 *
 * @param values the values by name
 * @param database what the application calls the database, or {@code null}
 */
record Placeholders(Map<String, String> values, @Nullable String database) {

	// Not behind a dollar quote: $${a,b}$$ and $tag${a}$tag$ are PostgreSQL's own.
	private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$\\w{0,63})\\$\\{([A-Za-z][\\w.-]*)}");

	/** What each placeholder begins with. */
	static final String BEGIN = "${";

	private static final int SHORT = 4;

	static Placeholders of(AludelSettings settings) {
		return new Placeholders(settings.run().placeholders(), settings.database());
	}

	/** The statement for the server. Only what {@code op.execute} takes is SQL text. */
	SqlStatement fill(Operation operation, SqlStatement statement) {
		if (!(operation instanceof ExecuteSql) || !statement.sql().contains(BEGIN)) {
			return statement;
		}
		StringBuilder filled = new StringBuilder();
		Matcher matcher = PLACEHOLDER.matcher(statement.sql());
		while (matcher.find()) {
			matcher.appendReplacement(filled, Matcher.quoteReplacement(value(matcher.group(1))));
		}
		matcher.appendTail(filled);
		return new SqlStatement(filled.toString(), statement.parameters(), statement.transactional());
	}

	private String value(String name) {
		String value = this.values.get(name);
		if (value == null) {
			throw new RefusedException("It has a placeholder ${%s} that has no value.".formatted(name),
					"Set %s.".formatted(property(name)));
		}
		return value;
	}

	/** Refuses a revision that has a placeholder without a value. */
	void check(RunnableRevision revision, Recording recording) {
		if (recording instanceof Recording.Complete complete) {
			complete.statements()
				.stream()
				.filter((recorded) -> recorded.operation() instanceof ExecuteSql)
				.flatMap((recorded) -> names(recorded.statement().sql()).stream())
				.filter((name) -> !this.values.containsKey(name))
				.findFirst()
				.ifPresent((name) -> {
					throw new UnknownPlaceholderException(revision, name, List.copyOf(this.values.keySet()),
							property(name));
				});
		}
	}

	private String property(String name) {
		return new DatabaseAddress("", null, this.database).property("placeholders." + name);
	}

	/** What the server said of a filled statement, with the names again. */
	SQLException hide(Operation operation, SqlStatement statement, SQLException exception) {
		if (!(operation instanceof ExecuteSql) || names(statement.sql()).isEmpty()) {
			return exception;
		}
		return ServerError.rewrite(exception, (text) -> hide(text, names(statement.sql())));
	}

	private String hide(String text, Set<String> names) {
		String hidden = text;
		List<String> longestFirst = new ArrayList<>(names);
		longestFirst.removeIf((name) -> this.values.getOrDefault(name, "").isBlank());
		longestFirst.sort((one, other) -> this.values.get(other).length() - this.values.get(one).length());
		for (String name : longestFirst) {
			hidden = hidden.replaceAll(occurrence(this.values.get(name)),
					Matcher.quoteReplacement(BEGIN + name + "}"));
		}
		return hidden;
	}

	// Something short is a part of many words.
	private static String occurrence(String value) {
		String literally = Pattern.quote(value);
		return (value.length() < SHORT) ? "(?<!\\w)" + literally + "(?!\\w)" : literally;
	}

	private static Set<String> names(String sql) {
		Set<String> names = new LinkedHashSet<>();
		Matcher matcher = PLACEHOLDER.matcher(sql);
		while (matcher.find()) {
			names.add(matcher.group(1));
		}
		return names;
	}

}
