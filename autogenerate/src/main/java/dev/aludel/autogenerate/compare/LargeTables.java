package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterTable;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropNotNull;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.operation.SetNotNull;
import dev.aludel.operation.TableChange;
import dev.aludel.operation.ValidateConstraint;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.NullTreatment;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Changes operations on large tables so that the rows are read while others go on reading
 * and writing: a constraint is added without a look at the rows and validated on its own,
 * an index is built concurrently.
 */
final class LargeTables {

	private final Map<QualifiedName, Long> rows;

	private final Set<QualifiedName> partitioned;

	private final long threshold;

	/**
	 * Creates the forms for a database.
	 * @param rows the estimated number of rows by table
	 * @param partitioned the tables that are partitioned, which cannot have all of this
	 * @param threshold from how many rows on a table is large
	 */
	LargeTables(Map<QualifiedName, Long> rows, Set<QualifiedName> partitioned, long threshold) {
		this.rows = rows;
		this.partitioned = partitioned;
		this.threshold = threshold;
	}

	/**
	 * Returns operations that lead to the same.
	 * @param operations the operations, in order
	 * @param schemas the schemas before and after, whose names are taken
	 */
	List<Operation> gently(List<Operation> operations, DatabaseSchema... schemas) {
		List<Operation> result = new ArrayList<>();
		List<Operation> validations = new ArrayList<>();
		Set<QualifiedName> created = new HashSet<>();
		Set<String> checks = new HashSet<>(names(schemas));
		for (Operation operation : operations) {
			if (operation instanceof CreateTable create) {
				created.add(create.table().name());
			}
			if (operation instanceof AddConstraint add && add.constraint() instanceof ForeignKey key
					&& (isLarge(add.table()) || isLarge(key.referencedTable())) && !created.contains(add.table())
					&& key.validated() && key.name() != null && !this.partitioned.contains(add.table())) {
				result.add(new AddConstraint(add.table(), key.notValid()));
				validations.add(new ValidateConstraint(add.table(), key.name(), true));
			}
			else if (operation instanceof AddConstraint add && add.constraint() instanceof CheckConstraint check
					&& isLarge(add.table()) && check.validated() && check.name() != null) {
				result.add(new AddConstraint(add.table(), check.notValid()));
				validations.add(new ValidateConstraint(add.table(), check.name(), true));
			}
			else if (operation instanceof AddConstraint add && add.constraint() instanceof UniqueConstraint unique
					&& isLarge(add.table()) && unique.name() != null && !this.partitioned.contains(add.table())) {
				result.add(index(add.table(), unique, unique.name()));
				result.add(new AddConstraint(add.table(), unique, unique.name()));
			}
			else if (operation instanceof AddConstraint add && add.constraint() instanceof PrimaryKey key
					&& isLarge(add.table()) && key.name() != null && !this.partitioned.contains(add.table())) {
				addPrimaryKey(add, key, key.name(), primaryKeys(add.table(), schemas), result);
			}
			else if (operation instanceof CreateIndex create && isLarge(create.table()) && !create.concurrently()
					&& create.index().name() != null && !this.partitioned.contains(create.table())) {
				result.add(new CreateIndex(create.table(), create.index(), true, create.ifNotExists()));
			}
			else if (operation instanceof SetNotNull set && isLarge(set.table())) {
				result.addAll(notNull(set, checks));
			}
			else {
				result.add(operation);
			}
		}
		result.addAll(validations);
		return result;
	}

	/**
	 * A check that was validated proves to PostgreSQL that no row holds {@code NULL}, so
	 * that it does not look for itself, under a lock that nobody else gets by.
	 */
	private static List<Operation> notNull(SetNotNull set, Set<String> taken) {
		String name = new FreeName("ck_" + set.table().name() + "_" + set.column() + "_not_null")
			.unless(taken::contains);
		taken.add(name);
		CheckConstraint check = CheckConstraint.of(name, Identifier.quote(set.column()) + " is not null");
		return List.of(new AddConstraint(set.table(), check.notValid()),
				new ValidateConstraint(set.table(), name, true), set, new DropConstraint(set.table(), name, false));
	}

	/** The constraint takes over an index that was built while others went on writing. */
	private static CreateIndex index(QualifiedName table, UniqueConstraint unique, String name) {
		Index index = index(name, unique.columns(), unique.include());
		return new CreateIndex(table, (unique.nulls() == NullTreatment.NOT_DISTINCT) ? index.nullsNotDistinct() : index,
				true, false);
	}

	private static Index index(String name, List<String> columns, List<String> include) {
		Index index = Index.of(name, true, columns.stream().map(IndexKey::column).toList());
		return include.isEmpty() ? index : index.include(include.toArray(String[]::new));
	}

	/**
	 * An old primary key goes in the statement that adds the new one, so that there is
	 * always one.
	 */
	private static void addPrimaryKey(AddConstraint add, PrimaryKey key, String name, Set<String> taken,
			List<Operation> result) {
		DropConstraint old = oldKey(add.table(), taken, result);
		String index = new FreeName(name).unless((other) -> old != null && old.name().equals(other));
		result.add(new CreateIndex(add.table(), index(index, key.columns(), key.include()), true, false));
		AddConstraint using = new AddConstraint(add.table(), key, index);
		if (old == null) {
			result.add(using);
			return;
		}
		result.remove(old);
		result.add(new AlterTable(add.table(), List.of(old, using), false));
	}

	/** Unless what came in between needs the table to be without it. */
	private static @Nullable DropConstraint oldKey(QualifiedName table, Set<String> keys, List<Operation> operations) {
		for (int index = operations.size() - 1; index >= 0; index--) {
			Operation operation = operations.get(index);
			if (operation instanceof DropConstraint drop && drop.table().equals(table) && keys.contains(drop.name())) {
				return drop;
			}
			boolean needsNone = operation instanceof DropColumn || operation instanceof DropNotNull;
			if ((needsNone && ((TableChange) operation).table().equals(table)) || operation instanceof ExecuteSql) {
				return null;
			}
		}
		return null;
	}

	private boolean isLarge(QualifiedName table) {
		Long count = this.rows.get(table);
		return count != null && count >= this.threshold;
	}

	private static Set<String> primaryKeys(QualifiedName table, DatabaseSchema... schemas) {
		Set<String> names = new HashSet<>();
		for (DatabaseSchema schema : schemas) {
			Table found = schema.tablesByName().get(table);
			if (found != null && found.primaryKey() != null) {
				names.add(String.valueOf(found.primaryKey().name()));
			}
		}
		return names;
	}

	private static Set<String> names(DatabaseSchema... schemas) {
		Set<String> names = new HashSet<>();
		for (DatabaseSchema schema : schemas) {
			schema.tables()
				.forEach((table) -> table.constraints()
					.forEach((constraint) -> names.add(String.valueOf(constraint.name()))));
		}
		return names;
	}

}
