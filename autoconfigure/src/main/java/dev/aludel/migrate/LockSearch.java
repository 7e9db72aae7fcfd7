package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sessions that hold the locks which a statement did not get in time.
 * <p>
 * Asked on the same connection once the statement has failed and is rolled back, for
 * {@code pg_blocking_pids} answers only while a statement waits, which takes a second
 * connection: a pool of one would have none to give, and nobody tells a pool from another
 * data source. So the tables are those that the statement names, and the holders are
 * those whose locks are in the way of what it does; where there are none, those who wait
 * for such a lock themselves, behind the others that are found then. Who held a lock for
 * all that time holds it still; who let go of it meanwhile is not found.
 */
final class LockSearch {

	private static final int MOST = 5;

	private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

	// Those of the tables come before those of the tables at the other end of a foreign
	// key, which are locked by some statements only.
	private static final String HOLDERS = """
			with recursive named (oid) as (
				select c.oid
				from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where c.relname = any (?) and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
					and (pg_table_is_visible(c.oid) or n.nspname = any (?))
			), own (oid) as (
				select oid from named
				union select i.indrelid from pg_index i join named on named.oid = i.indexrelid
				union select h.inhrelid from pg_inherits h join own on own.oid = h.inhparent
			), touched (oid, distance) as (
				select oid, 0 from own
				union all
				select case when k.conrelid = own.oid then k.confrelid else k.conrelid end, 1
				from pg_constraint k join own on own.oid in (k.conrelid, k.confrelid)
				where k.contype = 'f'
			), holder as (
				select l.pid, l.virtualtransaction, min(touched.distance) as distance
				from pg_locks l join touched on touched.oid = l.relation
				where l.locktype = 'relation' and l.granted = ? and l.pid is distinct from pg_backend_pid()
					and l.database = (select oid from pg_database where datname = current_database())
					and (l.mode = any (?) or ? and l.mode in ('RowShareLock', 'RowExclusiveLock')
						and exists (select from pg_locks x where x.virtualtransaction = l.virtualtransaction
							and x.locktype = 'transactionid' and x.granted))
				group by l.pid, l.virtualtransaction
			)
			select coalesce(holder.pid, 0), coalesce(p.gid, a.application_name), a.state,
				(extract(epoch from clock_timestamp() - coalesce(p.prepared, a.xact_start)) * 1000)::bigint,
				nullif(left(a.query, 200), '<insufficient privilege>')
			from holder
				left join pg_stat_activity a on a.pid = holder.pid
				left join pg_prepared_xacts p on holder.pid is null
					and holder.virtualtransaction = '-1/' || p.transaction::text
			where holder.distance = (select min(distance) from holder)
			order by coalesce(p.prepared, a.xact_start), holder.pid
			limit %s
			""".formatted(MOST);

	private final Connection connection;

	LockSearch(Connection connection) {
		this.connection = connection;
	}

	/**
	 * The sessions in the way of a statement, those with the oldest transaction first.
	 * @param sql the statement
	 */
	List<BlockingSession> blockersOf(String sql) throws SQLException {
		return blockersOf(names(sql), Wanted.by(sql));
	}

	/**
	 * The sessions in the way of whoever only reads some tables.
	 * @param tables the tables
	 */
	List<BlockingSession> blockersOfReading(List<QualifiedName> tables) throws SQLException {
		Set<String> names = new LinkedHashSet<>();
		tables.forEach((table) -> {
			names.add(table.name());
			if (table.schema() != null) {
				names.add(table.schema());
			}
		});
		return blockersOf(names, Wanted.READ);
	}

	private List<BlockingSession> blockersOf(Set<String> named, Wanted wanted) throws SQLException {
		Object[] names = named.toArray();
		List<BlockingSession> holders = sessions(names, wanted, true);
		if (!holders.isEmpty() || wanted == Wanted.ACCESS_EXCLUSIVE) {
			return holders;
		}
		// Whoever waits for a lock has all those wait behind him whom it would exclude.
		List<BlockingSession> waiting = sessions(names, wanted, false);
		return waiting.isEmpty() ? List.of()
				: Stream.concat(sessions(names, Wanted.ACCESS_EXCLUSIVE, true).stream(), waiting.stream())
					.distinct()
					.limit(MOST)
					.toList();
	}

	private List<BlockingSession> sessions(Object[] names, Wanted wanted, boolean granted) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(HOLDERS)) {
			statement.setArray(1, this.connection.createArrayOf("text", names));
			statement.setArray(2, this.connection.createArrayOf("text", names));
			statement.setBoolean(3, granted);
			statement.setArray(4, this.connection.createArrayOf("text", wanted.conflicts.toArray()));
			statement.setBoolean(5, wanted == Wanted.ROWS && granted);
			try (ResultSet rows = statement.executeQuery()) {
				List<BlockingSession> sessions = new ArrayList<>();
				while (rows.next()) {
					sessions.add(session(rows));
				}
				return sessions;
			}
		}
	}

	private static BlockingSession session(ResultSet row) throws SQLException {
		@Nullable Long age = row.getObject(4, Long.class);
		return new BlockingSession(row.getInt(1), row.getString(2), row.getString(3),
				(age != null) ? Duration.ofMillis(age) : null, row.getString(5));
	}

	/** All that may be the name of a table, an index or a schema. */
	private static Set<String> names(String sql) {
		Set<String> names = new LinkedHashSet<>();
		for (SqlText.Piece piece : SqlText.of(sql).pieces()) {
			// The code of a function or a block is quoted with dollars.
			if (piece.kind() == SqlText.Kind.CODE || piece.text().startsWith("$")) {
				Matcher words = WORD.matcher(piece.text());
				while (words.find()) {
					names.add(words.group().toLowerCase(Locale.ROOT));
				}
			}
			else if (piece.kind() == SqlText.Kind.QUOTED && piece.text().startsWith("\"")
					&& piece.text().length() > 2) {
				names.add(piece.text().substring(1, piece.text().length() - 1).replace("\"\"", "\""));
			}
		}
		return names;
	}

	/**
	 * What a statement wants of a table, and which locks are in its way: PostgreSQL's
	 * table of conflicting lock modes, and for each command the mode that its page in the
	 * manual names.
	 */
	private enum Wanted {

		/** Told of no statement: a function that one calls may write. */
		READ(null, "AccessExclusiveLock"),

		ROWS("(insert|update|delete|merge|copy|select|with)\\b.*", "ShareLock", "ShareRowExclusiveLock",
				"ExclusiveLock", "AccessExclusiveLock"),

		SHARE_UPDATE_EXCLUSIVE(
				"((create\\s+(unique\\s+)?|drop\\s+)index\\s+concurrently|comment\\s+on|analyze"
						+ "|alter\\s+index\\s.*\\srename|alter\\s+table\\s.*\\svalidate\\s+constraint)\\b.*",
				"ShareUpdateExclusiveLock", "ShareLock", "ShareRowExclusiveLock", "ExclusiveLock",
				"AccessExclusiveLock"),

		SHARE("create\\s+(unique\\s+)?index\\b.*", "RowExclusiveLock", "ShareUpdateExclusiveLock",
				"ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock"),

		SHARE_ROW_EXCLUSIVE(
				"(create\\s+table|create\\s+(or\\s+replace\\s+)?(constraint\\s+)?trigger"
						+ "|alter\\s+table\\s[^,]*\\sadd\\s+(constraint\\s+\\S+\\s+)?foreign\\s+key)\\b.*",
				"RowExclusiveLock", "ShareUpdateExclusiveLock", "ShareLock", "ShareRowExclusiveLock", "ExclusiveLock",
				"AccessExclusiveLock"),

		ACCESS_EXCLUSIVE(".*", "AccessShareLock", "RowShareLock", "RowExclusiveLock", "ShareUpdateExclusiveLock",
				"ShareLock", "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock");

		private final @Nullable Pattern statement;

		private final List<String> conflicts;

		Wanted(@Nullable String statement, String... conflicts) {
			this.statement = (statement != null)
					? Pattern.compile("\\s*" + statement, Pattern.CASE_INSENSITIVE | Pattern.DOTALL) : null;
			this.conflicts = List.of(conflicts);
		}

		static Wanted by(String sql) {
			List<String> statements = SqlText.of(sql).statements();
			if (statements.size() == 1) {
				for (Wanted wanted : values()) {
					if (wanted.statement != null && wanted.statement.matcher(statements.get(0)).matches()) {
						return wanted;
					}
				}
			}
			return ACCESS_EXCLUSIVE;
		}

	}

}
