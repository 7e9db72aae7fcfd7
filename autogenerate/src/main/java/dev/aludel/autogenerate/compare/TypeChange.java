package dev.aludel.autogenerate.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.aludel.schema.ColumnType;

/** What a change of type does to the values of a column. */
enum TypeChange {

	/** Every value fits as it is, and no row is touched. */
	WIDENS,

	/** Every value fits, but every row is written anew. */
	REWRITES,

	/** A value may be cut, rounded or refused. */
	NARROWS,

	/** Values become something else. */
	CONVERTS;

	private static final List<String> WHOLE_NUMBERS = List.of("smallint", "integer", "bigint");

	private static final Map<String, Integer> DIGITS = Map.of("smallint", 5, "integer", 10, "bigint", 19);

	private static final List<String> STRINGS = List.of("character", "character varying", "text");

	private static final int MAXIMUM_PRECISION = 6;

	static TypeChange of(ColumnType before, ColumnType after) {
		TypeName from = TypeName.of(before);
		TypeName to = TypeName.of(after);
		if (from.array() != to.array()) {
			return CONVERTS;
		}
		return from.base().equals(to.base()) ? ofModifier(from, to) : ofBase(from, to);
	}

	private static TypeChange ofModifier(TypeName from, TypeName to) {
		return switch (from.base()) {
			case "character varying", "bit varying" -> longer(from, to) ? WIDENS : NARROWS;
			case "character", "bit" -> longer(from, to) ? REWRITES : NARROWS;
			case "numeric" -> ofNumeric(from, to);
			default -> isTemporal(from) ? (precision(to) >= precision(from) ? WIDENS : NARROWS) : CONVERTS;
		};
	}

	private static TypeChange ofNumeric(TypeName from, TypeName to) {
		if (to.modifier().isEmpty()) {
			return WIDENS;
		}
		if (from.modifier().isEmpty() || scale(to) < scale(from)
				|| numbers(to)[0] - scale(to) < numbers(from)[0] - scale(from)) {
			return NARROWS;
		}
		return (scale(to) == scale(from)) ? WIDENS : REWRITES;
	}

	private static TypeChange ofBase(TypeName from, TypeName to) {
		if (STRINGS.contains(to.base())) {
			return ofString(from, to);
		}
		int before = WHOLE_NUMBERS.indexOf(from.base());
		int after = WHOLE_NUMBERS.indexOf(to.base());
		if (before >= 0 && after >= 0) {
			return (before < after) ? REWRITES : NARROWS;
		}
		if (before >= 0 && to.base().equals("numeric")) {
			boolean fits = to.modifier().isEmpty() || numbers(to)[0] - scale(to) >= DIGITS.getOrDefault(from.base(), 0);
			return fits ? REWRITES : NARROWS;
		}
		if (after >= 0 && isFraction(from)) {
			return NARROWS;
		}
		if (isFraction(from) && isFraction(to)) {
			return from.base().equals("real") && to.base().equals("double precision") ? REWRITES : NARROWS;
		}
		if (before >= 0 && isFraction(to)) {
			boolean exact = to.base().equals("double precision") ? before < 2 : before < 1;
			return exact ? REWRITES : NARROWS;
		}
		return isTemporal(from) && to.base().equals("date") ? NARROWS : CONVERTS;
	}

	private static TypeChange ofString(TypeName from, TypeName to) {
		if (!STRINGS.contains(from.base())) {
			return to.modifier().isEmpty() && !to.base().equals("character") ? REWRITES : CONVERTS;
		}
		if (to.base().equals("character")) {
			return longer(from, to) ? REWRITES : NARROWS;
		}
		boolean padded = from.base().equals("character");
		return longer(from, to) ? (padded ? REWRITES : WIDENS) : NARROWS;
	}

	private static boolean longer(TypeName from, TypeName to) {
		return to.modifier().isEmpty() || (!from.modifier().isEmpty() && numbers(to)[0] >= numbers(from)[0]);
	}

	private static boolean isFraction(TypeName type) {
		return List.of("numeric", "real", "double precision").contains(type.base());
	}

	private static boolean isTemporal(TypeName type) {
		return type.base().startsWith("time") || type.base().startsWith("interval") || type.base().equals("date");
	}

	private static int precision(TypeName type) {
		return type.modifier().isEmpty() ? MAXIMUM_PRECISION : numbers(type)[0];
	}

	private static int scale(TypeName type) {
		int[] numbers = numbers(type);
		return (numbers.length > 1) ? numbers[1] : 0;
	}

	private static int[] numbers(TypeName type) {
		return Arrays.stream(type.modifier().split(",")).mapToInt(Integer::parseInt).toArray();
	}

}
