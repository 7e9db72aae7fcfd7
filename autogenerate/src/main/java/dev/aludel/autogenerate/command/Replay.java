package dev.aludel.autogenerate.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.aludel.autogenerate.scratch.ScratchServer;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelException;
import dev.aludel.migrate.RevisionFailedException;
import dev.aludel.migrate.ServerError;
import org.jspecify.annotations.Nullable;

/** Runs the migrations of an application in an empty database. */
final class Replay {

	private static final List<String> MISSING_EXTENSION = List.of("0A000", "58P01", "F0000");

	private final Revisions revisions;

	private final ScratchServer server;

	Replay(Revisions revisions, ScratchServer server) {
		this.revisions = revisions;
		this.server = server;
	}

	void run() {
		Aludel aludel = this.revisions.aludel();
		requireScratch(aludel);
		try {
			aludel.upgrade(this.revisions.target());
		}
		catch (RevisionFailedException ex) {
			throw new DeskException("""
					The migrations do not run in an empty database (%s).
					%s
					Nothing was compared and no file was written.%s""".formatted(this.server.describe(),
					ex.getMessage(), advice(ex.error())), ex);
		}
		catch (AludelException ex) {
			throw new DeskException(
					"The migrations could not be replayed (%s).\n%s".formatted(this.server.describe(), ex.getMessage()),
					ex);
		}
	}

	/** Never in a database of the application, however its engine came to one. */
	private void requireScratch(Aludel aludel) {
		try (Connection connection = aludel.dataSource().getConnection()) {
			if (this.server.owns(connection)) {
				return;
			}
		}
		catch (SQLException ex) {
			throw new DeskException("""
					No database could be made on the scratch server (%s):
					  %s
					Nothing was compared and no file was written.
					Name a role that may create databases: --scratch-user""".formatted(this.server.describe(),
					ex.getMessage()), ex);
		}
		throw new DeskException(
				"""
						The engine (Aludel) of the application keeps its own data source, for which no scratch database could \
						be put: it may belong to a parent context.
						Nothing was run and nothing was compared.
						Declare the engine in the application's own context, or compare with the live database: --against live""");
	}

	private static String advice(@Nullable ServerError error) {
		if (error == null) {
			return "";
		}
		if (error.message().contains("extension") && MISSING_EXTENSION.contains(error.sqlState())) {
			return "\nThe scratch server lacks the extension. Replay on one that has it: --scratch-url";
		}
		if (error.message().startsWith("role ") && "42704".equals(error.sqlState())) {
			return "\nThe scratch server lacks the role. Replay on one that has it (--scratch-url), "
					+ "or let the migration ask pg_roles first.";
		}
		return "";
	}

}
