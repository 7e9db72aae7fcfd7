package dev.aludel.autogenerate.reflection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Runs the queries of a reflection. */
final class Catalog {

	private final Connection connection;

	Catalog(Connection connection) {
		this.connection = connection;
	}

	/** Runs a query whose only parameter is an array of oids. */
	<R> List<R> readByOids(String sql, Collection<Long> oids, RowReader<R> reader) throws SQLException {
		return read(sql, "oid", oids.toArray(), reader);
	}

	/** Runs a query whose only parameter is an array of names. */
	<R> List<R> readByNames(String sql, Collection<String> names, RowReader<R> reader) throws SQLException {
		return read(sql, "text", names.toArray(), reader);
	}

	private <R> List<R> read(String sql, String type, Object[] values, RowReader<R> reader) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setArray(1, this.connection.createArrayOf(type, values));
			return rows(statement, reader);
		}
	}

	private <R> List<R> rows(PreparedStatement statement, RowReader<R> reader) throws SQLException {
		List<R> rows = new ArrayList<>();
		try (ResultSet result = statement.executeQuery()) {
			Row row = new Row(result);
			while (result.next()) {
				rows.add(reader.read(row));
			}
		}
		return rows;
	}

	/** Makes a value of the current row. */
	interface RowReader<R> {

		R read(Row row) throws SQLException;

	}

}
