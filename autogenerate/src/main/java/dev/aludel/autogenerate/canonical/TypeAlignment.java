package dev.aludel.autogenerate.canonical;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Table;

/**
 * Spells types as {@code format_type} does: one trial table with a column for each
 * distinct text, however many columns use it.
 */
final class TypeAlignment {

	// PostgreSQL allows 1600.
	private static final int MOST_COLUMNS = 500;

	private final Connection connection;

	private final ScratchContext context;

	private final Map<String, ColumnType> types = new HashMap<>();

	private final Map<String, ServerRefusal> refusals = new HashMap<>();

	TypeAlignment(Connection connection, ScratchContext context) {
		this.connection = connection;
		this.context = context;
	}

	/**
	 * Asks for the types of a model. Those in a spelling that the database's own columns
	 * show need no question.
	 */
	void align(DatabaseSchema model, DatabaseSchema database) throws SQLException {
		texts(database.tables()).forEach((text) -> this.types.put(text, new ColumnType(text)));
		List<String> unknown = texts(model.tables()).stream()
			.filter((text) -> !this.types.containsKey(text))
			.filter((text) -> new ColumnDefinition(text).isType() && this.context.canTry(text))
			.toList();
		Deque<List<String>> pending = new ArrayDeque<>();
		for (int start = 0; start < unknown.size(); start += MOST_COLUMNS) {
			pending.add(unknown.subList(start, Math.min(start + MOST_COLUMNS, unknown.size())));
		}
		while (!pending.isEmpty()) {
			run(pending.removeFirst(), pending);
		}
	}

	private static Set<String> texts(Collection<Table> tables) {
		return tables.stream()
			.flatMap((table) -> table.columns().stream())
			.map((column) -> column.type().text())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private void run(List<String> texts, Deque<List<String>> pending) throws SQLException {
		try (Scratch scratch = Scratch.open(this.connection, this.context)) {
			List<String> columns = new ArrayList<>();
			for (String text : texts) {
				columns.add("aludel_" + columns.size() + " " + text + "\n");
			}
			Optional<ServerRefusal> refusal = scratch
				.attempt(List.of("create table pg_temp.aludel_types (" + String.join(", ", columns) + ")"));
			if (refusal.isEmpty()) {
				Table table = Objects.requireNonNull(scratch.tables().get("aludel_types"));
				for (int number = 0; number < texts.size(); number++) {
					this.types.put(texts.get(number), table.columns().get(number).type());
				}
			}
			else if (texts.size() == 1) {
				this.refusals.put(texts.get(0), refusal.get());
			}
			else {
				int middle = texts.size() / 2;
				pending.add(texts.subList(0, middle));
				pending.add(texts.subList(middle, texts.size()));
			}
		}
	}

	/**
	 * Finds the type of a column.
	 * @return the type, unless the text is more than a type, was refused or cannot be
	 * tried
	 */
	Optional<ColumnType> type(Column column) {
		return Optional.ofNullable(this.types.get(column.type().text()));
	}

	/**
	 * Finds the server's refusal of the type of a column.
	 */
	Optional<ServerRefusal> refusal(Column column) {
		return Optional.ofNullable(this.refusals.get(column.type().text()));
	}

}
