package dev.aludel.autogenerate.hibernate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the mapping asks for and the vocabulary cannot say. */
final class NotCompared {

	private final Set<String> things = new LinkedHashSet<>();

	void add(String thing) {
		this.things.add(thing);
	}

	void add(String thing, String text) {
		add(thing + " (" + text.strip() + ")");
	}

	List<String> things() {
		return this.things.stream().sorted().toList();
	}

}
