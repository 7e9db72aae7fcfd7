package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.aludel.schema.QualifiedName;

/**
 * Creates the bookkeeping tables that are missing, and adds columns that they lack,
 * before there is any revision to run.
 *
 * @param settings how to work
 * @param cancellation who may want to stop it
 */
record TableCreation(AludelSettings settings, Cancellation cancellation) {

	List<QualifiedName> execute(DataSource dataSource) {
		try (Session session = Session.open(dataSource, this.settings, this.cancellation)) {
			try {
				return execute(session);
			}
			catch (SQLException ex) {
				throw BookkeepingException.of(session, ex);
			}
		}
	}

	private List<QualifiedName> execute(Session session) throws SQLException {
		Situation situation = look(session);
		if (situation.hasCompleteTables()) {
			return List.of();
		}
		session.allowWrites();
		try (CancellableRun run = this.cancellation.begin();
				MigrationLock lock = MigrationLock.acquire(session, situation.lockedTable(), this.settings,
						"ensure-tables", run, List.of())) {
			Situation locked = look(lock.session());
			locked.refuseReadOnly();
			locked.completeTables(RevisionTransaction.of(locked, this.settings, Fence.around(lock)));
			return locked.missingTables();
		}
	}

	private Situation look(Session session) throws SQLException {
		Situation situation = Situation.read(session, this.settings, List.of());
		if (situation.createSchemas()) {
			situation = Situation.read(session, this.settings, List.of());
		}
		situation.refuseForeignTables();
		return situation;
	}

}
