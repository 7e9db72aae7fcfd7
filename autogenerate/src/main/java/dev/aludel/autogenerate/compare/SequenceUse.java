package dev.aludel.autogenerate.compare;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;

/** Finds the sequence that a default draws from. */
final class SequenceUse {

	private static final Pattern NEXTVAL = Pattern.compile("nextval\\('((?:[^']|'')+)'", Pattern.CASE_INSENSITIVE);

	private SequenceUse() {
	}

	/** The default of the column, drawing from a sequence of another name. */
	static String renamed(Column column, QualifiedName sequence) {
		String text = Identifier.quote(sequence).replace("'", "''");
		String defaultValue = (column.defaultValue() != null) ? column.defaultValue() : "";
		return NEXTVAL.matcher(defaultValue).replaceFirst(Matcher.quoteReplacement("nextval('" + text + "'"));
	}

	static Optional<QualifiedName> of(Column column) {
		if (column.defaultValue() == null) {
			return Optional.empty();
		}
		Matcher matcher = NEXTVAL.matcher(column.defaultValue());
		if (!matcher.find()) {
			return Optional.empty();
		}
		String name = matcher.group(1).replace("''", "'");
		boolean quoted = name.indexOf('"') >= 0;
		return Optional.of(QualifiedName.parse(quoted ? name : name.toLowerCase(Locale.ROOT)));
	}

}
