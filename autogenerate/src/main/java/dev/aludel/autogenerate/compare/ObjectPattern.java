package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.aludel.design.ComparedObject;
import dev.aludel.design.ComparedObject.Kind;

import org.jspecify.annotations.Nullable;

/**
 * Names objects: {@code audit.*}, {@code tasks.legacy_*}, {@code index:ix_tmp_*},
 * {@code schema:reporting}. A star stands for any characters but a dot; what stands in
 * double quotes is taken as it is, and so are capitals.
 */
final class ObjectPattern {

	private static final Set<Kind> PARTS = EnumSet.of(Kind.COLUMN, Kind.INDEX, Kind.CONSTRAINT);

	private static final Pattern SEGMENT = Pattern.compile("\"(?:[^\"]|\"\")+\"|[^\".]+");

	private static final Pattern KIND = Pattern.compile("(\\w+):(.*)", Pattern.DOTALL);

	private final String text;

	private final @Nullable Kind kind;

	private final Set<Kind> kinds;

	private final List<Pattern> segments;

	private ObjectPattern(String text, @Nullable Kind kind, Set<Kind> kinds, List<Pattern> segments) {
		this.text = text;
		this.kind = kind;
		this.kinds = kinds;
		this.segments = segments;
	}

	/**
	 * Reads a pattern.
	 * @param text the pattern
	 * @param withoutKind what a pattern names that names no kind
	 * @return the pattern
	 * @throws IllegalArgumentException when it is of another form
	 */
	static ObjectPattern parse(String text, Set<Kind> withoutKind) {
		String stripped = text.strip();
		Matcher matcher = KIND.matcher(stripped);
		Kind kind = matcher.matches() ? kind(matcher.group(1)) : null;
		List<Pattern> segments = segments(matcher.matches() ? matcher.group(2) : stripped);
		Set<Kind> kinds = (kind != null) ? EnumSet.of(kind) : withoutKind;
		int most = kinds.stream().mapToInt(ObjectPattern::mostSegments).max().orElse(0);
		if (segments.size() > most) {
			throw new IllegalArgumentException("It has %s parts; %s has at most %s: %s".formatted(segments.size(),
					(kind != null) ? "a name of this kind" : "a name", most,
					Stream.of("schema", "table", "name").skip(3 - most).collect(Collectors.joining("."))));
		}
		return new ObjectPattern(stripped, kind, kinds, segments);
	}

	private static Kind kind(String word) {
		for (Kind kind : Kind.values()) {
			if (word.equals(kind.name().toLowerCase(Locale.ROOT))) {
				return kind;
			}
		}
		throw new IllegalArgumentException("There is no kind %s. The kinds are %s.".formatted(word,
				Stream.of(Kind.values())
					.map((kind) -> kind.name().toLowerCase(Locale.ROOT))
					.collect(Collectors.joining(", "))));
	}

	private static int mostSegments(Kind kind) {
		return (kind == Kind.SCHEMA) ? 1 : PARTS.contains(kind) ? 3 : 2;
	}

	private static List<Pattern> segments(String text) {
		List<Pattern> segments = new ArrayList<>();
		Matcher matcher = SEGMENT.matcher(text);
		int end = 0;
		while (end < text.length() && matcher.find(end) && matcher.start() == end) {
			segments.add(expression(matcher.group()));
			end = matcher.end();
			boolean more = end < text.length() - 1 && text.charAt(end) == '.';
			if (!more) {
				break;
			}
			end++;
		}
		if (segments.isEmpty() || end < text.length()) {
			throw new IllegalArgumentException(
					"It is not made of names joined by dots, as in tasks.legacy_* or audit.\"weird.name\".");
		}
		return List.copyOf(segments);
	}

	private static Pattern expression(String segment) {
		if (segment.startsWith("\"")) {
			return Pattern.compile(Pattern.quote(segment.substring(1, segment.length() - 1).replace("\"\"", "\"")));
		}
		return Pattern.compile(
				Stream.of(segment.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
				Pattern.DOTALL);
	}

	boolean names(Kind wanted) {
		return this.kinds.contains(wanted);
	}

	/**
	 * Whether an object is meant.
	 * @param object the object
	 * @param defaultSchema the schema that is meant when none is named
	 */
	boolean matches(ComparedObject object, String defaultSchema) {
		if (!names(object.kind())) {
			return false;
		}
		String schema = object.name().schema();
		boolean standsAlone = this.segments.size() == 1 && this.kind != null && PARTS.contains(this.kind);
		if (object.kind() == Kind.SCHEMA || standsAlone) {
			return matches(List.of(object.name().name()));
		}
		List<String> path = new ArrayList<>();
		if (object.table() != null) {
			path.add(object.table().name());
		}
		path.add(object.name().name());
		if (schema == null && matches(path)) {
			return true;
		}
		path.add(0, (schema != null) ? schema : defaultSchema);
		return matches(path);
	}

	private boolean matches(List<String> path) {
		if (path.size() != this.segments.size()) {
			return false;
		}
		for (int index = 0; index < path.size(); index++) {
			if (!this.segments.get(index).matcher(path.get(index)).matches()) {
				return false;
			}
		}
		return true;
	}

	/** The pattern as it was written. */
	@Override
	public String toString() {
		return this.text;
	}

}
