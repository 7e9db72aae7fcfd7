package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import static java.util.stream.Collectors.joining;

/**
 * The session that holds the migration lock, as far as the server tells.
 *
 * @param pid the process id of its backend
 * @param application its {@code application_name}, or {@code null}
 * @param client the address it comes from, or {@code null} for a local socket
 * @param connectedSince when it connected, or {@code null}
 * @param transactionSince when its transaction began, which is that of the revision that
 * it runs, or {@code null} when it has none
 * @param state what it does: {@code active}, {@code idle} …, or {@code null}
 * @param statementSince when the statement began that it runs, or {@code null} when it
 * runs none
 * @param blockedBy the process ids of those who hold what it waits for, in ascending
 * order: {@code pg_blocking_pids}, where a prepared transaction is 0
 * @param query what it runs or ran last, cut to 200 characters, or {@code null}, also
 * when that is shown to members of {@code pg_read_all_stats} only
 */
public record LockHolder(int pid, @Nullable String application, @Nullable String client,
		@Nullable Instant connectedSince, @Nullable Instant transactionSince, @Nullable String state,
		@Nullable Instant statementSince, List<Integer> blockedBy, @Nullable String query) {

	public LockHolder {
		blockedBy = List.copyOf(blockedBy);
	}

	/** Who holds the lock with a key, or {@code null} if nobody does. */
	static @Nullable LockHolder of(Connection connection, long key) throws SQLException {
		String sql = """
				select l.pid, a.application_name, host(a.client_addr), a.backend_start, a.xact_start, a.state,
					case a.state when 'active' then a.query_start end,
					array(select distinct b from unnest(pg_blocking_pids(l.pid)) b order by b),
					nullif(left(a.query, 200), '<insufficient privilege>')
				from pg_locks l
				left join pg_stat_activity a on a.pid = l.pid
				where l.locktype = 'advisory' and l.granted and l.objsubid = 1
					and l.database = (select oid from pg_database where datname = current_database())
					and (l.classid::bigint << 32) | l.objid::bigint = ?
				""";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setLong(1, key);
			try (ResultSet row = statement.executeQuery()) {
				return row.next() ? of(row) : null;
			}
		}
	}

	private static LockHolder of(ResultSet row) throws SQLException {
		return new LockHolder(row.getInt(1), row.getString(2), row.getString(3), instant(row, 4), instant(row, 5),
				row.getString(6), instant(row, 7), List.of((Integer[]) row.getArray(8).getArray()), row.getString(9));
	}

	private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	String describe() {
		StringBuilder text = new StringBuilder("pid ").append(this.pid);
		text.append(" (application \"").append(Objects.requireNonNullElse(this.application, "")).append('"');
		if (this.client != null) {
			text.append(", client ").append(this.client);
		}
		text.append(')');
		if (this.connectedSince != null) {
			text.append(", connected since ").append(this.connectedSince.truncatedTo(ChronoUnit.SECONDS));
		}
		if (!this.blockedBy.isEmpty()) {
			text.append(", blocked by ").append(this.blockedBy.stream().map(LockHolder::name).collect(joining(", ")));
		}
		if (this.query != null && !this.query.isBlank()) {
			text.append("active".equals(this.state) ? ", now running: " : ", ran last: ");
			text.append(this.query.strip().replaceAll("\\s+", " "));
		}
		return text.toString();
	}

	private static String name(int pid) {
		return (pid != 0) ? "pid " + pid : "a prepared transaction";
	}

}
