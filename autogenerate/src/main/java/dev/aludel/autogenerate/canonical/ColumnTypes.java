package dev.aludel.autogenerate.canonical;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;

/** Aligns the types of a model, then takes its column definitions apart. */
final class ColumnTypes {

	private final Connection connection;

	private final ScratchContext context;

	private final Set<ColumnReference> untried = new LinkedHashSet<>();

	private final List<AlignmentDiagnostic> diagnostics = new ArrayList<>();

	ColumnTypes(Connection connection, ScratchContext context) {
		this.connection = connection;
		this.context = context;
	}

	AlignedTypes align(DatabaseSchema model, DatabaseSchema database) throws SQLException {
		TypeAlignment types = new TypeAlignment(this.connection, this.context);
		types.align(model, database);
		List<Table> tables = new ArrayList<>();
		Map<Table, List<Column>> definitions = new HashMap<>();
		for (Table table : model.tables()) {
			List<Column> open = new ArrayList<>();
			Table typed = table
				.columns(table.columns().stream().map((column) -> typed(table, column, types, open)).toList());
			tables.add(typed);
			if (!open.isEmpty()) {
				definitions.put(typed, open);
			}
		}
		DatabaseSchema typed = model.tables(tables);
		return new AlignedTypes(definitions.isEmpty() ? typed : takeApart(typed, definitions), this.untried,
				this.diagnostics);
	}

	private Column typed(Table table, Column column, TypeAlignment types, List<Column> definitions) {
		Optional<ColumnType> type = types.type(column);
		if (type.isPresent()) {
			return column.type(type.get());
		}
		Optional<ServerRefusal> refusal = types.refusal(column);
		if (refusal.isEmpty() && this.context.canTry(column.type().text())) {
			definitions.add(column);
		}
		else {
			this.untried.add(new ColumnReference(table.name(), column.name()));
			refusal.ifPresent((reason) -> this.diagnostics.add(diagnostic(table, column, reason)));
		}
		return column;
	}

	private DatabaseSchema takeApart(DatabaseSchema model, Map<Table, List<Column>> definitions) throws SQLException {
		DefinitionTrials trials = new DefinitionTrials(this.connection, this.context, this.untried);
		trials.run(definitions);
		List<Table> tables = new ArrayList<>();
		for (Table table : model.tables()) {
			tables.add(takeApart(table, definitions.getOrDefault(table, List.of()), trials));
		}
		List<Sequence> sequences = new ArrayList<>(model.sequences());
		sequences.addAll(trials.sequences());
		return model.tables(tables).sequences(sequences);
	}

	private Table takeApart(Table table, List<Column> definitions, DefinitionTrials trials) {
		Table result = table;
		for (Column column : definitions) {
			ColumnReference reference = new ColumnReference(table.name(), column.name());
			ServerRefusal refusal = trials.refusals().get(reference);
			Table trial = trials.tables().get(reference);
			if (trial != null) {
				result = new ColumnDefinitionMerge(column, trial).into(result);
			}
			else if (refusal != null) {
				this.untried.add(reference);
				this.diagnostics.add(diagnostic(table, column, refusal));
			}
		}
		return result;
	}

	private static AlignmentDiagnostic diagnostic(Table table, Column column, ServerRefusal refusal) {
		return new AlignmentDiagnostic(AlignmentDiagnostic.Part.TYPE, table.name(), column.name(), column.type().text(),
				refusal.sqlState(), refusal.message());
	}

}
