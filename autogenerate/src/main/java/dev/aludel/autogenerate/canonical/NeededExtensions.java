package dev.aludel.autogenerate.canonical;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.aludel.autogenerate.reflection.ExtensionTypes;
import dev.aludel.autogenerate.reflection.RolledBackTransaction;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Finds the extensions whose types a model uses and a database lacks.
 */
public final class NeededExtensions {

	private static final String SQL = """
			select needed.type, needed.extension,
			       exists (select from pg_catalog.pg_available_extensions offered
			               where offered.name = needed.extension) as offered,
			       (select namespace.nspname from pg_catalog.pg_extension installed
			        join pg_catalog.pg_namespace namespace on namespace.oid = installed.extnamespace
			        where installed.extname = needed.extension) as schema
			from unnest(?::pg_catalog.text[], ?::pg_catalog.text[]) as needed (type, extension)
			where pg_catalog.to_regtype(needed.type) is null
			order by needed.type
			""";

	/**
	 * Returns a model with the extensions that have to be created for its types.
	 * <p>
	 * Whether the role may create them is tried in a transaction that is rolled back. A
	 * model without a type of that kind costs no query.
	 * @param connection a connection to the database
	 * @param model the model, in the spelling of its author
	 * @return the model
	 * @throws MissingExtensionException when the server does not have an extension, the
	 * role may not create it, or it is installed where the connection does not look
	 * @throws SQLException when the server refuses for another reason
	 */
	public DatabaseSchema addTo(Connection connection, DatabaseSchema model) throws SQLException {
		Map<String, ColumnReference> types = types(model);
		if (types.isEmpty()) {
			return model;
		}
		Set<String> extensions = new TreeSet<>(model.extensions());
		for (Need need : missing(connection, types)) {
			if (extensions.add(need.extension())) {
				need.requireOffered();
				tryOut(connection, need);
			}
		}
		return new DatabaseSchema(model.schemas(), List.copyOf(extensions), model.enumTypes(), model.sequences(),
				model.tables());
	}

	/** A type that the server does not know, and the extension that it comes with. */
	private record Need(ColumnReference column, String type, String extension, boolean offered,
			@Nullable String schema) {

		void requireOffered() {
			String subject = "Column %s is of type %s of extension %s, ".formatted(this.column, this.type,
					this.extension);
			if (this.schema != null) {
				throw new MissingExtensionException(this.extension,
						subject + "which is installed in schema %s, where the connection does not look."
							.formatted(this.schema),
						"Add the schema to the search_path of the connection; in the JDBC URL: ?currentSchema=…,"
								+ this.schema);
			}
			if (!this.offered) {
				throw new MissingExtensionException(this.extension,
						subject + "which this server does not offer (pg_available_extensions).",
						"Install the extension on the server, or correct the mapping.");
			}
		}

		MissingExtensionException refused(ServerRefusal refusal) {
			return new MissingExtensionException(this.extension,
					"Column %s is of type %s of extension %s, which cannot be created: %s (%s).".formatted(this.column,
							this.type, this.extension, refusal.message(), refusal.sqlState()),
					"Let somebody who may run in this database: create extension " + Identifier.quote(this.extension));
		}

	}

	/** The types that may be those of an extension, each with the first column of it. */
	private static Map<String, ColumnReference> types(DatabaseSchema model) {
		Map<String, ColumnReference> types = new TreeMap<>();
		for (Table table : model.tables()) {
			for (Column column : table.columns()) {
				String type = ExtensionTypes.name(column.type());
				if (ExtensionTypes.extension(type).isPresent()) {
					types.putIfAbsent(type, new ColumnReference(table.name(), column.name()));
				}
			}
		}
		return types;
	}

	private static List<Need> missing(Connection connection, Map<String, ColumnReference> types) throws SQLException {
		List<Need> needs = new ArrayList<>();
		try (PreparedStatement statement = connection.prepareStatement(SQL)) {
			statement.setArray(1, connection.createArrayOf("text", types.keySet().toArray()));
			statement.setArray(2, connection.createArrayOf("text",
					types.keySet().stream().map((type) -> ExtensionTypes.extension(type).orElseThrow()).toArray()));
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					String type = row.getString("type");
					ColumnReference column = types.get(type);
					if (column != null) {
						needs.add(new Need(column, type, row.getString("extension"), row.getBoolean("offered"),
								row.getString("schema")));
					}
				}
			}
		}
		return needs;
	}

	private static void tryOut(Connection connection, Need need) throws SQLException {
		try (RolledBackTransaction transaction = RolledBackTransaction.writable(connection);
				Statement statement = connection.createStatement()) {
			try {
				statement.execute("create extension " + Identifier.quote(need.extension()));
			}
			catch (SQLException ex) {
				if (!ServerRefusal.isAboutTheStatement(ex)) {
					throw ex;
				}
				throw need.refused(ServerRefusal.of(ex));
			}
		}
	}

}
