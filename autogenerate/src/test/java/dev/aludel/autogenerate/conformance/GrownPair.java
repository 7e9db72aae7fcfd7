package dev.aludel.autogenerate.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The entities of yesterday and of today.
 *
 * @param before those of yesterday
 * @param after those of today
 */
record GrownPair(List<GrownClass> before, List<GrownClass> after) {

	static String source(List<GrownClass> classes) {
		return classes.stream().map(GrownClass::source).collect(Collectors.joining("\n"));
	}

	String readable() {
		return "Before:\n\n" + source(this.before) + "\nAfter:\n\n" + source(this.after);
	}

	/**
	 * Finds a small pair that still fails: takes away, in both or in one of them, what
	 * the failure does not need.
	 * @param fails whether a pair fails in the same way; a pair that cannot even be tried
	 * does not
	 * @param attempts how many pairs to try
	 */
	GrownPair shrink(Predicate<GrownPair> fails, int attempts) {
		GrownPair smallest = this;
		int left = attempts;
		boolean progress = true;
		while (progress) {
			progress = false;
			for (GrownPair candidate : smallest.smaller()) {
				if (left-- <= 0) {
					return smallest;
				}
				if (fails.test(candidate)) {
					smallest = candidate;
					progress = true;
					break;
				}
			}
		}
		return smallest;
	}

	private List<GrownPair> smaller() {
		List<GrownPair> candidates = new ArrayList<>();
		for (GrownClass type : this.before) {
			candidates.add(new GrownPair(without(this.before, type), withoutNamed(this.after, type)));
		}
		for (GrownClass type : this.after) {
			Optional<GrownClass> earlier = named(this.before, type.name());
			if (earlier.isEmpty()) {
				candidates.add(new GrownPair(this.before, without(this.after, type)));
			}
			else if (!earlier.get().equals(type)) {
				candidates.add(new GrownPair(this.before, replaced(this.after, type, earlier.get())));
			}
		}
		for (GrownClass type : this.before) {
			for (GrownClass smaller : type.smaller()) {
				List<GrownClass> reduced = replaced(this.before, type, smaller);
				Optional<GrownClass> later = named(this.after, type.name());
				if (later.isPresent() && later.get().equals(type)) {
					candidates.add(new GrownPair(reduced, replaced(this.after, type, smaller)));
				}
				else {
					later.ifPresent((other) -> other.smaller()
						.stream()
						.filter((both) -> both.fields().equals(smaller.fields())
								|| both.annotations().equals(smaller.annotations()))
						.forEach((both) -> candidates.add(new GrownPair(reduced, replaced(this.after, other, both)))));
					candidates.add(new GrownPair(reduced, this.after));
				}
			}
		}
		for (GrownClass type : this.after) {
			for (GrownClass smaller : type.smaller()) {
				candidates.add(new GrownPair(this.before, replaced(this.after, type, smaller)));
			}
		}
		return candidates;
	}

	private static Optional<GrownClass> named(List<GrownClass> classes, String name) {
		return classes.stream().filter((type) -> type.name().equals(name)).findFirst();
	}

	private static List<GrownClass> without(List<GrownClass> classes, GrownClass type) {
		return classes.stream().filter((other) -> !other.equals(type)).toList();
	}

	private static List<GrownClass> withoutNamed(List<GrownClass> classes, GrownClass type) {
		return classes.stream().filter((other) -> !other.name().equals(type.name())).toList();
	}

	private static List<GrownClass> replaced(List<GrownClass> classes, GrownClass type, GrownClass replacement) {
		return classes.stream().map((other) -> other.equals(type) ? replacement : other).toList();
	}

}
