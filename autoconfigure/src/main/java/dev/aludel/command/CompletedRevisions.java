package dev.aludel.command;

import java.util.List;

import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.RunFailure;
import dev.aludel.migrate.RunReport;

/** Remembers what a run has completed, for when it does not come to its end. */
final class CompletedRevisions implements MigrationListener {

	private List<CompletedRevision> revisions = List.of();

	@Override
	public void runFinished(RunReport report) {
		this.revisions = report.revisions();
	}

	@Override
	public void runFailed(RunFailure failure) {
		this.revisions = failure.revisions();
	}

	/** Begins anew, for another database. */
	void forget() {
		this.revisions = List.of();
	}

	List<CompletedRevision> revisions() {
		return this.revisions;
	}

}
