package dev.aludel.autogenerate.reflection;

import java.util.Comparator;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.QualifiedName;

/**
 * A cast through the text of a value between an enum type and another type, as Hibernate
 * creates two of them with each enum type. No entity states it, but its enum type cannot
 * be dropped while it is there.
 *
 * @param type the enum type
 * @param other the other type, as it stands in SQL
 * @param direction whether the values become those of the enum type, or come from it
 * @param use where the cast happens by itself
 */
public record ReflectedCast(QualifiedName type, String other, Direction direction,
		Use use) implements Comparable<ReflectedCast> {

	private static final Comparator<ReflectedCast> ORDER = Comparator.comparing(ReflectedCast::type)
		.thenComparing(ReflectedCast::direction)
		.thenComparing(ReflectedCast::other);

	/**
	 * Returns the same for an enum type of another name.
	 * @param newType the name
	 * @return the cast
	 */
	public ReflectedCast of(QualifiedName newType) {
		return new ReflectedCast(newType, this.other, this.direction, this.use);
	}

	/**
	 * Returns the statement that drops it, which other databases may not need.
	 * @return the SQL
	 */
	public String drop() {
		return "drop cast if exists " + signature();
	}

	/**
	 * Returns the statement that creates it.
	 * @return the SQL
	 */
	public String creation() {
		return "create cast " + signature() + " with inout" + switch (this.use) {
			case EXPLICIT -> "";
			case ASSIGNMENT -> " as assignment";
			case IMPLICIT -> " as implicit";
		};
	}

	private String signature() {
		String name = Identifier.quote(this.type);
		return (this.direction == Direction.TO_ENUM) ? "(" + this.other + " as " + name + ")"
				: "(" + name + " as " + this.other + ")";
	}

	@Override
	public int compareTo(ReflectedCast other) {
		return ORDER.compare(this, other);
	}

	/** Which way a cast goes. */
	public enum Direction {

		/** Values of the other type become those of the enum type. */
		TO_ENUM,

		/** Values of the enum type become those of the other type. */
		FROM_ENUM

	}

	/** Where a cast happens by itself. */
	public enum Use {

		/** Nowhere. */
		EXPLICIT,

		/** Where a value is stored in a column. */
		ASSIGNMENT,

		/** Everywhere. */
		IMPLICIT

	}

}
