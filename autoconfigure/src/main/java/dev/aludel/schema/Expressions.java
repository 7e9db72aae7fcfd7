package dev.aludel.schema;

/** The one rule for SQL expressions: there must be something. */
final class Expressions {

	private Expressions() {
	}

	static String check(String what, String expression) {
		if (expression.isBlank()) {
			throw new IllegalArgumentException("The " + what + " must not be blank.");
		}
		return expression;
	}

}
