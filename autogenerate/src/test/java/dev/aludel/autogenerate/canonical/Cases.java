package dev.aludel.autogenerate.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.testing.TestDatabase;

/**
 * Many small comparisons in one database: each line of a text block is a table of its
 * own, the cells separated by {@code " | "}. They are aligned all at once.
 */
final class Cases {

	private static final Pattern SEPARATOR = Pattern.compile(" +\\| +");

	private final List<List<String>> rows;

	private Cases(List<List<String>> rows) {
		this.rows = rows;
	}

	static Cases of(String lines) {
		return new Cases(lines.lines().map((line) -> List.of(SEPARATOR.split(line.strip()))).toList());
	}

	/**
	 * A line after the alignment.
	 */
	record Outcome(List<String> cells, Table model, Table aligned, Table database) {

		@Override
		public String toString() {
			return String.join(" | ", this.cells);
		}

	}

	/**
	 * Creates the tables and aligns their models.
	 * @param statements SQL that creates the table of a row, {@code $table} for its name
	 * @param models the table of the model of a row, under any name
	 */
	List<Outcome> align(TestDatabase database, Function<List<String>, String> statements,
			Function<List<String>, Table> models) {
		database.execute(this.rows.stream()
			.map((cells) -> statements.apply(cells).replace("$table", name(cells)))
			.collect(Collectors.joining(";\n")));
		DatabaseSchema model = DatabaseSchema.EMPTY.tables(
				this.rows.stream().map((cells) -> models.apply(cells).named(QualifiedName.of(name(cells)))).toList());
		Alignment alignment = new Alignment(database);
		ReflectedSchema reflected = alignment.reflected();
		AlignedModel aligned = alignment.align(model);
		if (!aligned.diagnostics().isEmpty()) {
			throw new AssertionError(aligned.diagnostics());
		}
		List<Outcome> outcomes = new ArrayList<>();
		for (List<String> cells : this.rows) {
			QualifiedName name = QualifiedName.of(name(cells));
			outcomes.add(new Outcome(cells, table(model, name), table(aligned.schema(), name),
					table(reflected.schema(), name)));
		}
		return outcomes;
	}

	private static Table table(DatabaseSchema schema, QualifiedName name) {
		return Objects.requireNonNull(schema.tablesByName().get(name));
	}

	private String name(List<String> cells) {
		return "case_" + this.rows.indexOf(cells);
	}

}
