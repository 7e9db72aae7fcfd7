package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Which objects of two lists are the same: those of one make and name first, then those
 * of one make under another name.
 *
 * @param <T> the kind of object
 * @param kept the pairs, names may differ
 * @param removed what only the first list has
 * @param added what only the second list has
 */
record Pairing<T>(List<Pair<T>> kept, List<T> removed, List<T> added) {

	/**
	 * One object before and after.
	 *
	 * @param <T> the kind of object
	 * @param from before
	 * @param to after
	 */
	record Pair<T>(T from, T to) {

	}

	static <T> Pairing<T> of(List<? extends T> from, List<? extends T> to, Function<T, @Nullable String> name,
			BiPredicate<T, T> sameMake) {
		List<T> removed = new ArrayList<>(from);
		List<T> added = new ArrayList<>(to);
		List<Pair<T>> kept = new ArrayList<>();
		pair(removed, added, kept,
				(one, other) -> Objects.equals(name.apply(one), name.apply(other)) && sameMake.test(one, other));
		pair(removed, added, kept, sameMake);
		return new Pairing<>(kept, removed, added);
	}

	private static <T> void pair(List<T> removed, List<T> added, List<Pair<T>> kept, BiPredicate<T, T> same) {
		for (T one : List.copyOf(removed)) {
			for (T other : List.copyOf(added)) {
				if (same.test(one, other)) {
					kept.add(new Pair<>(one, other));
					removed.remove(one);
					added.remove(other);
					break;
				}
			}
		}
	}

}
