package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;

/** Places new values among those that an enum type has. */
public final class ValueOrder {

	private ValueOrder() {
	}

	/**
	 * Returns all values in the order in which they are there, with new ones next to the
	 * value that they follow where they are wanted.
	 * @param present the values that are there
	 * @param wanted the values that are wanted, in any order
	 * @return the values
	 */
	public static List<String> keeping(List<String> present, List<String> wanted) {
		List<String> values = new ArrayList<>(present);
		for (int index = 0; index < wanted.size(); index++) {
			if (!values.contains(wanted.get(index))) {
				int neighbour = (index > 0) ? values.indexOf(wanted.get(index - 1)) : -1;
				values.add(neighbour + 1, wanted.get(index));
			}
		}
		return values;
	}

}
