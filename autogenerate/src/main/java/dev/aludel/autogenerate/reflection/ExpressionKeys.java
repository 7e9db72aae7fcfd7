package dev.aludel.autogenerate.reflection;

import java.util.List;

/**
 * Reads from the whole definition of an index what PostgreSQL prints behind a key that is
 * an expression: a collation or operator class only when the expression would not have it
 * by itself, which no column of the catalog tells.
 */
final class ExpressionKeys {

	private final String definition;

	private int position;

	ExpressionKeys(String definition) {
		this.definition = definition;
		this.position = definition.indexOf(" USING ");
	}

	/** What stands behind a key. */
	record Explicit(boolean collation, boolean operatorClass) {

	}

	/**
	 * Reads on behind the given expression; to be called in the order of the keys.
	 */
	Explicit behind(String expression) {
		int start = this.definition.indexOf(expression, this.position);
		if (start < 0) {
			throw new IllegalStateException("The index has no key " + expression + ": " + this.definition);
		}
		this.position = start + expression.length();
		List<SqlToken> rest = new SqlTokenizer(this.definition.substring(this.position)).tokens();
		boolean collation = rest.get(0).is("collate");
		SqlToken next = rest.get(collation ? behindName(rest) : 0);
		return new Explicit(collation, next.name() != null && !next.is("desc") && !next.is("nulls"));
	}

	private static int behindName(List<SqlToken> tokens) {
		return tokens.get(2).is(".") ? 4 : 2;
	}

}
