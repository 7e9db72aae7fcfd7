package dev.aludel.migrate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where a database stands, who is at work on it, and what was done with it lately.
 *
 * @param state where it stands
 * @param lockHolder the session that holds the migration lock, or {@code null} when
 * nobody migrates
 * @param indexBuild the index that this session builds, or {@code null}
 * @param history the newest entries of the history, in the order of writing
 */
public record DatabaseOverview(DatabaseState state, @Nullable LockHolder lockHolder, @Nullable IndexBuild indexBuild,
		List<HistoryEntry> history) {

	public DatabaseOverview {
		history = List.copyOf(history);
	}

	/**
	 * Tells whether an instance of the application migrates the database.
	 * @return whether the migration lock is held
	 */
	public boolean isRunning() {
		return this.lockHolder != null;
	}

}
