package dev.aludel.autogenerate.canonical;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;

/**
 * Has PostgreSQL take column definitions apart. Each is tried under its own name in a
 * table of the right name with the table's other columns, since a definition may mention
 * all of them.
 */
final class DefinitionTrials {

	private static final int MOST_TABLES = 100;

	private final Connection connection;

	private final ScratchContext context;

	private final Set<ColumnReference> untried;

	private final Map<ColumnReference, Table> tables = new LinkedHashMap<>();

	private final Map<ColumnReference, ServerRefusal> refusals = new LinkedHashMap<>();

	private final List<Sequence> sequences = new ArrayList<>();

	DefinitionTrials(Connection connection, ScratchContext context, Set<ColumnReference> untried) {
		this.connection = connection;
		this.context = context;
		this.untried = untried;
	}

	/** A table in which one definition is tried. */
	private record Trial(Table table, Column column, List<Column> definitions) {

		ColumnReference reference() {
			return new ColumnReference(this.table.name(), this.column.name());
		}

	}

	void run(Map<Table, List<Column>> definitions) throws SQLException {
		Deque<Trial> pending = new ArrayDeque<>();
		definitions
			.forEach((table, columns) -> columns.forEach((column) -> pending.add(new Trial(table, column, columns))));
		run(pending);
		if (!this.tables.isEmpty() && !this.refusals.isEmpty()) {
			// A definition may mention a column whose own definition was still to be
			// tried.
			definitions.forEach((table, columns) -> columns.stream()
				.map((column) -> new Trial(table, column, columns))
				.filter((trial) -> this.refusals.containsKey(trial.reference()))
				.forEach(pending::add));
			this.refusals.clear();
			run(pending);
		}
	}

	private void run(Deque<Trial> pending) throws SQLException {
		while (!pending.isEmpty()) {
			runSome(pending);
		}
	}

	private void runSome(Deque<Trial> pending) throws SQLException {
		List<Trial> later = new ArrayList<>();
		Map<String, Trial> created = new LinkedHashMap<>();
		try (Scratch scratch = Scratch.open(this.connection, this.context)) {
			for (int count = 0; count < MOST_TABLES && !pending.isEmpty(); count++) {
				Trial trial = pending.removeFirst();
				String name = trial.table().name().name();
				if (created.containsKey(name)) {
					later.add(trial);
					continue;
				}
				Optional<ServerRefusal> refusal = scratch.attempt(List.of(createTable(trial)));
				refusal.ifPresentOrElse((reason) -> this.refusals.put(trial.reference(), reason),
						() -> created.put(name, trial));
			}
			read(scratch.reflect(), created);
		}
		pending.addAll(later);
	}

	private String createTable(Trial trial) {
		List<String> columns = new ArrayList<>();
		for (Column column : trial.table().columns()) {
			type(trial, column).ifPresent((type) -> columns.add(Identifier.quote(column.name()) + " " + type + "\n"));
		}
		return "create table pg_temp." + Identifier.quote(trial.table().name().name()) + " ("
				+ String.join(", ", columns) + ")";
	}

	private Optional<ColumnType> type(Trial trial, Column column) {
		ColumnReference reference = new ColumnReference(trial.table().name(), column.name());
		if (column.equals(trial.column())) {
			return Optional.of(column.type());
		}
		if (trial.definitions().contains(column)) {
			Table accepted = this.tables.get(reference);
			return (accepted != null) ? accepted.column(column.name()).map(Column::type) : Optional.empty();
		}
		return this.untried.contains(reference) ? Optional.empty() : Optional.of(column.type());
	}

	private void read(DatabaseSchema reflected, Map<String, Trial> created) {
		Map<String, Table> byName = new LinkedHashMap<>();
		reflected.tables().forEach((table) -> byName.put(table.name().name(), table));
		created.forEach((name, trial) -> this.tables.put(trial.reference(), Objects.requireNonNull(byName.get(name))));
		for (Sequence sequence : reflected.sequences()) {
			Trial trial = (sequence.ownedBy() != null) ? created.get(sequence.ownedBy().table().name()) : null;
			if (trial != null) {
				this.sequences.add(new Sequence(trial.table().name().sibling(sequence.name().name()), sequence.type(),
						sequence.options(), trial.reference()));
			}
		}
	}

	/**
	 * The accepted definitions, each with the table in which it was tried.
	 */
	Map<ColumnReference, Table> tables() {
		return this.tables;
	}

	Map<ColumnReference, ServerRefusal> refusals() {
		return this.refusals;
	}

	/**
	 * The sequences that definitions like {@code bigserial} bring along.
	 */
	List<Sequence> sequences() {
		return this.sequences;
	}

}
