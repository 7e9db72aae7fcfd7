package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.operation.SetNotNull;
import dev.aludel.operation.ValidateConstraint;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Deferrability;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.NullTreatment;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.UniqueConstraint;

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
				result.addAll(unique(add.table(), unique, unique.name()));
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

	/** There is no verb for a constraint that takes an index over. */
	private static List<Operation> unique(QualifiedName table, UniqueConstraint unique, String name) {
		Index index = Index.of(name, true, unique.columns().stream().map(IndexKey::column).toList());
		if (!unique.include().isEmpty()) {
			index = index.include(unique.include().toArray(String[]::new));
		}
		if (unique.nulls() == NullTreatment.NOT_DISTINCT) {
			index = index.nullsNotDistinct();
		}
		String constraint = Identifier.quote(name);
		String deferrable = deferrability(unique.deferrability());
		return List.of(new CreateIndex(table, index, true, false),
				new ExecuteSql("alter table " + Identifier.quote(table) + " add constraint " + constraint
						+ " unique using index " + constraint + deferrable, List.of()));
	}

	private static String deferrability(Deferrability deferrability) {
		return switch (deferrability) {
			case NOT_DEFERRABLE -> "";
			case INITIALLY_IMMEDIATE -> " deferrable";
			case INITIALLY_DEFERRED -> " deferrable initially deferred";
		};
	}

	private boolean isLarge(QualifiedName table) {
		Long count = this.rows.get(table);
		return count != null && count >= this.threshold;
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
