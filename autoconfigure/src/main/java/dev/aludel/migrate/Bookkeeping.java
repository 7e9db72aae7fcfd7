package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/** The three tables in which a database remembers its revisions. */
record Bookkeeping(AppliedRevisionStore revisions, HistoryStore history, ProgressStore progress) {

	static Bookkeeping of(BookkeepingTables tables, @Nullable String application) {
		return new Bookkeeping(new AppliedRevisionStore(tables.revision()),
				new HistoryStore(tables.history(), application), new ProgressStore(tables.progress()));
	}

	/** Creates what is missing; called by the holder of the lock only. */
	void create(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(String.join(";\n", this.revisions.definition(), this.history.definition(),
					this.progress.definition()));
		}
	}

	/** That a revision has come, and how. */
	RevisionRecord arrival(RevisionTransaction transaction, RevisionRow row, String message, HistoryAction action,
			HistoryStore.Work work) throws SQLException {
		return new RevisionRecord(this.revisions.insertion(transaction, row, message, work.checksum()),
				this.history.success(row.id(), action, work));
	}

	/** That a revision has gone, and how. */
	RevisionRecord departure(RevisionTransaction transaction, String id, HistoryAction action, HistoryStore.Work work)
			throws SQLException {
		return new RevisionRecord(this.revisions.deletion(transaction, id), this.history.success(id, action, work));
	}

}
