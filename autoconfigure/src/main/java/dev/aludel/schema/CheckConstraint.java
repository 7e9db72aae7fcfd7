package dev.aludel.schema;

import org.jspecify.annotations.Nullable;

/**
 * A check constraint of a {@link Table}.
 *
 * @param name the name, or {@code null} when nobody chose one
 * @param expression the SQL condition, without the surrounding parentheses of
 * {@code check (…)}
 * @param inherited whether child tables get it too; {@code false} is {@code no inherit}
 * @param validated whether the existing rows are known to comply; {@code false} is
 * {@code not valid}
 */
public record CheckConstraint(@Nullable String name, String expression, boolean inherited,
		boolean validated) implements Constraint {

	public CheckConstraint {
		if (name != null) {
			Identifiers.check("check constraint", name);
		}
		Expressions.check("expression of a check constraint", expression);
	}

	/**
	 * Returns a check with PostgreSQL's defaults.
	 * @param name the name, or {@code null} to let PostgreSQL choose
	 * @param expression the SQL condition
	 * @return the constraint
	 */
	public static CheckConstraint of(@Nullable String name, String expression) {
		return new CheckConstraint(name, expression, true, true);
	}

	@Override
	public CheckConstraint named(@Nullable String newName) {
		return new CheckConstraint(newName, this.expression, this.inherited, this.validated);
	}

	/**
	 * Returns this check with another condition.
	 * @param newExpression the SQL condition
	 * @return the changed constraint
	 */
	public CheckConstraint expression(String newExpression) {
		return new CheckConstraint(this.name, newExpression, this.inherited, this.validated);
	}

	/**
	 * Returns this check with {@code no inherit}.
	 * @return the changed constraint
	 */
	public CheckConstraint noInherit() {
		return new CheckConstraint(this.name, this.expression, false, this.validated);
	}

	/**
	 * Returns this check as {@code not valid}: new rows are checked, existing ones are
	 * not until the constraint is validated.
	 * @return the changed constraint
	 */
	public CheckConstraint notValid() {
		return new CheckConstraint(this.name, this.expression, this.inherited, false);
	}

}
