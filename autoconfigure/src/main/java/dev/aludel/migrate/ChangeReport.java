package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The applied revisions of a database that have changed.
 *
 * @param database the database
 * @param revisions what was found
 */
record ChangeReport(DatabaseAddress database, List<ChangedRevision> revisions) {

	private static final Log logger = LogFactory.getLog(Aludel.class);

	private static final String UNDEFINED_TABLE = "42P01";

	ChangeReport {
		revisions = List.copyOf(revisions);
	}

	/** Looks outside of a run, in one statement. */
	static ChangeReport read(DataSource dataSource, AludelSettings settings, Cancellation cancellation,
			LoadedMigrations migrations) {
		AppliedRevisionStore store = new AppliedRevisionStore(settings.tables().revision());
		try (Session session = Session.open(dataSource, settings, cancellation)) {
			try {
				return new ChangeSearch(store, migrations)
					.search(new BookkeepingWait(session, settings.lock().patience()), settings.tables().revision());
			}
			catch (SQLException ex) {
				if (UNDEFINED_TABLE.equals(ex.getSQLState())) {
					return new ChangeReport(session.database(), List.of());
				}
				throw BookkeepingException.of(session, ex);
			}
		}
	}

	void refuse() {
		if (!this.revisions.isEmpty()) {
			throw new ChangedRevisionsException(this.database, this.revisions);
		}
	}

	void warn() {
		if (!this.revisions.isEmpty()) {
			logger.warn(ChangedRevisionsException.warning(this.database, this.revisions));
		}
	}

}
