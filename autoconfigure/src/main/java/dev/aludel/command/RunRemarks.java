package dev.aludel.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

import dev.aludel.migrate.ChangedRevision;
import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.DatabaseAddress;
import dev.aludel.migrate.MigrationListener;
import org.jspecify.annotations.Nullable;

/** Tells a person what a run warns of: the log of the engine is not seen here. */
final class RunRemarks implements MigrationListener {

	private final PrintWriter err;

	private final @Nullable String database;

	/**
	 * Creates remarks.
	 * @param err where they go
	 * @param database what the application calls the database, or {@code null} where it
	 * has one
	 */
	RunRemarks(PrintWriter err, @Nullable String database) {
		this.err = err;
		this.database = database;
	}

	@Override
	public void revisionsChanged(List<ChangedRevision> revisions) {
		say("%s %s would run other statements than %s ran. See: %s".formatted(
				(revisions.size() == 1) ? "Applied revision" : "Applied revisions",
				revisions.stream().map(ChangedRevision::describe).collect(Collectors.joining(", ")),
				(revisions.size() == 1) ? "it" : "they", address().command("validate")));
	}

	@Override
	public void afterBaseline(List<CompletedRevision> recorded) {
		say(("The database was not empty and had no history: as %s says, %s recorded without being run. "
				+ "Nothing was compared; compare: mvn aludel:check")
			.formatted(address().property("baseline"),
					Phrases.count(recorded.size(), "revision") + ((recorded.size() == 1) ? " was" : " were")));
	}

	private DatabaseAddress address() {
		return new DatabaseAddress("", null, this.database);
	}

	private void say(String remark) {
		this.err.println(remark);
		this.err.flush();
	}

}
