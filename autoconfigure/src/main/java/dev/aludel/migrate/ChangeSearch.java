package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.aludel.migrate.AppliedRevisionStore.RecordedChecksum;
import dev.aludel.schema.QualifiedName;

/**
 * Finds the applied revisions that would run other statements now than they ran. What
 * reads the database cannot be compared, and what was recorded without being run has
 * nothing to be compared with.
 *
 * @param store the table that has the checksums
 * @param migrations the migrations of the application
 */
record ChangeSearch(AppliedRevisionStore store, LoadedMigrations migrations) {

	ChangeReport search(BookkeepingWait wait, QualifiedName table) throws SQLException {
		List<ChangedRevision> changed = new ArrayList<>();
		Session session = wait.session();
		List<RecordedChecksum> all = wait.read(List.of(table),
				(seconds) -> this.store.checksums(session.connection(), seconds));
		all.forEach((recorded) -> changed(recorded).ifPresent(changed::add));
		return new ChangeReport(session.database(), changed);
	}

	private Optional<ChangedRevision> changed(RecordedChecksum recorded) {
		return this.migrations.graph()
			.find(recorded.id())
			.filter((node) -> this.migrations.constructors().containsKey(node.id()))
			.map((node) -> this.migrations.runnable(node, Direction.UPGRADE))
			.flatMap((revision) -> changed(recorded, revision));
	}

	private static Optional<ChangedRevision> changed(RecordedChecksum recorded, RunnableRevision revision) {
		if (Recording.of(revision) instanceof Recording.Complete complete
				&& !complete.checksum().equals(recorded.checksum())) {
			return Optional.of(new ChangedRevision(recorded.id(), revision.node().message(), revision.className(),
					recorded.appliedAt(), recorded.checksum(), complete.checksum()));
		}
		return Optional.empty();
	}

}
