package dev.aludel.command;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.MigrationListener;

/** Remembers what a run has completed, for when it does not come to its end. */
final class CompletedRevisions implements MigrationListener {

	private final List<CompletedRevision> revisions = new ArrayList<>();

	@Override
	public void afterBaseline(List<CompletedRevision> recorded) {
		this.revisions.addAll(recorded);
	}

	@Override
	public void afterRevision(CompletedRevision revision) {
		this.revisions.add(revision);
	}

	/** Begins anew, for another database. */
	void forget() {
		this.revisions.clear();
	}

	List<CompletedRevision> revisions() {
		return List.copyOf(this.revisions);
	}

}
