package dev.aludel;

import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AddEnumValue;
import dev.aludel.operation.AddIdentity;
import dev.aludel.operation.AlterColumnType;
import dev.aludel.operation.AlterIdentity;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.AlterTable;
import dev.aludel.operation.Backfill;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.CreateEnumType;
import dev.aludel.operation.CreateExtension;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateSchema;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropDefault;
import dev.aludel.operation.DropEnumType;
import dev.aludel.operation.DropExtension;
import dev.aludel.operation.DropIdentity;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropNotNull;
import dev.aludel.operation.DropSchema;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.MoveSequence;
import dev.aludel.operation.MoveTable;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameEnumType;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.RenameSequence;
import dev.aludel.operation.RenameTable;
import dev.aludel.operation.RowUpdate;
import dev.aludel.operation.SetComment;
import dev.aludel.operation.SetDefault;
import dev.aludel.operation.SetNotNull;
import dev.aludel.operation.ValidateConstraint;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import dev.aludel.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Migration} can do: the {@code op} of every migration. Each verb takes
 * values and acts at once.
 *
 * <p>
 * Names may be qualified ({@code "audit.events"}); they are taken as they stand in the
 * catalog and quoted where PostgreSQL needs it. A name over 63 bytes is refused.
 */
public final class Operations {

	private final Target target;

	/**
	 * Creates operations that act on the given target.
	 * @param target runs, records or prints the operations
	 */
	public Operations(Target target) {
		this.target = target;
	}

	/**
	 * Where operations go: the engine runs them, a plan records them.
	 */
	public interface Target {

		/**
		 * Takes an operation.
		 * @param operation the operation
		 */
		void apply(Operation operation);

		/**
		 * The connection that the revision works on.
		 * @return the open connection
		 */
		Connection connection();

	}

	/**
	 * Takes an operation as data.
	 * @param operation the operation
	 */
	public void apply(Operation operation) {
		this.target.apply(operation);
	}

	/**
	 * Returns the connection this revision works on, inside its transaction, for code
	 * that must read. It is not the author's to close, commit or roll back.
	 * @return the open connection
	 */
	public Connection connection() {
		return this.target.connection();
	}

	/**
	 * Says that there is no way back. Anything that would need one stops with the given
	 * reason, before anything is touched.
	 * @param reason why there is no way back
	 * @throws IrreversibleMigrationException always
	 */
	public void irreversible(String reason) {
		throw new IrreversibleMigrationException(reason);
	}

	/**
	 * Says that this migration has to be completed by its author. Anything that would run
	 * it stops with the given task, before anything is touched; a migration that calls
	 * this by way of another class, or behind {@link #connection()}, stops when it comes
	 * to it and is rolled back.
	 * @param task what is left to do, as a sentence
	 * @throws IncompleteMigrationException always
	 */
	public void incomplete(String task) {
		throw new IncompleteMigrationException(task);
	}

	/**
	 * Creates a table.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param elements its columns and constraints, in the order of the columns
	 */
	public void createTable(String table, TableElement... elements) {
		apply(new CreateTable(Table.of(QualifiedName.parse(table), elements), false));
	}

	/**
	 * Creates a table with everything that belongs to it, indexes and comments included.
	 * @param table the table
	 */
	public void createTable(Table table) {
		apply(new CreateTable(table, false));
	}

	/**
	 * Creates a table unless there is one of its name, whatever that one looks like.
	 * Comments on its columns are set either way.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param elements its columns and constraints, in the order of the columns
	 */
	public void createTableIfNotExists(String table, TableElement... elements) {
		apply(new CreateTable(Table.of(QualifiedName.parse(table), elements), true));
	}

	/**
	 * Creates a table with its constraints, indexes and comments unless there is one of
	 * its name, whatever that one looks like. Missing indexes are created and comments
	 * are set either way.
	 * @param table the table; its indexes need names
	 */
	public void createTableIfNotExists(Table table) {
		apply(new CreateTable(table, true));
	}

	/**
	 * Drops a table; refused by PostgreSQL while something else depends on it.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 */
	public void dropTable(String table) {
		apply(new DropTable(QualifiedName.parse(table), false));
	}

	/**
	 * Drops a table if it exists.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 */
	public void dropTableIfExists(String table) {
		apply(new DropTable(QualifiedName.parse(table), true));
	}

	/**
	 * Renames a table within its schema.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param newName the new name, without a schema
	 */
	public void renameTable(String table, String newName) {
		apply(new RenameTable(QualifiedName.parse(table), newName, false));
	}

	/**
	 * Renames a table within its schema if it exists.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param newName the new name, without a schema
	 */
	public void renameTableIfExists(String table, String newName) {
		apply(new RenameTable(QualifiedName.parse(table), newName, true));
	}

	/**
	 * Moves a table to another schema, with its indexes, its constraints and the
	 * sequences that its columns own; foreign keys and views follow.
	 * @param table the table where it is now: {@code tasks} or {@code audit.events}
	 * @param schema the schema it goes to, which exists
	 */
	public void moveTable(String table, String schema) {
		apply(new MoveTable(QualifiedName.parse(table), schema, false));
	}

	/**
	 * Moves a table to another schema if it exists.
	 * @param table the table where it is now: {@code tasks} or {@code audit.events}
	 * @param schema the schema it goes to, which exists
	 */
	public void moveTableIfExists(String table, String schema) {
		apply(new MoveTable(QualifiedName.parse(table), schema, true));
	}

	/**
	 * Makes several changes of one table in a single {@code ALTER TABLE}: one lock, one
	 * pass over the rows.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param changes names the changes, in order; at least one
	 */
	public void alterTable(String table, Consumer<TableChanges> changes) {
		TableChanges collected = new TableChanges(QualifiedName.parse(table));
		changes.accept(collected);
		apply(new AlterTable(QualifiedName.parse(table), collected.changes(), false));
	}

	/**
	 * Makes several changes of one table in a single {@code ALTER TABLE} if the table
	 * exists.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param changes names the changes, in order; at least one
	 */
	public void alterTableIfExists(String table, Consumer<TableChanges> changes) {
		TableChanges collected = new TableChanges(QualifiedName.parse(table));
		changes.accept(collected);
		apply(new AlterTable(QualifiedName.parse(table), collected.changes(), true));
	}

	/**
	 * Adds a column.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the column
	 */
	public void addColumn(String table, Column column) {
		apply(new AddColumn(QualifiedName.parse(table), column, false));
	}

	/**
	 * Adds a column unless there is one of its name, whatever that one looks like. Its
	 * comment is set either way.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the column
	 */
	public void addColumnIfNotExists(String table, Column column) {
		apply(new AddColumn(QualifiedName.parse(table), column, true));
	}

	/**
	 * Drops a column, and with it the indexes and constraints over it.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 */
	public void dropColumn(String table, String column) {
		apply(new DropColumn(QualifiedName.parse(table), column, false));
	}

	/**
	 * Drops a column if it exists.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 */
	public void dropColumnIfExists(String table, String column) {
		apply(new DropColumn(QualifiedName.parse(table), column, true));
	}

	/**
	 * Renames a column.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the old name
	 * @param newName the new name
	 */
	public void renameColumn(String table, String column, String newName) {
		apply(new RenameColumn(QualifiedName.parse(table), column, newName));
	}

	/**
	 * Changes the type of a column by its assignment cast.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 * @param type the new type
	 */
	public void alterColumnType(String table, String column, ColumnType type) {
		apply(new AlterColumnType(QualifiedName.parse(table), column, type, null, null));
	}

	/**
	 * Changes the type of a column by an expression.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 * @param type the new type
	 * @param using the SQL expression that converts a row: {@code code::integer}
	 */
	public void alterColumnType(String table, String column, ColumnType type, String using) {
		apply(new AlterColumnType(QualifiedName.parse(table), column, type, null, using));
	}

	/**
	 * Changes the type and the collation of a column.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 * @param type the type, the old one to change the collation alone
	 * @param collation the name of the collation as in the catalog; a dot is part of it
	 */
	public void alterColumnCollation(String table, String column, ColumnType type, String collation) {
		apply(new AlterColumnType(QualifiedName.parse(table), column, type, QualifiedName.of(collation), null));
	}

	/**
	 * Changes the type and the collation of a column.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 * @param type the new type
	 * @param collation the new collation
	 */
	public void alterColumnCollation(String table, String column, ColumnType type, QualifiedName collation) {
		apply(new AlterColumnType(QualifiedName.parse(table), column, type, collation, null));
	}

	/**
	 * Changes the type and the collation of a column by an expression.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 * @param type the new type
	 * @param collation the new collation
	 * @param using the SQL expression that converts a row
	 */
	public void alterColumnCollation(String table, String column, ColumnType type, QualifiedName collation,
			String using) {
		apply(new AlterColumnType(QualifiedName.parse(table), column, type, collation, using));
	}

	/**
	 * Refuses {@code NULL} in a column from now on; fails when a row holds one.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 */
	public void setNotNull(String table, String column) {
		apply(new SetNotNull(QualifiedName.parse(table), column));
	}

	/**
	 * Accepts {@code NULL} in a column from now on.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 */
	public void dropNotNull(String table, String column) {
		apply(new DropNotNull(QualifiedName.parse(table), column));
	}

	/**
	 * Gives a column a default; existing rows keep their values.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 * @param expression the default as an SQL expression: {@code 'pending'},
	 * {@code now()}
	 */
	public void setDefault(String table, String column, String expression) {
		apply(new SetDefault(QualifiedName.parse(table), column, expression));
	}

	/**
	 * Takes the default of a column away.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 */
	public void dropDefault(String table, String column) {
		apply(new DropDefault(QualifiedName.parse(table), column));
	}

	/**
	 * Makes an existing column an identity column. It must be {@code NOT NULL} and have
	 * no default; its sequence starts where the options say, not above the highest value.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 * @param identity the kind and options: {@code Identity.byDefault()}
	 */
	public void addIdentity(String table, String column, Identity identity) {
		apply(new AddIdentity(QualifiedName.parse(table), column, identity));
	}

	/**
	 * Changes the kind and the given options of an identity column; its next value stays,
	 * so PostgreSQL refuses bounds that leave it out.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 * @param identity the kind and the options to change; those left out stay
	 */
	public void alterIdentity(String table, String column, Identity identity) {
		apply(new AlterIdentity(QualifiedName.parse(table), column, identity));
	}

	/**
	 * Makes an identity column a plain one and drops the sequence behind it.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 */
	public void dropIdentity(String table, String column) {
		apply(new DropIdentity(QualifiedName.parse(table), column, false));
	}

	/**
	 * Makes a column a plain one if it is an identity column.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 */
	public void dropIdentityIfExists(String table, String column) {
		apply(new DropIdentity(QualifiedName.parse(table), column, true));
	}

	/**
	 * Adds a primary key.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param constraint the constraint
	 */
	public void addPrimaryKey(String table, PrimaryKey constraint) {
		apply(new AddConstraint(QualifiedName.parse(table), constraint));
	}

	/**
	 * Adds a primary key that takes a unique index over, which nobody has to wait for.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param constraint the constraint
	 * @param index the name of the index, which becomes that of the constraint
	 */
	public void addPrimaryKeyUsingIndex(String table, PrimaryKey constraint, String index) {
		apply(new AddConstraint(QualifiedName.parse(table), constraint, index));
	}

	/**
	 * Adds a unique constraint.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param constraint the constraint
	 */
	public void addUnique(String table, UniqueConstraint constraint) {
		apply(new AddConstraint(QualifiedName.parse(table), constraint));
	}

	/**
	 * Adds a unique constraint that takes a unique index over, which nobody has to wait
	 * for.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param constraint the constraint
	 * @param index the name of the index, which becomes that of the constraint
	 */
	public void addUniqueUsingIndex(String table, UniqueConstraint constraint, String index) {
		apply(new AddConstraint(QualifiedName.parse(table), constraint, index));
	}

	/**
	 * Adds a foreign key.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param constraint the constraint
	 */
	public void addForeignKey(String table, ForeignKey constraint) {
		apply(new AddConstraint(QualifiedName.parse(table), constraint));
	}

	/**
	 * Adds a check constraint.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param constraint the constraint
	 */
	public void addCheck(String table, CheckConstraint constraint) {
		apply(new AddConstraint(QualifiedName.parse(table), constraint));
	}

	/**
	 * Adds an exclusion constraint.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param constraint the constraint
	 */
	public void addExclusion(String table, ExclusionConstraint constraint) {
		apply(new AddConstraint(QualifiedName.parse(table), constraint));
	}

	/**
	 * Drops a constraint of any kind.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param name the name of the constraint
	 */
	public void dropConstraint(String table, String name) {
		apply(new DropConstraint(QualifiedName.parse(table), name, false));
	}

	/**
	 * Drops a constraint of any kind if it exists.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param name the name of the constraint
	 */
	public void dropConstraintIfExists(String table, String name) {
		apply(new DropConstraint(QualifiedName.parse(table), name, true));
	}

	/**
	 * Renames a constraint, and the index behind it.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param name the old name
	 * @param newName the new name
	 */
	public void renameConstraint(String table, String name, String newName) {
		apply(new RenameConstraint(QualifiedName.parse(table), name, newName));
	}

	/**
	 * Checks the existing rows against a constraint that was added as {@code not valid}.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param name the name of the constraint
	 */
	public void validateConstraint(String table, String name) {
		apply(new ValidateConstraint(QualifiedName.parse(table), name));
	}

	/**
	 * Checks the existing rows against a constraint that was added as {@code not valid},
	 * outside of a transaction: what came before is committed, so that no lock is held
	 * while the rows are read, and others go on reading and writing.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param name the name of the constraint
	 */
	public void validateConstraintSeparately(String table, String name) {
		apply(new ValidateConstraint(QualifiedName.parse(table), name, true));
	}

	/**
	 * Creates an index; writers wait meanwhile.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param index the index: {@code index("ix_tasks_status").on("status")}
	 */
	public void createIndex(String table, Index index) {
		apply(new CreateIndex(QualifiedName.parse(table), index, false, false));
	}

	/**
	 * Creates an index unless there is one of its name, whatever that one looks like.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param index the index: {@code index("ix_tasks_status").on("status")}
	 */
	public void createIndexIfNotExists(String table, Index index) {
		apply(new CreateIndex(QualifiedName.parse(table), index, false, true));
	}

	/**
	 * Creates an index while writers go on. It runs outside a transaction, so it ends the
	 * transaction of the revision before it and starts another behind it.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param index the index: {@code index("ix_tasks_status").on("status")}
	 */
	public void createIndexConcurrently(String table, Index index) {
		apply(new CreateIndex(QualifiedName.parse(table), index, true, false));
	}

	/**
	 * Creates an index while writers go on, unless there is one of its name.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param index the index: {@code index("ix_tasks_status").on("status")}
	 */
	public void createIndexConcurrentlyIfNotExists(String table, Index index) {
		apply(new CreateIndex(QualifiedName.parse(table), index, true, true));
	}

	/**
	 * Drops an index that no constraint owns.
	 * @param table the table, whose schema is that of the index
	 * @param name the name of the index
	 */
	public void dropIndex(String table, String name) {
		apply(new DropIndex(QualifiedName.parse(table), name, false, false));
	}

	/**
	 * Drops an index that no constraint owns, if it exists.
	 * @param table the table, whose schema is that of the index
	 * @param name the name of the index
	 */
	public void dropIndexIfExists(String table, String name) {
		apply(new DropIndex(QualifiedName.parse(table), name, false, true));
	}

	/**
	 * Drops an index while readers and writers go on. It runs outside a transaction, so
	 * it ends the transaction of the revision before it and starts another behind it.
	 * @param table the table, whose schema is that of the index
	 * @param name the name of the index
	 */
	public void dropIndexConcurrently(String table, String name) {
		apply(new DropIndex(QualifiedName.parse(table), name, true, false));
	}

	/**
	 * Drops an index while readers and writers go on, if it exists.
	 * @param table the table, whose schema is that of the index
	 * @param name the name of the index
	 */
	public void dropIndexConcurrentlyIfExists(String table, String name) {
		apply(new DropIndex(QualifiedName.parse(table), name, true, true));
	}

	/**
	 * Renames an index.
	 * @param table the table, whose schema is that of the index
	 * @param name the old name
	 * @param newName the new name
	 */
	public void renameIndex(String table, String name, String newName) {
		apply(new RenameIndex(QualifiedName.parse(table), name, newName, false));
	}

	/**
	 * Renames an index if it exists.
	 * @param table the table, whose schema is that of the index
	 * @param name the old name
	 * @param newName the new name
	 */
	public void renameIndexIfExists(String table, String name, String newName) {
		apply(new RenameIndex(QualifiedName.parse(table), name, newName, true));
	}

	/**
	 * Creates a sequence.
	 * @param sequence the sequence: {@code sequence("tasks_seq").incrementBy(50)}
	 */
	public void createSequence(Sequence sequence) {
		apply(new CreateSequence(sequence, false));
	}

	/**
	 * Creates a sequence unless there is one of its name, whatever that one looks like.
	 * @param sequence the sequence: {@code sequence("tasks_seq").incrementBy(50)}
	 */
	public void createSequenceIfNotExists(Sequence sequence) {
		apply(new CreateSequence(sequence, true));
	}

	/**
	 * Changes the given options of a sequence. Its next value stays, so PostgreSQL
	 * refuses bounds that leave it out.
	 * @param sequence the sequence: {@code tasks_seq} or {@code audit.events_seq}
	 * @param options the options to change; those left out stay
	 */
	public void alterSequence(String sequence, SequenceOptions options) {
		apply(new AlterSequence(QualifiedName.parse(sequence), null, options, false));
	}

	/**
	 * Changes the given options of a sequence if it exists; its next value stays.
	 * @param sequence the sequence: {@code tasks_seq} or {@code audit.events_seq}
	 * @param options the options to change; those left out stay
	 */
	public void alterSequenceIfExists(String sequence, SequenceOptions options) {
		apply(new AlterSequence(QualifiedName.parse(sequence), null, options, true));
	}

	/**
	 * Changes the type and the given options of a sequence; its next value stays.
	 * @param sequence the sequence: {@code tasks_seq} or {@code audit.events_seq}
	 * @param type {@code smallint}, {@code integer} or {@code bigint}
	 * @param options the options to change
	 */
	public void alterSequence(String sequence, ColumnType type, SequenceOptions options) {
		apply(new AlterSequence(QualifiedName.parse(sequence), type, options, false));
	}

	/**
	 * Changes the type and the given options of a sequence if it exists.
	 * @param sequence the sequence: {@code tasks_seq} or {@code audit.events_seq}
	 * @param type {@code smallint}, {@code integer} or {@code bigint}
	 * @param options the options to change
	 */
	public void alterSequenceIfExists(String sequence, ColumnType type, SequenceOptions options) {
		apply(new AlterSequence(QualifiedName.parse(sequence), type, options, true));
	}

	/**
	 * Changes the type of a sequence.
	 * @param sequence the sequence: {@code tasks_seq} or {@code audit.events_seq}
	 * @param type {@code smallint()}, {@code integer()} or {@code bigint()}
	 */
	public void alterSequenceType(String sequence, ColumnType type) {
		apply(new AlterSequence(QualifiedName.parse(sequence), type, SequenceOptions.DEFAULTS, false));
	}

	/**
	 * Changes the type of a sequence if it exists.
	 * @param sequence the sequence: {@code tasks_seq} or {@code audit.events_seq}
	 * @param type {@code smallint()}, {@code integer()} or {@code bigint()}
	 */
	public void alterSequenceTypeIfExists(String sequence, ColumnType type) {
		apply(new AlterSequence(QualifiedName.parse(sequence), type, SequenceOptions.DEFAULTS, true));
	}

	/**
	 * Gives a sequence to a column, which takes it along when dropped.
	 * @param sequence the sequence: {@code tasks_seq} or {@code audit.events_seq}
	 * @param table the table of the column, in the schema of the sequence
	 * @param column the name of the column
	 */
	public void setSequenceOwner(String sequence, String table, String column) {
		alterSequenceOwner(sequence, new ColumnReference(QualifiedName.parse(table), column));
	}

	/**
	 * Takes a sequence away from the column that owns it, so that it stays when the
	 * column goes.
	 * @param sequence the sequence: {@code tasks_seq} or {@code audit.events_seq}
	 */
	public void dropSequenceOwner(String sequence) {
		alterSequenceOwner(sequence, null);
	}

	private void alterSequenceOwner(String sequence, @Nullable ColumnReference owner) {
		apply(new AlterSequence(QualifiedName.parse(sequence), null, SequenceOptions.DEFAULTS,
				new AlterSequence.Ownership(owner), false));
	}

	/**
	 * Drops a sequence.
	 * @param sequence the sequence: {@code tasks_seq} or {@code audit.events_seq}
	 */
	public void dropSequence(String sequence) {
		apply(new DropSequence(QualifiedName.parse(sequence), false));
	}

	/**
	 * Drops a sequence if it exists.
	 * @param sequence the sequence: {@code tasks_seq} or {@code audit.events_seq}
	 */
	public void dropSequenceIfExists(String sequence) {
		apply(new DropSequence(QualifiedName.parse(sequence), true));
	}

	/**
	 * Renames a sequence within its schema.
	 * @param sequence the sequence: {@code tasks_seq} or {@code audit.events_seq}
	 * @param newName the new name, without a schema
	 */
	public void renameSequence(String sequence, String newName) {
		apply(new RenameSequence(QualifiedName.parse(sequence), newName, false));
	}

	/**
	 * Renames a sequence within its schema if it exists.
	 * @param sequence the sequence: {@code tasks_seq} or {@code audit.events_seq}
	 * @param newName the new name, without a schema
	 */
	public void renameSequenceIfExists(String sequence, String newName) {
		apply(new RenameSequence(QualifiedName.parse(sequence), newName, true));
	}

	/**
	 * Moves a sequence to another schema. One that a column owns moves with its table.
	 * @param sequence the sequence where it is now: {@code tasks_seq} or
	 * {@code audit.events_seq}
	 * @param schema the schema it goes to, which exists
	 */
	public void moveSequence(String sequence, String schema) {
		apply(new MoveSequence(QualifiedName.parse(sequence), schema, false));
	}

	/**
	 * Moves a sequence to another schema if it exists.
	 * @param sequence the sequence where it is now: {@code tasks_seq} or
	 * {@code audit.events_seq}
	 * @param schema the schema it goes to, which exists
	 */
	public void moveSequenceIfExists(String sequence, String schema) {
		apply(new MoveSequence(QualifiedName.parse(sequence), schema, true));
	}

	/**
	 * Creates an enum type.
	 * @param type the enum type: {@code mood} or {@code audit.mood}
	 * @param values its values, in the order in which PostgreSQL sorts them
	 */
	public void createEnumType(String type, String... values) {
		apply(new CreateEnumType(new EnumType(QualifiedName.parse(type), List.of(values))));
	}

	/**
	 * Drops an enum type; refused by PostgreSQL while a column has it.
	 * @param type the enum type: {@code mood} or {@code audit.mood}
	 */
	public void dropEnumType(String type) {
		apply(new DropEnumType(QualifiedName.parse(type), false));
	}

	/**
	 * Drops an enum type if it exists.
	 * @param type the enum type: {@code mood} or {@code audit.mood}
	 */
	public void dropEnumTypeIfExists(String type) {
		apply(new DropEnumType(QualifiedName.parse(type), true));
	}

	/**
	 * Renames an enum type within its schema.
	 * @param type the enum type: {@code mood} or {@code audit.mood}
	 * @param newName the new name, without a schema
	 */
	public void renameEnumType(String type, String newName) {
		apply(new RenameEnumType(QualifiedName.parse(type), newName));
	}

	/**
	 * Adds a value at the end of an enum type. It can be used once the transaction has
	 * ended.
	 * @param type the enum type: {@code mood} or {@code audit.mood}
	 * @param value the new value
	 */
	public void addEnumValue(String type, String value) {
		apply(new AddEnumValue(QualifiedName.parse(type), value, null, false));
	}

	/**
	 * Adds a value at the end of an enum type unless it has it.
	 * @param type the enum type: {@code mood} or {@code audit.mood}
	 * @param value the new value
	 */
	public void addEnumValueIfNotExists(String type, String value) {
		apply(new AddEnumValue(QualifiedName.parse(type), value, null, true));
	}

	/**
	 * Adds a value to an enum type before another. It can be used once the transaction
	 * has ended.
	 * @param type the enum type: {@code mood} or {@code audit.mood}
	 * @param value the new value
	 * @param neighbour the existing value it stands before
	 */
	public void addEnumValueBefore(String type, String value, String neighbour) {
		apply(new AddEnumValue(QualifiedName.parse(type), value,
				new AddEnumValue.Position(AddEnumValue.Side.BEFORE, neighbour), false));
	}

	/**
	 * Adds a value to an enum type behind another. It can be used once the transaction
	 * has ended.
	 * @param type the enum type: {@code mood} or {@code audit.mood}
	 * @param value the new value
	 * @param neighbour the existing value it stands behind
	 */
	public void addEnumValueAfter(String type, String value, String neighbour) {
		apply(new AddEnumValue(QualifiedName.parse(type), value,
				new AddEnumValue.Position(AddEnumValue.Side.AFTER, neighbour), false));
	}

	/**
	 * Adds a value to an enum type before another unless it has it, wherever it stands.
	 * @param type the enum type: {@code mood} or {@code audit.mood}
	 * @param value the new value
	 * @param neighbour the existing value it stands before
	 */
	public void addEnumValueBeforeIfNotExists(String type, String value, String neighbour) {
		apply(new AddEnumValue(QualifiedName.parse(type), value,
				new AddEnumValue.Position(AddEnumValue.Side.BEFORE, neighbour), true));
	}

	/**
	 * Adds a value to an enum type behind another unless it has it, wherever it stands.
	 * @param type the enum type: {@code mood} or {@code audit.mood}
	 * @param value the new value
	 * @param neighbour the existing value it stands behind
	 */
	public void addEnumValueAfterIfNotExists(String type, String value, String neighbour) {
		apply(new AddEnumValue(QualifiedName.parse(type), value,
				new AddEnumValue.Position(AddEnumValue.Side.AFTER, neighbour), true));
	}

	/**
	 * Renames a value of an enum type; rows that hold it follow.
	 * @param type the enum type: {@code mood} or {@code audit.mood}
	 * @param value the old value
	 * @param newValue the new value
	 */
	public void renameEnumValue(String type, String value, String newValue) {
		apply(new RenameEnumValue(QualifiedName.parse(type), value, newValue));
	}

	/**
	 * Comments on a table.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param comment the text, or {@code null} to remove it
	 */
	public void commentOnTable(String table, @Nullable String comment) {
		apply(new SetComment(new SetComment.OnTable(QualifiedName.parse(table)), comment));
	}

	/**
	 * Comments on a column.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param column the name of the column
	 * @param comment the text, or {@code null} to remove it
	 */
	public void commentOnColumn(String table, String column, @Nullable String comment) {
		apply(new SetComment(new SetComment.OnColumn(QualifiedName.parse(table), column), comment));
	}

	/**
	 * Comments on an index.
	 * @param table the table, whose schema is that of the index
	 * @param index the name of the index
	 * @param comment the text, or {@code null} to remove it
	 */
	public void commentOnIndex(String table, String index, @Nullable String comment) {
		apply(new SetComment(new SetComment.OnIndex(QualifiedName.parse(table), index), comment));
	}

	/**
	 * Comments on a constraint.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param constraint the name of the constraint
	 * @param comment the text, or {@code null} to remove it
	 */
	public void commentOnConstraint(String table, String constraint, @Nullable String comment) {
		apply(new SetComment(new SetComment.OnConstraint(QualifiedName.parse(table), constraint), comment));
	}

	/**
	 * Creates a schema.
	 * @param schema the name of the schema
	 */
	public void createSchema(String schema) {
		apply(new CreateSchema(schema, false));
	}

	/**
	 * Creates a schema unless it exists.
	 * @param schema the name of the schema
	 */
	public void createSchemaIfNotExists(String schema) {
		apply(new CreateSchema(schema, true));
	}

	/**
	 * Drops an empty schema.
	 * @param schema the name of the schema
	 */
	public void dropSchema(String schema) {
		apply(new DropSchema(schema, false));
	}

	/**
	 * Drops an empty schema if it exists.
	 * @param schema the name of the schema
	 */
	public void dropSchemaIfExists(String schema) {
		apply(new DropSchema(schema, true));
	}

	/**
	 * Installs an extension in this database.
	 * @param extension the name: {@code citext}, {@code pg_trgm} …
	 */
	public void createExtension(String extension) {
		apply(new CreateExtension(extension, null, false));
	}

	/**
	 * Installs an extension in this database unless it is installed.
	 * @param extension the name: {@code citext}, {@code pg_trgm} …
	 */
	public void createExtensionIfNotExists(String extension) {
		apply(new CreateExtension(extension, null, true));
	}

	/**
	 * Installs an extension in this database, with its objects in a schema of choice.
	 * @param extension the name: {@code citext}, {@code pg_trgm} …
	 * @param schema the name of the schema, which must exist
	 */
	public void createExtension(String extension, String schema) {
		apply(new CreateExtension(extension, schema, false));
	}

	/**
	 * Installs an extension in this database, with its objects in a schema of choice,
	 * unless it is installed, in whatever schema.
	 * @param extension the name: {@code citext}, {@code pg_trgm} …
	 * @param schema the name of the schema, which must exist
	 */
	public void createExtensionIfNotExists(String extension, String schema) {
		apply(new CreateExtension(extension, schema, true));
	}

	/**
	 * Removes an extension from this database.
	 * @param extension the name: {@code citext}, {@code pg_trgm} …
	 */
	public void dropExtension(String extension) {
		apply(new DropExtension(extension, false));
	}

	/**
	 * Removes an extension from this database if it is installed.
	 * @param extension the name: {@code citext}, {@code pg_trgm} …
	 */
	public void dropExtensionIfExists(String extension) {
		apply(new DropExtension(extension, true));
	}

	/**
	 * Runs one SQL statement, for what has no verb. Code that must read takes
	 * {@link #connection()}.
	 *
	 * <p>
	 * {@code ${name}} in the statement stands for the value of
	 * {@code aludel.placeholders.name}, as text: quoting is up to the author. Parameters
	 * are never changed.
	 *
	 * <p>
	 * A string among the parameters means what a literal in its place would: the server
	 * reads it as the type that stands there, {@code jsonb}, {@code uuid} or an enum type
	 * as well. Where no type follows from the place, the statement casts it:
	 * {@code ?::text}.
	 * @param sql one statement; when there are parameters, {@code ?} stands for one and
	 * {@code ??} for the operator {@code ?}
	 * @param parameters the values of the parameters, in order: strings, {@code null},
	 * arrays, {@link java.time.Instant} and whatever JDBC's {@code setObject} takes
	 */
	public void execute(String sql, @Nullable Object... parameters) {
		if (parameters == null) {
			throw new IllegalArgumentException(
					"The parameters of execute must not be null: cast one that is null to Object, not to Object[].");
		}
		apply(new ExecuteSql(sql, Arrays.asList(parameters)));
	}

	/**
	 * Updates the rows of a table batch by batch, in the order of its primary key, and
	 * each batch in a transaction of its own: what came before is committed, nobody waits
	 * longer for a row than one batch takes, and after a crash the next run goes on
	 * behind the last batch. Rows that get a key beyond the last one of the beginning are
	 * left alone. The update must not change the key.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param update what is done to its rows:
	 * {@code set("status = 'pending'").where("status is null").batchSize(5_000)}
	 */
	public void backfill(String table, RowUpdate update) {
		apply(new Backfill(QualifiedName.parse(table), update));
	}

	/**
	 * Inserts rows into a table. A string goes into a column of any type, as the literal
	 * would; further values are those that {@link #execute} takes.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param columns the names of the columns
	 * @param rows the rows, each with one value a column:
	 * {@code List.of(row(1, "open"), row(2, null))}
	 */
	public void bulkInsert(String table, List<String> columns, List<List<@Nullable Object>> rows) {
		apply(new BulkInsert(QualifiedName.parse(table), columns, rows));
	}

	/**
	 * Inserts rows into a table.
	 * @param table the table: {@code tasks} or {@code audit.events}
	 * @param columns the names of the columns
	 * @param rows the rows, each a {@link Definitions#row}
	 */
	@SafeVarargs
	public final void bulkInsert(String table, List<String> columns, List<@Nullable Object>... rows) {
		bulkInsert(table, columns, List.of(rows));
	}

}
