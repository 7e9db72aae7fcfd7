package dev.aludel.autogenerate.prove;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/** Finds the grant that the role of a connection lacks. */
final class MissingPrivilege {

	private final Connection connection;

	private final String role;

	private MissingPrivilege(Connection connection, String role) {
		this.connection = connection;
		this.role = role;
	}

	/**
	 * Asks which of some needs is not met.
	 * @param connection a connection of the role
	 * @param needs the needs
	 * @return the statement that meets the first one that is not, or {@code null} when
	 * none is known
	 */
	static @Nullable String grant(Connection connection, List<Need> needs) throws SQLException {
		MissingPrivilege privilege = new MissingPrivilege(connection, role(connection));
		for (Need need : needs) {
			String grant = privilege.grant(need);
			if (grant != null) {
				return grant;
			}
		}
		return null;
	}

	static String role(Connection connection) throws SQLException {
		return String.valueOf(ask(connection, "select current_user"));
	}

	private @Nullable String grant(Need need) throws SQLException {
		if (need instanceof Need.Ownership own) {
			return ownership("pg_class", "rel", "to_regclass(?)", "table", Identifier.quote(own.relation()));
		}
		if (need instanceof Need.TypeOwnership own) {
			return ownership("pg_type", "typ", "to_regtype(?)", "type", Identifier.quote(own.type()));
		}
		if (need instanceof Need.SchemaOwnership own) {
			String name = Identifier.quote(own.schema());
			return ownership("pg_namespace", "nsp", "to_regnamespace(?)", "schema", name);
		}
		if (need instanceof Need.TablePrivilege privilege) {
			return on(privilege.table(), privilege.privilege());
		}
		if (need instanceof Need.CreateInSchema create) {
			return inSchema(create.schema());
		}
		return inDatabase("create");
	}

	// Nobody is made a member of a superuser for the sake of a table.
	private @Nullable String ownership(String catalog, String prefix, String lookup, String kind, String name)
			throws SQLException {
		String grant = ask(this.connection, """
				select case when owner.rolsuper then format('alter %s %%s owner to', ?)
					else format('grant %%I to', owner.rolname) end
				from %s object join pg_roles owner on owner.oid = object.%sowner
				where object.oid = %s and not pg_has_role(owner.oid, 'usage')
				""".formatted(kind, catalog, prefix, lookup), name, name);
		return (grant != null) ? grant + " " + Identifier.quote(this.role) : null;
	}

	private @Nullable String on(QualifiedName table, String privilege) throws SQLException {
		String name = Identifier.quote(table);
		String missing = ask(this.connection,
				"select 'missing' from pg_class where oid = to_regclass(?) and not has_table_privilege(oid, ?)", name,
				privilege);
		return (missing != null) ? "grant " + privilege + " on " + name + " to " + Identifier.quote(this.role) : null;
	}

	private @Nullable String inSchema(@Nullable String schema) throws SQLException {
		String name = ask(this.connection, """
				select quote_ident(nspname) from pg_namespace
				where nspname = coalesce(?, current_schema(), 'public') and not has_schema_privilege(oid, 'create')
				""", schema);
		return (name != null) ? "grant usage, create on schema " + name + " to " + Identifier.quote(this.role) : null;
	}

	private @Nullable String inDatabase(String privilege) throws SQLException {
		String name = ask(this.connection, """
				select quote_ident(current_database())
				where not has_database_privilege(current_database(), ?)
				""", privilege);
		return (name != null) ? "grant " + privilege + " on database " + name + " to " + Identifier.quote(this.role)
				: null;
	}

	/**
	 * Asks whether the role may create temporary tables.
	 * @return the statement that allows it, or {@code null} when nothing has to
	 */
	static @Nullable String temporary(Connection connection) throws SQLException {
		return new MissingPrivilege(connection, role(connection)).inDatabase("temporary");
	}

	private static @Nullable String ask(Connection connection, String query, @Nullable String... parameters)
			throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(query)) {
			for (int index = 0; index < parameters.length; index++) {
				statement.setString(index + 1, parameters[index]);
			}
			try (ResultSet rows = statement.executeQuery()) {
				return rows.next() ? rows.getString(1) : null;
			}
		}
	}

}
