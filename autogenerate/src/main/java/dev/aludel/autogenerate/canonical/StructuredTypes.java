package dev.aludel.autogenerate.canonical;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.autogenerate.reflection.StructuredType;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Compares composite types with those of a database: each becomes a temporary type, whose
 * attributes are read back as the catalog prints them, and rolled back.
 */
public final class StructuredTypes {

	// Of a time with six digits the catalog says so or not; they mean the same.
	private static final String ATTRIBUTES = """
			select pg_catalog.quote_ident(a.attname) || ' '
			       || pg_catalog.replace(pg_catalog.format_type(a.atttypid, a.atttypmod), '(6) with', ' with') as attribute
			from pg_catalog.pg_type t
			  join pg_catalog.pg_class c on c.oid = t.typrelid and c.relkind = 'c'
			  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			where t.oid = pg_catalog.to_regtype(?)
			order by a.attnum
			""";

	/**
	 * Compares types.
	 * @param connection a connection to the database; left as it was
	 * @param definitions the attributes as Hibernate writes them, by type, each type
	 * after those that it uses
	 * @param model what else the entities ask for
	 * @param database what the database holds
	 * @return the types, in the same order
	 * @throws SQLException when the server refuses
	 */
	public List<StructuredType> of(Connection connection, Map<QualifiedName, String> definitions, DatabaseSchema model,
			ReflectedSchema database) throws SQLException {
		List<StructuredType> types = new ArrayList<>();
		if (definitions.isEmpty()) {
			return types;
		}
		ScratchContext context = ScratchContext.of(model, database, Set.of());
		try (Scratch scratch = Scratch.open(connection, context)) {
			for (Map.Entry<QualifiedName, String> type : definitions.entrySet()) {
				List<String> present = attributes(connection, Identifier.quote(type.getKey()));
				types.add(
						new StructuredType(type.getKey(), type.getValue(), wanted(connection, scratch, type), present));
			}
		}
		return types;
	}

	private static @Nullable List<String> wanted(Connection connection, Scratch scratch,
			Map.Entry<QualifiedName, String> type) throws SQLException {
		String name = temporary(type.getKey());
		return scratch.attempt(List.of(creation(name, type.getValue()))).isEmpty() ? attributes(connection, name)
				: null;
	}

	private static @Nullable List<String> attributes(Connection connection, String type) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(ATTRIBUTES)) {
			statement.setString(1, type);
			List<String> attributes = new ArrayList<>();
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					attributes.add(row.getString(1));
				}
			}
			return attributes.isEmpty() ? null : attributes;
		}
	}

	static String temporary(QualifiedName type) {
		return "pg_temp." + Identifier.quote(type.name());
	}

	static String creation(String type, String definition) {
		return "create type " + type + " as (" + definition + ")";
	}

}
