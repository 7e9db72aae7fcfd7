package dev.aludel.autogenerate.reflection;

/**
 * Reads from the whole definition of an index whether a key that is an expression has a
 * collation that it would not have by itself: only then PostgreSQL prints one.
 */
final class KeyCollations {

	private final String definition;

	private int position;

	KeyCollations(String definition) {
		this.definition = definition;
		this.position = definition.indexOf(" USING ");
	}

	/**
	 * Asks for the keys in their order.
	 */
	boolean isExplicit(String expression) {
		int start = this.definition.indexOf(expression, this.position);
		if (start < 0) {
			return false;
		}
		this.position = start + expression.length();
		return this.definition.startsWith(" COLLATE ", this.position);
	}

}
