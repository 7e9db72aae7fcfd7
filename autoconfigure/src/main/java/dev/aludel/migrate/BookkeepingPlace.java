package dev.aludel.migrate;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Objects;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Where an engine keeps what it remembers, whatever its connection calls the server.
 *
 * @param database the database, as logs and errors name it
 * @param server tells a database of a running server from every other
 * @param tables the tables, each with its schema
 */
public record BookkeepingPlace(DatabaseAddress database, String server, BookkeepingTables tables) {

	public BookkeepingPlace {
		Objects.requireNonNull(database, "'database' must not be null");
		Objects.requireNonNull(server, "'server' must not be null");
		Objects.requireNonNull(tables, "'tables' must not be null");
	}

	static BookkeepingPlace read(DataSource dataSource, AludelSettings settings) {
		try (Session session = Session.open(dataSource, settings)) {
			try {
				return read(session, settings.tables());
			}
			catch (SQLException ex) {
				throw BookkeepingException.of(session, ex);
			}
		}
	}

	// One server may have many names and ports; it started only once.
	private static BookkeepingPlace read(Session session, BookkeepingTables tables) throws SQLException {
		String sql = """
				select current_schema(), oid || ' ' || extract(epoch from pg_postmaster_start_time())
				from pg_database
				where datname = current_database()
				""";
		try (PreparedStatement statement = session.connection().prepareStatement(sql);
				ResultSet row = statement.executeQuery()) {
			row.next();
			@Nullable String currentSchema = row.getString(1);
			if (currentSchema == null && tables.needCurrentSchema()) {
				throw new NoCurrentSchemaException(session.database());
			}
			return new BookkeepingPlace(session.database(), row.getString(2), tables.resolve(currentSchema));
		}
	}

	/**
	 * Tells whether two engines would write into the same table.
	 * @param other the place of the other engine
	 * @return whether they have a table in common
	 */
	public boolean overlaps(BookkeepingPlace other) {
		return this.server.equals(other.server) && !Collections.disjoint(this.tables.all(), other.tables.all());
	}

}
