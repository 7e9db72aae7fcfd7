package dev.aludel.autogenerate.prove;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.postgresql.Identifier;

/** Finds the sessions that hold locks on what an operation wanted to lock. */
final class LockHolders {

	private static final String QUERY = """
			select l.relation::regclass::text, l.mode, a.pid, coalesce(a.application_name, ''), coalesce(a.usename, ''),
				coalesce(a.state, ''), to_char(a.xact_start, 'HH24:MI:SS'),
				regexp_replace(left(a.query, 120), '\\s+', ' ', 'g')
			from pg_locks l join pg_stat_activity a on a.pid = l.pid
			where l.locktype = 'relation' and l.granted and l.pid <> pg_backend_pid()
				and l.database = (select oid from pg_database where datname = current_database())
				and l.relation = any (select to_regclass(name)::oid from unnest(?::text[]) as name)
			order by a.xact_start, a.pid, 1, 2
			limit 5
			""";

	private LockHolders() {
	}

	/**
	 * Asks who is in the way.
	 * @param connection a connection to the same database
	 * @param needs what the operation that waited needs
	 * @return a line each, the oldest transaction first; none when nobody is known
	 */
	static List<String> of(Connection connection, List<Need> needs) throws SQLException {
		Array relations = connection.createArrayOf("text", relations(needs).toArray());
		List<String> holders = new ArrayList<>();
		try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
			statement.setArray(1, relations);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					holders.add("%s is locked (%s) by pid %s (application \"%s\", role %s, %s) since %s, last: %s"
						.formatted(rows.getString(1), rows.getString(2), rows.getInt(3), rows.getString(4),
								rows.getString(5), rows.getString(6), rows.getString(7), rows.getString(8)));
				}
			}
		}
		return holders;
	}

	private static List<String> relations(List<Need> needs) {
		List<String> relations = new ArrayList<>();
		for (Need need : needs) {
			if (need instanceof Need.Ownership own) {
				relations.add(Identifier.quote(own.relation()));
			}
			else if (need instanceof Need.TablePrivilege privilege) {
				relations.add(Identifier.quote(privilege.table()));
			}
		}
		return relations;
	}

}
