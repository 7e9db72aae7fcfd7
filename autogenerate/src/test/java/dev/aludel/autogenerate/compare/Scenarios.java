package dev.aludel.autogenerate.compare;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.aludel.Operations;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the scenarios of {@code cases/autogenerate.md} share: tables as a mapping states
 * them and as PostgreSQL stores them, and a comparison whose way there and back is walked
 * each time.
 */
final class Scenarios {

	private Scenarios() {
	}

	/** A table as a mapping states it: an id, a primary key without a name. */
	static Table entity(String name, TableElement... elements) {
		return table(name, PrimaryKey.of(null, List.of("id")), elements);
	}

	/** The same table as PostgreSQL stores it when nobody chose names. */
	static Table stored(String name, TableElement... elements) {
		QualifiedName parsed = QualifiedName.parse(name);
		return table(name, PrimaryKey.of(parsed.name() + "_pkey", List.of("id")), elements);
	}

	private static Table table(String name, PrimaryKey key, TableElement... elements) {
		List<TableElement> all = new ArrayList<>();
		all.add(Column.of("id", new ColumnType("bigint")).notNull());
		all.addAll(List.of(elements));
		all.add(key);
		return Table.of(QualifiedName.parse(name), all.toArray(TableElement[]::new));
	}

	static Comparison compare(Table database, Table model) {
		return compare(DatabaseSchema.of(database), DatabaseSchema.of(model));
	}

	static Comparison compare(DatabaseSchema database, DatabaseSchema model) {
		return compare(database, model, Ownership.NONE, Renames.NONE);
	}

	/**
	 * Compares as a person would who lets everything go, and walks the way there (after
	 * which there is nothing to do) and back.
	 */
	static Comparison compare(DatabaseSchema database, DatabaseSchema model, Ownership ownership, Renames renames) {
		return walk(database, model, ownership, Agreement.answers(model, database, ownership, renames));
	}

	/** The same with nobody there to answer. */
	static Comparison unanswered(DatabaseSchema database, DatabaseSchema model, Ownership ownership) {
		return walk(database, model, ownership, Answers.NONE);
	}

	/** The same with nobody there to answer. */
	static Comparison unanswered(Table database, Table model) {
		return unanswered(DatabaseSchema.of(database), DatabaseSchema.of(model), Ownership.NONE);
	}

	private static Comparison walk(DatabaseSchema database, DatabaseSchema model, Ownership ownership,
			Answers answers) {
		Comparison comparison = new SchemaComparer(ownership, Map.of()).compare(model, database, answers);
		DatabaseSchema reached = SchemaEditor.apply(comparison.upgrade(), database);
		assertThat(reached).isEqualTo(SchemaEditor.normalized(comparison.after()));
		assertThat(
				new SchemaComparer(ownership.renamed(answers.renames()), Map.of()).compare(model, reached, Answers.NONE)
					.upgrade())
			.as("a second comparison")
			.isEmpty();
		assertThat(SchemaEditor.apply(comparison.downgrade(), reached))
			.isEqualTo(SchemaEditor.normalized(comparison.before()));
		return comparison;
	}

	/** Operations written as in a migration. */
	static List<Operation> operations(Consumer<Operations> migration) {
		List<Operation> operations = new ArrayList<>();
		migration.accept(new Operations(new Operations.Target() {

			@Override
			public void apply(Operation operation) {
				operations.add(operation);
			}

			@Override
			public Connection connection() {
				throw new UnsupportedOperationException("there is no connection");
			}

		}));
		return operations;
	}

	static List<Warning.Kind> kinds(Comparison comparison) {
		return comparison.warnings().stream().map(Warning::kind).toList();
	}

}
