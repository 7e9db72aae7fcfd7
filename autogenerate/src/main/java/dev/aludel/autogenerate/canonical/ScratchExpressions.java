package dev.aludel.autogenerate.canonical;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.aludel.schema.Table;

/** Has PostgreSQL read expressions and print them back. */
final class ScratchExpressions {

	// Each takes a handful of entries of the server's lock table, which all sessions
	// share.
	private static final int MOST_TABLES = 100;

	private final Connection connection;

	private final ScratchContext context;

	ScratchExpressions(Connection connection, ScratchContext context) {
		this.connection = connection;
		this.context = context;
	}

	/**
	 * Asks what the server makes of each expression.
	 * @return an answer for every expression
	 */
	Map<ScratchExpression, ScratchAnswer> answers(Collection<ScratchExpression> expressions) throws SQLException {
		Map<ScratchExpression, ScratchAnswer> answers = new LinkedHashMap<>();
		Deque<ScratchTable> pending = new ArrayDeque<>(pack(expressions));
		while (!pending.isEmpty()) {
			answers.putAll(run(pending));
		}
		return answers;
	}

	private static List<ScratchTable> pack(Collection<ScratchExpression> expressions) {
		List<ScratchTable> tables = new ArrayList<>();
		for (ScratchExpression expression : new LinkedHashSet<>(expressions)) {
			Optional<ScratchTable> table = tables.stream().filter((open) -> open.accepts(expression)).findFirst();
			table.orElseGet(() -> {
				ScratchTable added = new ScratchTable();
				tables.add(added);
				return added;
			}).add(expression);
		}
		return tables;
	}

	/**
	 * Tries some tables. One that is refused comes back as its halves, until the
	 * expression to blame stands alone.
	 */
	private Map<ScratchExpression, ScratchAnswer> run(Deque<ScratchTable> pending) throws SQLException {
		Map<ScratchExpression, ScratchAnswer> answers = new LinkedHashMap<>();
		List<ScratchTable> later = new ArrayList<>();
		Map<String, ScratchTable> created = new LinkedHashMap<>();
		try (Scratch scratch = Scratch.open(this.connection, this.context)) {
			for (int count = 0; count < MOST_TABLES && !pending.isEmpty(); count++) {
				ScratchTable table = pending.removeFirst();
				String name = table.named("scratch_" + count);
				if (created.containsKey(name)) {
					later.add(table);
					continue;
				}
				Optional<ServerRefusal> refusal = scratch.attempt(table.statements());
				if (refusal.isEmpty()) {
					created.put(name, table);
				}
				else if (table.expressions().size() > 1) {
					later.addAll(table.halves());
				}
				else {
					answers.put(table.expressions().get(0), refusal.get());
				}
			}
			answers.putAll(read(scratch, created));
		}
		pending.addAll(later);
		return answers;
	}

	private static Map<ScratchExpression, ScratchAnswer> read(Scratch scratch, Map<String, ScratchTable> created)
			throws SQLException {
		Map<ScratchExpression, ScratchAnswer> answers = new LinkedHashMap<>();
		if (!created.isEmpty()) {
			Map<String, Table> tables = scratch.tables();
			created.forEach((name, table) -> answers.putAll(table.answers(Objects.requireNonNull(tables.get(name)))));
		}
		return answers;
	}

}
