package dev.aludel.autogenerate.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.compare.Comparison;
import dev.aludel.autogenerate.compare.NamingConvention;
import dev.aludel.autogenerate.compare.SchemaFilter;
import dev.aludel.autogenerate.draft.Draft;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autogenerate.prove.SchemaCheck;
import dev.aludel.migrate.BookkeepingTables;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;

/**
 * The comparison, the draft and the checks of its proof as the command puts them
 * together, for tests that bring their entities along instead of an application.
 */
public final class Workbench {

	private final EntityComparison comparison;

	/**
	 * Creates a workbench.
	 * @param model what the entities ask for
	 * @param applied what the applied revisions did, in order
	 */
	public Workbench(HibernateModel model, List<Operation> applied) {
		this(model, applied, ComparisonSettings.DEFAULTS);
	}

	/**
	 * Creates a workbench of an application that has more to say.
	 * @param model what the entities ask for
	 * @param applied what the applied revisions did, in order
	 * @param filter what it compares
	 * @param naming how it names what the mapping does not
	 * @param largeTableRows from how many rows on a table is large
	 */
	public Workbench(HibernateModel model, List<Operation> applied, SchemaFilter filter, NamingConvention naming,
			long largeTableRows) {
		this(model, applied, new ComparisonSettings(filter, naming, largeTableRows));
	}

	private Workbench(HibernateModel model, List<Operation> applied, ComparisonSettings settings) {
		BookkeepingTables tables = BookkeepingTables.defaults();
		this.comparison = new EntityComparison(model, applied,
				Set.of(tables.revision(), tables.history(), tables.progress()), settings, true);
	}

	/**
	 * Compares as {@code revision} and {@code check} do.
	 * @param connection a connection to the database
	 * @param answers what a person decided
	 * @return what was found
	 * @throws SQLException when PostgreSQL cannot be asked
	 */
	public Findings compare(Connection connection, Answers answers) throws SQLException {
		return new Findings(this.comparison.compare(connection, answers));
	}

	/** What a comparison found, and what follows from it. */
	public final class Findings {

		private final EntityComparison.Result result;

		private Findings(EntityComparison.Result result) {
			this.result = result;
		}

		/**
		 * The operations and warnings.
		 * @return the comparison
		 */
		public Comparison comparison() {
			return this.result.comparison();
		}

		/**
		 * Everything the upgrade does, the first rows of tables included.
		 * @return the operations
		 */
		public List<Operation> upgrade() {
			List<Operation> operations = new ArrayList<>();
			for (Operation operation : comparison().upgrade()) {
				operations.add(operation);
				initialRows(operation).forEach((sql) -> operations.add(new ExecuteSql(sql, List.of())));
			}
			return operations;
		}

		/**
		 * Says of the applied draft whether anything is left to do.
		 * @return the check
		 */
		public SchemaCheck nothingLeft() {
			return Workbench.this.comparison.nothingLeft(this.result);
		}

		/**
		 * Says of the undone draft whether all is as before.
		 * @return the check
		 */
		public SchemaCheck asBefore() {
			return Workbench.this.comparison.asBefore(this.result);
		}

		/**
		 * Makes the drafts, with their notes and remarks.
		 * @param first which revision the first one is
		 * @return the drafts, in the order in which they are applied
		 */
		public List<Draft> drafts(DraftRevision first) {
			return new DraftAssembly(this.result).drafts(first, (id) -> false);
		}

		private List<String> initialRows(Operation operation) {
			return (operation instanceof CreateTable create)
					? this.result.model().initialRows().getOrDefault(create.table().name(), List.of()) : List.of();
		}

	}

}
