package dev.aludel.schema;

import org.jspecify.annotations.Nullable;

/**
 * One key of an {@link Index}: a column or an expression, and how it is sorted.
 *
 * @param subject what is indexed
 * @param collation the collation, or {@code null} for that of the column
 * @param operatorClass the operator class as SQL, with parameters if any:
 * {@code text_pattern_ops}; {@code null} for the default of the type
 * @param direction ascending or descending
 * @param nulls where {@code NULL} stands, or {@code null} where the direction puts it:
 * last when ascending, first when descending
 */
public record IndexKey(Subject subject, @Nullable QualifiedName collation, @Nullable String operatorClass,
		Direction direction, @Nullable NullsPosition nulls) {

	/**
	 * What is indexed.
	 */
	public sealed interface Subject permits OfColumn, OfExpression {

	}

	/**
	 * A column.
	 *
	 * @param name the name as in the catalog
	 */
	public record OfColumn(String name) implements Subject {

		public OfColumn {
			Identifiers.check("column", name);
		}

	}

	/**
	 * An expression.
	 *
	 * @param sql the SQL expression, without the parentheses that {@code create index}
	 * needs
	 */
	public record OfExpression(String sql) implements Subject {

		public OfExpression {
			Expressions.check("expression of an index key", sql);
		}

	}

	/**
	 * Which way the key is sorted.
	 */
	public enum Direction {

		/** From the lowest; the default. */
		ASCENDING,

		/** From the highest. */
		DESCENDING

	}

	/**
	 * Where {@code NULL} stands.
	 */
	public enum NullsPosition {

		/** Before everything else. */
		FIRST,

		/** Behind everything else. */
		LAST

	}

	public IndexKey {
		// The implied position is dropped, so that both spellings are the same value.
		NullsPosition implied = (direction == Direction.ASCENDING) ? NullsPosition.LAST : NullsPosition.FIRST;
		nulls = (nulls == implied) ? null : nulls;
	}

	/**
	 * Returns an ascending key on a column.
	 * @param name the name of the column
	 * @return the key
	 */
	public static IndexKey column(String name) {
		return new IndexKey(new OfColumn(name), null, null, Direction.ASCENDING, null);
	}

	/**
	 * Returns an ascending key on an expression.
	 * @param sql the SQL expression
	 * @return the key
	 */
	public static IndexKey expression(String sql) {
		return new IndexKey(new OfExpression(sql), null, null, Direction.ASCENDING, null);
	}

	/**
	 * Returns this key on something else.
	 * @param newSubject what is indexed
	 * @return the changed key
	 */
	public IndexKey subject(Subject newSubject) {
		return new IndexKey(newSubject, this.collation, this.operatorClass, this.direction, this.nulls);
	}

	/**
	 * Returns this key sorted from the highest; {@code NULL} comes first unless said
	 * otherwise.
	 * @return the changed key
	 */
	public IndexKey desc() {
		return new IndexKey(this.subject, this.collation, this.operatorClass, Direction.DESCENDING, this.nulls);
	}

	/**
	 * Returns this key with {@code NULL} before everything else.
	 * @return the changed key
	 */
	public IndexKey nullsFirst() {
		return new IndexKey(this.subject, this.collation, this.operatorClass, this.direction, NullsPosition.FIRST);
	}

	/**
	 * Returns this key with {@code NULL} behind everything else.
	 * @return the changed key
	 */
	public IndexKey nullsLast() {
		return new IndexKey(this.subject, this.collation, this.operatorClass, this.direction, NullsPosition.LAST);
	}

	/**
	 * Returns this key with an operator class.
	 * @param name the operator class as SQL: {@code text_pattern_ops}
	 * @return the changed key
	 */
	public IndexKey operatorClass(@Nullable String name) {
		return new IndexKey(this.subject, this.collation, name, this.direction, this.nulls);
	}

	/**
	 * Returns this key with a collation of the search path.
	 * @param name the name exactly as in the catalog; a dot is part of the name
	 * @return the changed key
	 */
	public IndexKey collation(String name) {
		return collation(QualifiedName.of(name));
	}

	/**
	 * Returns this key with the given collation.
	 * @param newCollation the collation, or {@code null} for that of the column
	 * @return the changed key
	 */
	public IndexKey collation(@Nullable QualifiedName newCollation) {
		return new IndexKey(this.subject, newCollation, this.operatorClass, this.direction, this.nulls);
	}

}
