package dev.aludel.autogenerate.reflection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads what a database holds from PostgreSQL's catalog, in a number of queries that does
 * not depend on the number of tables.
 */
public final class SchemaReflector {

	/**
	 * The temporary schema of a session, whatever its real name.
	 */
	public static final String TEMPORARY_SCHEMA = "pg_temp";

	private static final String INTERNAL_ERROR = "XX000";

	/**
	 * Reads the given schemas.
	 * <p>
	 * A connection in autocommit gets a {@code repeatable read, read only} transaction of
	 * its own. Inside an open transaction everything that transaction did is seen, and
	 * its settings are afterwards as they were.
	 * <p>
	 * Types, functions and sequences print without a schema when they are found in the
	 * default schema or in the search path of the connection.
	 * @param connection the connection
	 * @param schemas the names of the schemas, the default one first; {@code pg_temp} is
	 * the temporary schema of the session. Those that do not exist hold nothing
	 * @return what they hold
	 * @throws SQLException when the server refuses
	 */
	public ReflectedSchema reflect(Connection connection, List<String> schemas) throws SQLException {
		if (schemas.isEmpty()) {
			throw new IllegalArgumentException("'schemas' must name at least the default schema");
		}
		try {
			return reflectOnce(connection, schemas);
		}
		catch (SQLException ex) {
			if (INTERNAL_ERROR.equals(ex.getSQLState()) && connection.getAutoCommit()) {
				// An object was dropped between two queries ("cache lookup failed").
				return reflectOnce(connection, schemas);
			}
			throw ex;
		}
	}

	private ReflectedSchema reflectOnce(Connection connection, List<String> schemas) throws SQLException {
		try (RolledBackTransaction transaction = RolledBackTransaction.snapshot(connection)) {
			return new SchemaAssembler(read(connection, schemas), schemas.get(0)).assemble();
		}
	}

	private CatalogRows read(Connection connection, List<String> schemas) throws SQLException {
		Catalog catalog = new Catalog(connection);
		SessionRow session = new SessionQuery().read(catalog, schemas);
		PinnedSettings.pin(connection, searchPath(session, schemas.get(0)));
		Set<Long> namespaces = session.namespaces().keySet();
		List<RelationRow> relations = new RelationQuery().read(catalog, namespaces);
		List<Long> tables = relations.stream()
			.filter((relation) -> relation.unmanagedKind() == null)
			.map(RelationRow::oid)
			.toList();
		List<EnumTypeRow> enumTypes = new EnumTypeQuery().read(catalog, namespaces);
		return new CatalogRows(session, relations, new ColumnQuery(session.version()).read(catalog, tables),
				new ConstraintQuery(session.version()).read(catalog, tables),
				new IndexQuery(session.version()).read(catalog, tables), new SequenceQuery().read(catalog, namespaces),
				enumTypes, casts(catalog, enumTypes, namespaces), views(catalog, relations, namespaces));
	}

	/** Most databases have none. */
	private static List<ViewRow> views(Catalog catalog, List<RelationRow> relations, Set<Long> namespaces)
			throws SQLException {
		boolean any = relations.stream()
			.anyMatch((relation) -> relation.unmanagedKind() == UnmanagedObject.Kind.VIEW
					|| relation.unmanagedKind() == UnmanagedObject.Kind.MATERIALIZED_VIEW);
		return any ? new ViewQuery().read(catalog, namespaces) : List.of();
	}

	private static List<CastRow> casts(Catalog catalog, List<EnumTypeRow> enumTypes, Set<Long> namespaces)
			throws SQLException {
		return enumTypes.isEmpty() ? List.of() : new CastQuery().read(catalog, namespaces);
	}

	private static List<String> searchPath(SessionRow session, String defaultSchema) {
		List<String> path = new ArrayList<>(session.searchPathFrom(defaultSchema));
		if (!defaultSchema.equals(TEMPORARY_SCHEMA)) {
			// Left out, it would come first, and temporary objects of the session would
			// hide those of the application.
			path.add(TEMPORARY_SCHEMA);
		}
		return path;
	}

}
