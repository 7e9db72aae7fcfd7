package dev.aludel.autogenerate.compare;

import java.util.List;

import dev.aludel.schema.EnumType;

/** Tells an enum type that only gains values from one that must be made anew. */
final class EnumReplacement {

	private EnumReplacement() {
	}

	static boolean isNeeded(EnumType from, EnumType to) {
		List<String> survivors = to.values().stream().filter(from.values()::contains).toList();
		return !survivors.equals(from.values());
	}

}
