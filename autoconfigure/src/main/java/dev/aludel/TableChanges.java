package dev.aludel;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AddIdentity;
import dev.aludel.operation.AlterColumnType;
import dev.aludel.operation.AlterIdentity;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropDefault;
import dev.aludel.operation.DropIdentity;
import dev.aludel.operation.DropNotNull;
import dev.aludel.operation.SetDefault;
import dev.aludel.operation.SetNotNull;
import dev.aludel.operation.TableChange;
import dev.aludel.operation.ValidateConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;

/**
 * Collects the changes that {@link Operations#alterTable} makes in a single
 * {@code ALTER TABLE}.
 */
public final class TableChanges {

	private final QualifiedName table;

	private final List<TableChange> changes = new ArrayList<>();

	TableChanges(QualifiedName table) {
		this.table = table;
	}

	List<TableChange> changes() {
		return this.changes;
	}

	/**
	 * Adds a column.
	 * @param column the column
	 */
	public void addColumn(Column column) {
		this.changes.add(new AddColumn(this.table, column, false));
	}

	/**
	 * Adds a column unless there is one of its name.
	 * @param column the column
	 */
	public void addColumnIfNotExists(Column column) {
		this.changes.add(new AddColumn(this.table, column, true));
	}

	/**
	 * Drops a column.
	 * @param column the name of the column
	 */
	public void dropColumn(String column) {
		this.changes.add(new DropColumn(this.table, column, false));
	}

	/**
	 * Drops a column if it exists.
	 * @param column the name of the column
	 */
	public void dropColumnIfExists(String column) {
		this.changes.add(new DropColumn(this.table, column, true));
	}

	/**
	 * Changes the type of a column by its assignment cast.
	 * @param column the name of the column
	 * @param type the new type
	 */
	public void alterColumnType(String column, ColumnType type) {
		this.changes.add(new AlterColumnType(this.table, column, type, null, null));
	}

	/**
	 * Changes the type of a column by an expression.
	 * @param column the name of the column
	 * @param type the new type
	 * @param using the SQL expression that converts a row
	 */
	public void alterColumnType(String column, ColumnType type, String using) {
		this.changes.add(new AlterColumnType(this.table, column, type, null, using));
	}

	/**
	 * Changes the type and the collation of a column.
	 * @param column the name of the column
	 * @param type the new type
	 * @param collation the name of the new collation, exactly as in the catalog
	 */
	public void alterColumnCollation(String column, ColumnType type, String collation) {
		alterColumnCollation(column, type, QualifiedName.of(collation));
	}

	/**
	 * Changes the type and the collation of a column.
	 * @param column the name of the column
	 * @param type the new type
	 * @param collation the new collation
	 */
	public void alterColumnCollation(String column, ColumnType type, QualifiedName collation) {
		this.changes.add(new AlterColumnType(this.table, column, type, collation, null));
	}

	/**
	 * Changes the type and the collation of a column by an expression.
	 * @param column the name of the column
	 * @param type the new type
	 * @param collation the new collation
	 * @param using the SQL expression that converts a row
	 */
	public void alterColumnCollation(String column, ColumnType type, QualifiedName collation, String using) {
		this.changes.add(new AlterColumnType(this.table, column, type, collation, using));
	}

	/**
	 * Refuses {@code NULL} from now on.
	 * @param column the name of the column
	 */
	public void setNotNull(String column) {
		this.changes.add(new SetNotNull(this.table, column));
	}

	/**
	 * Accepts {@code NULL} from now on.
	 * @param column the name of the column
	 */
	public void dropNotNull(String column) {
		this.changes.add(new DropNotNull(this.table, column));
	}

	/**
	 * Gives a column a default.
	 * @param column the name of the column
	 * @param expression the default as an SQL expression
	 */
	public void setDefault(String column, String expression) {
		this.changes.add(new SetDefault(this.table, column, expression));
	}

	/**
	 * Takes the default of a column away.
	 * @param column the name of the column
	 */
	public void dropDefault(String column) {
		this.changes.add(new DropDefault(this.table, column));
	}

	/**
	 * Makes a column an identity column.
	 * @param column the name of the column
	 * @param identity the kind and options
	 */
	public void addIdentity(String column, Identity identity) {
		this.changes.add(new AddIdentity(this.table, column, identity));
	}

	/**
	 * Changes an identity column.
	 * @param column the name of the column
	 * @param identity the kind and the options to change
	 */
	public void alterIdentity(String column, Identity identity) {
		this.changes.add(new AlterIdentity(this.table, column, identity));
	}

	/**
	 * Makes an identity column a plain one.
	 * @param column the name of the column
	 */
	public void dropIdentity(String column) {
		this.changes.add(new DropIdentity(this.table, column, false));
	}

	/**
	 * Makes a column a plain one if it is an identity column.
	 * @param column the name of the column
	 */
	public void dropIdentityIfExists(String column) {
		this.changes.add(new DropIdentity(this.table, column, true));
	}

	/**
	 * Adds a constraint of any kind.
	 * @param constraint the constraint
	 */
	public void addConstraint(Constraint constraint) {
		this.changes.add(new AddConstraint(this.table, constraint));
	}

	/**
	 * Adds a primary key or unique constraint that takes a unique index over.
	 * @param constraint the constraint
	 * @param index the name of the index, which becomes that of the constraint
	 */
	public void addConstraintUsingIndex(Constraint constraint, String index) {
		this.changes.add(new AddConstraint(this.table, constraint, index));
	}

	/**
	 * Drops a constraint.
	 * @param name the name of the constraint
	 */
	public void dropConstraint(String name) {
		this.changes.add(new DropConstraint(this.table, name, false));
	}

	/**
	 * Drops a constraint if it exists.
	 * @param name the name of the constraint
	 */
	public void dropConstraintIfExists(String name) {
		this.changes.add(new DropConstraint(this.table, name, true));
	}

	/**
	 * Checks the existing rows against a constraint that was added as {@code not valid}.
	 * @param name the name of the constraint
	 */
	public void validateConstraint(String name) {
		this.changes.add(new ValidateConstraint(this.table, name));
	}

}
