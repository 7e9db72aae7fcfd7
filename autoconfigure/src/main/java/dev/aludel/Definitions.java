package dev.aludel;

import java.util.Arrays;
import java.util.List;

import dev.aludel.operation.RowUpdate;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.Deferrability;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import dev.aludel.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * The words a migration describes tables with, made for static import:
 * {@code column("status", varchar(20)).notNull()}.
 */
public final class Definitions {

	private Definitions() {
	}

	/**
	 * A table with all that belongs to it: it takes indexes and a comment besides its
	 * elements.
	 * @param name the name: {@code tasks} or {@code audit.events}
	 * @param elements columns and constraints
	 * @return the table
	 */
	public static Table table(String name, TableElement... elements) {
		return Table.of(QualifiedName.parse(name), elements);
	}

	/**
	 * A column that accepts {@code NULL} and has no default.
	 * @param name the name, as it shall stand in the catalog
	 * @param type the type
	 * @return the column
	 */
	public static Column column(String name, ColumnType type) {
		return Column.of(name, type);
	}

	/**
	 * A primary key.
	 * @param name the name: {@code pk_tasks}; {@code null} lets PostgreSQL choose
	 * @param columns the key columns, in order
	 * @return the constraint
	 */
	public static PrimaryKey primaryKey(@Nullable String name, String... columns) {
		return PrimaryKey.of(name, List.of(columns));
	}

	/**
	 * A unique constraint.
	 * @param name the name: {@code uq_users_email}; {@code null} lets PostgreSQL choose
	 * @param columns the key columns, in order
	 * @return the constraint
	 */
	public static UniqueConstraint unique(@Nullable String name, String... columns) {
		return UniqueConstraint.of(name, List.of(columns));
	}

	/**
	 * A foreign key, complete once it says what it references.
	 * @param name the name: {@code fk_tasks_project}; {@code null} lets PostgreSQL choose
	 * @param columns the referencing columns, in order
	 * @return the beginning of a foreign key
	 */
	public static ForeignKeyColumns foreignKey(@Nullable String name, String... columns) {
		return new ForeignKeyColumns(name, List.of(columns));
	}

	/**
	 * A check constraint.
	 * @param name the name: {@code ck_tasks_effort}; {@code null} lets PostgreSQL choose
	 * @param expression the SQL condition: {@code effort > 0}
	 * @return the constraint
	 */
	public static CheckConstraint check(@Nullable String name, String expression) {
		return CheckConstraint.of(name, expression);
	}

	/**
	 * An exclusion constraint over a GiST index, complete once it says what is compared.
	 * @param name the name: {@code ex_bookings_room}; {@code null} lets PostgreSQL choose
	 * @return the beginning of an exclusion constraint
	 */
	public static ExclusionName exclusion(@Nullable String name) {
		return exclusion(name, "gist");
	}

	/**
	 * An exclusion constraint, complete once it says what is compared.
	 * @param name the name; {@code null} lets PostgreSQL choose
	 * @param method the index method
	 * @return the beginning of an exclusion constraint
	 */
	public static ExclusionName exclusion(@Nullable String name, String method) {
		return new ExclusionName(name, method);
	}

	/**
	 * An index, complete once it says what is indexed.
	 * @param name the name: {@code ix_tasks_status}; {@code null} lets PostgreSQL choose
	 * @return the beginning of an index
	 */
	public static IndexName index(@Nullable String name) {
		return new IndexName(name, false);
	}

	/**
	 * A unique index, complete once it says what is indexed.
	 * @param name the name: {@code ux_users_email}; {@code null} lets PostgreSQL choose
	 * @return the beginning of an index
	 */
	public static IndexName uniqueIndex(@Nullable String name) {
		return new IndexName(name, true);
	}

	/**
	 * A key of an index: a column with an order, an operator class or a collation of its
	 * own.
	 * @param column the name of the column
	 * @return the key
	 */
	public static IndexKey key(String column) {
		return IndexKey.column(column);
	}

	/**
	 * A key of an index: an expression.
	 * @param sql the SQL expression: {@code lower(email)}
	 * @return the key
	 */
	public static IndexKey expression(String sql) {
		return IndexKey.expression(sql);
	}

	/**
	 * A {@code bigint} sequence.
	 * @param name the name: {@code tasks_seq} or {@code audit.events_seq}
	 * @return the sequence
	 */
	public static Sequence sequence(String name) {
		return Sequence.of(QualifiedName.parse(name));
	}

	/**
	 * Options of a sequence, to change some of them.
	 * @return options that leave everything as it is
	 */
	public static SequenceOptions options() {
		return SequenceOptions.DEFAULTS;
	}

	/**
	 * A row to insert: {@code row(1, "open", null)}.
	 * @param values the values, one a column
	 * @return the row
	 */
	public static List<@Nullable Object> row(@Nullable Object... values) {
		return Arrays.asList(values);
	}

	/**
	 * What a backfill does to all rows, unless it also says which:
	 * {@code set("status = 'pending'").where("status is null")}.
	 * @param assignments what is assigned, as SQL
	 * @return the update; it takes a condition, the size of its batches and a pause
	 */
	public static RowUpdate set(String assignments) {
		return RowUpdate.of(assignments);
	}

	/**
	 * The type {@code bigint}: eight bytes.
	 * @return the type
	 */
	public static ColumnType bigint() {
		return new ColumnType("bigint");
	}

	/**
	 * The type {@code integer}: four bytes.
	 * @return the type
	 */
	public static ColumnType integer() {
		return new ColumnType("integer");
	}

	/**
	 * The type {@code smallint}: two bytes.
	 * @return the type
	 */
	public static ColumnType smallint() {
		return new ColumnType("smallint");
	}

	/**
	 * The type {@code character varying(n)}.
	 * @param length the most characters a value may have
	 * @return the type
	 */
	public static ColumnType varchar(int length) {
		return new ColumnType("character varying(" + length + ")");
	}

	/**
	 * The type {@code character varying} of any length.
	 * @return the type
	 */
	public static ColumnType varchar() {
		return new ColumnType("character varying");
	}

	/**
	 * The type {@code character(n)}, padded with blanks.
	 * @param length the characters of every value
	 * @return the type
	 */
	public static ColumnType character(int length) {
		return new ColumnType("character(" + length + ")");
	}

	/**
	 * The type {@code text}.
	 * @return the type
	 */
	public static ColumnType text() {
		return new ColumnType("text");
	}

	/**
	 * The type {@code boolean}.
	 * @return the type
	 */
	public static ColumnType bool() {
		return new ColumnType("boolean");
	}

	/**
	 * The type {@code numeric} of any precision.
	 * @return the type
	 */
	public static ColumnType numeric() {
		return new ColumnType("numeric");
	}

	/**
	 * The type {@code numeric(p,s)}.
	 * @param precision the digits in all
	 * @param scale the digits behind the point
	 * @return the type
	 */
	public static ColumnType numeric(int precision, int scale) {
		return new ColumnType("numeric(" + precision + "," + scale + ")");
	}

	/**
	 * The type {@code real}: four bytes, inexact.
	 * @return the type
	 */
	public static ColumnType real() {
		return new ColumnType("real");
	}

	/**
	 * The type {@code double precision}: eight bytes, inexact.
	 * @return the type
	 */
	public static ColumnType doublePrecision() {
		return new ColumnType("double precision");
	}

	/**
	 * The type {@code date}.
	 * @return the type
	 */
	public static ColumnType date() {
		return new ColumnType("date");
	}

	/**
	 * The type {@code time without time zone}, with microseconds.
	 * @return the type
	 */
	public static ColumnType time() {
		return new ColumnType("time without time zone");
	}

	/**
	 * The type {@code time(p) without time zone}.
	 * @param precision the digits of the seconds behind the point, 0 to 6
	 * @return the type
	 */
	public static ColumnType time(int precision) {
		return new ColumnType("time(" + precision + ") without time zone");
	}

	/**
	 * The type {@code time with time zone}, with microseconds.
	 * @return the type
	 */
	public static ColumnType timetz() {
		return new ColumnType("time with time zone");
	}

	/**
	 * The type {@code time(p) with time zone}.
	 * @param precision the digits of the seconds behind the point, 0 to 6
	 * @return the type
	 */
	public static ColumnType timetz(int precision) {
		return new ColumnType("time(" + precision + ") with time zone");
	}

	/**
	 * The type {@code timestamp without time zone}, with microseconds.
	 * @return the type
	 */
	public static ColumnType timestamp() {
		return new ColumnType("timestamp without time zone");
	}

	/**
	 * The type {@code timestamp(p) without time zone}.
	 * @param precision the digits of the seconds behind the point, 0 to 6
	 * @return the type
	 */
	public static ColumnType timestamp(int precision) {
		return new ColumnType("timestamp(" + precision + ") without time zone");
	}

	/**
	 * The type {@code timestamp with time zone}, with microseconds.
	 * @return the type
	 */
	public static ColumnType timestamptz() {
		return new ColumnType("timestamp with time zone");
	}

	/**
	 * The type {@code timestamp(p) with time zone}.
	 * @param precision the digits of the seconds behind the point, 0 to 6
	 * @return the type
	 */
	public static ColumnType timestamptz(int precision) {
		return new ColumnType("timestamp(" + precision + ") with time zone");
	}

	/**
	 * The type {@code interval}.
	 * @return the type
	 */
	public static ColumnType interval() {
		return new ColumnType("interval");
	}

	/**
	 * The type {@code uuid}.
	 * @return the type
	 */
	public static ColumnType uuid() {
		return new ColumnType("uuid");
	}

	/**
	 * The type {@code json}, kept as the text it came as.
	 * @return the type
	 */
	public static ColumnType json() {
		return new ColumnType("json");
	}

	/**
	 * The type {@code jsonb}, kept parsed.
	 * @return the type
	 */
	public static ColumnType jsonb() {
		return new ColumnType("jsonb");
	}

	/**
	 * The type {@code bytea}: bytes.
	 * @return the type
	 */
	public static ColumnType bytea() {
		return new ColumnType("bytea");
	}

	/**
	 * An enum type of the database.
	 * @param name the name: {@code mood} or {@code audit.mood}
	 * @return the type
	 */
	public static ColumnType enumType(String name) {
		return new ColumnType(Identifier.quote(QualifiedName.parse(name)));
	}

	/**
	 * The type of arrays of a type.
	 * @param element the type of the elements
	 * @return the type
	 */
	public static ColumnType array(ColumnType element) {
		return element.array();
	}

	/**
	 * Any type of PostgreSQL or an extension.
	 * @param sql the type as SQL, as {@code format_type} prints it: {@code vector(3)}
	 * @return the type
	 */
	public static ColumnType type(String sql) {
		return new ColumnType(sql);
	}

	/**
	 * The beginning of a foreign key.
	 *
	 * @param name the name of the constraint, or {@code null}
	 * @param columns the referencing columns, in order
	 */
	public record ForeignKeyColumns(@Nullable String name, List<String> columns) {

		/**
		 * Completes the foreign key.
		 * @param table the table it points at: {@code users} or {@code audit.events}
		 * @param referencedColumns the columns it points at; none means the primary key
		 * @return the constraint
		 */
		public ForeignKey references(String table, String... referencedColumns) {
			return ForeignKey.of(this.name, this.columns, QualifiedName.parse(table), List.of(referencedColumns));
		}

	}

	/**
	 * The beginning of an exclusion constraint.
	 *
	 * @param name the name of the constraint, or {@code null}
	 * @param method the index method
	 */
	public record ExclusionName(@Nullable String name, String method) {

		/**
		 * Says what is compared first.
		 * @param column the column
		 * @param operator the operator: {@code =}, {@code &&}
		 * @return the constraint; it takes further comparisons
		 */
		public ExclusionConstraint with(String column, String operator) {
			return with(IndexKey.column(column), operator);
		}

		/**
		 * Says what is compared first.
		 * @param key the column or expression
		 * @param operator the operator: {@code =}, {@code &&}
		 * @return the constraint; it takes further comparisons
		 */
		public ExclusionConstraint with(IndexKey key, String operator) {
			return new ExclusionConstraint(this.name, this.method,
					List.of(new ExclusionConstraint.Element(key, operator)), List.of(), null,
					Deferrability.NOT_DEFERRABLE);
		}

	}

	/**
	 * The beginning of an index.
	 *
	 * @param name the name of the index, or {@code null}
	 * @param unique whether two rows may have the same keys
	 */
	public record IndexName(@Nullable String name, boolean unique) {

		/**
		 * Says which columns are indexed.
		 * @param columns the names of the columns, in order
		 * @return the index
		 */
		public Index on(String... columns) {
			return Index.of(this.name, this.unique, Arrays.stream(columns).map(IndexKey::column).toList());
		}

		/**
		 * Says what is indexed.
		 * @param keys columns and expressions, in order
		 * @return the index
		 */
		public Index on(IndexKey... keys) {
			return Index.of(this.name, this.unique, List.of(keys));
		}

	}

}
