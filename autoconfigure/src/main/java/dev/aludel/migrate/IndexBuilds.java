package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/** Asks the server how far the builds of indexes are. */
final class IndexBuilds {

	private IndexBuilds() {
	}

	/** The build of a session, or {@code null} when it builds none. */
	static @Nullable IndexBuild of(Connection connection, int pid) throws SQLException {
		String sql = """
				select t.relname, i.relname, p.phase, coalesce(p.blocks_done, 0), coalesce(p.blocks_total, 0)
				from pg_stat_progress_create_index p
				join pg_class t on t.oid = p.relid
				left join pg_class i on i.oid = p.index_relid
				where p.pid = ?
				""";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setInt(1, pid);
			try (ResultSet row = statement.executeQuery()) {
				return row.next() ? new IndexBuild(row.getString(1), row.getString(2), row.getString(3), row.getLong(4),
						row.getLong(5)) : null;
			}
		}
	}

}
