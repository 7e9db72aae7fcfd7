package dev.aludel.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence that is not part of an identity column.
 *
 * @param name the name
 * @param type {@code smallint}, {@code integer} or {@code bigint}
 * @param options start, increment and bounds
 * @param ownedBy the column that takes it along when dropped ({@code owned by}, also
 * behind {@code serial}), or {@code null} for none
 */
public record Sequence(QualifiedName name, ColumnType type, SequenceOptions options,
		@Nullable ColumnReference ownedBy) {

	/**
	 * The type PostgreSQL takes when none is named.
	 */
	public static final ColumnType BIGINT = new ColumnType("bigint");

	/**
	 * Returns a {@code bigint} sequence with PostgreSQL's defaults.
	 * @param name the name
	 * @return the sequence
	 */
	public static Sequence of(QualifiedName name) {
		return new Sequence(name, BIGINT, SequenceOptions.DEFAULTS, null);
	}

	/**
	 * Returns this sequence with another type.
	 * @param newType {@code smallint}, {@code integer} or {@code bigint}
	 * @return the changed sequence
	 */
	public Sequence as(ColumnType newType) {
		return new Sequence(this.name, newType, this.options, this.ownedBy);
	}

	/**
	 * Returns this sequence with other options.
	 * @param newOptions start, increment and bounds
	 * @return the changed sequence
	 */
	public Sequence with(SequenceOptions newOptions) {
		return new Sequence(this.name, this.type, newOptions, this.ownedBy);
	}

	/**
	 * Returns this sequence with another first value.
	 * @param value the first value
	 * @return the changed sequence
	 */
	public Sequence startWith(long value) {
		return with(this.options.startWith(value));
	}

	/**
	 * Returns this sequence with another step.
	 * @param step the step, not zero
	 * @return the changed sequence
	 */
	public Sequence incrementBy(long step) {
		return with(this.options.incrementBy(step));
	}

	/**
	 * Returns this sequence with an owner.
	 * @param table the table, as in a migration: {@code tasks} or {@code audit.events}
	 * @param column the column
	 * @return the changed sequence
	 */
	public Sequence ownedBy(String table, String column) {
		return new Sequence(this.name, this.type, this.options,
				new ColumnReference(QualifiedName.parse(table), column));
	}

}
