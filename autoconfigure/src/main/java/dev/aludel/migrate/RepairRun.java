package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import dev.aludel.migrate.HistoryStore.Work;
import dev.aludel.migrate.Repair.AcceptChecksum;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * Carries out repairs, all in one transaction of a session that holds the lock.
 *
 * @param settings how to work
 * @param cancellation who may want to stop it
 * @param search finds what can be repaired
 */
record RepairRun(AludelSettings settings, Cancellation cancellation, RepairSearch search) {

	private static final Log logger = LogFactory.getLog(Aludel.class);

	void execute(DataSource dataSource, RepairPlan plan) {
		try (Session session = Session.open(dataSource, this.settings, this.cancellation)) {
			try {
				execute(session, plan);
			}
			catch (SQLException ex) {
				throw BookkeepingException.of(session, ex);
			}
		}
	}

	private void execute(Session session, RepairPlan plan) throws SQLException {
		Situation situation = Situation.read(session, this.settings, List.of());
		session.allowWrites();
		try (CancellableRun run = this.cancellation.begin();
				MigrationLock lock = MigrationLock.acquire(session, situation.lockedTable(), this.settings, "repair",
						run, List.of())) {
			executeLocked(lock, situation, plan);
		}
	}

	private void executeLocked(MigrationLock lock, Situation found, RepairPlan plan) throws SQLException {
		try {
			execute(lock, found, plan);
		}
		catch (OutdatedPlanException ex) {
			// What has changed may be something else.
			executeLocked(lock, Situation.read(lock.session(), this.settings, List.of()), plan);
		}
	}

	private void execute(MigrationLock lock, Situation found, RepairPlan plan) throws SQLException {
		Session session = lock.session();
		Fence fence = Fence.before(lock, found, this.settings.lock().patience());
		Situation situation = Situation.read(session, this.settings, List.of());
		situation.refuseReadOnly();
		situation.refuseForeignTables();
		refuseOutdated(plan, this.search.search(situation, session.connection()));
		situation.completeTables(RevisionTransaction.of(situation, this.settings, Fence.around(lock)));
		RevisionTransaction transaction = RevisionTransaction.of(situation, this.settings, fence);
		boolean committing = false;
		try {
			transaction.begin();
			for (Repair repair : plan.repairs()) {
				carryOut(repair, situation.bookkeeping(), session.connection(), transaction);
			}
			committing = true;
			transaction.commit();
		}
		catch (SQLException ex) {
			transaction.rollbackBecauseOf(ex);
			throw BookkeepingException.whenRepairing(session, situation.tables(),
					committing && session.connection().isClosed(), ex);
		}
		plan.repairs()
			.forEach((repair) -> logger.info(LogMessage.format("Repaired the records of revision %s: %s",
					repair.revision(), repair.action().text().replace('_', ' '))));
	}

	private static void refuseOutdated(RepairPlan planned, RepairPlan found) {
		for (Repair repair : planned.repairs()) {
			if (found.found().stream().noneMatch(repair::isSameAs)) {
				throw new RepairOutdatedException(found.database(), repair.revision());
			}
		}
	}

	private static void carryOut(Repair repair, Bookkeeping bookkeeping, Connection connection,
			RevisionTransaction transaction) throws SQLException {
		String checksum = null;
		if (repair instanceof Repair.ForgetRevision) {
			bookkeeping.revisions().deletion(transaction, repair.revision()).execute(connection);
		}
		else if (repair instanceof AcceptChecksum accept) {
			checksum = accept.recomputed();
			bookkeeping.revisions().replaceChecksum(connection, repair.revision(), checksum);
		}
		else if (repair instanceof Repair.ClearProgress) {
			bookkeeping.progress().delete(connection, repair.revision());
		}
		transaction.record(bookkeeping.history()
			.success(repair.revision(), repair.action(), new Work(Duration.ZERO, 0, checksum)));
	}

}
