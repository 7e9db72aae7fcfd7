package dev.aludel.migrate;

import java.util.Objects;

/**
 * A class that is a migration by its name: {@code R<id>} or {@code R<id>_<Message>}. It
 * need not be loaded.
 *
 * @param name the binary name of the class: {@code db.migration.R1_CreateTasks}
 */
public record MigrationClass(String name) implements Comparable<MigrationClass> {

	static final String PREFIX = "R";

	public MigrationClass {
		Objects.requireNonNull(name, "'name' must not be null");
	}

	/**
	 * Returns the name without the package.
	 * @return the simple name
	 */
	public String simpleName() {
		return this.name.substring(this.name.lastIndexOf('.') + 1);
	}

	/**
	 * Tells whether the name of the class carries the given revision id.
	 * @param id the id
	 * @return whether the class is called {@code R<id>} or {@code R<id>_<Message>}
	 */
	public boolean isNamedFor(String id) {
		String simpleName = simpleName();
		String expected = PREFIX + id;
		return simpleName.equals(expected) || simpleName.startsWith(expected + "_");
	}

	String idInName() {
		String rest = simpleName().substring(PREFIX.length());
		int separator = rest.indexOf('_');
		return (separator > 0) ? rest.substring(0, separator) : rest;
	}

	String messageInName() {
		String simpleName = simpleName();
		int separator = simpleName.indexOf('_');
		return (separator > 0) ? simpleName.substring(separator + 1) : "…";
	}

	@Override
	public int compareTo(MigrationClass other) {
		return this.name.compareTo(other.name);
	}

}
