package dev.aludel.migrate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What somebody found who waits for a database to reach the revisions of the application.
 *
 * @param state where the database stands, or {@code null} when it could not be seen
 * @param obstacle why it could not be seen, or {@code null} when it could
 */
public record AwaitedHead(@Nullable DatabaseState state, @Nullable AludelException obstacle) {

	/**
	 * Tells in one line what is still missing.
	 * @return a sentence: {@code Database tasks on db1 is at 2 and lacks 3 and 4.}
	 */
	public String describe() {
		if (this.state == null) {
			return (this.obstacle != null) ? String.valueOf(this.obstacle.getMessage()).lines().findFirst().orElse("")
					: "";
		}
		String position = "Database " + this.state.database() + " is " + Wording.position(this.state.heads());
		if (!this.state.pending().isEmpty()) {
			List<String> pending = this.state.pending().stream().map(PendingRevision::id).toList();
			position += this.state.isOfAnotherApplication()
					? " and has none of this application's revisions, so it may belong to another: check the URL"
					: " and lacks " + Wording.revisions(pending);
		}
		if (!this.state.unfinished().isEmpty()) {
			List<String> unfinished = this.state.unfinished().stream().map(UnfinishedRevision::id).toList();
			position += ", with " + Wording.list(unfinished) + " unfinished";
		}
		return position + ".";
	}

}
