package dev.aludel.migrate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a dry run cannot tell whether a run would fail: a revision uses an enum
 * value that it or an earlier one adds, which PostgreSQL lets nobody do before the transaction
 * that added it is committed; or another session keeps the sequences from being read.
 */
public final class CannotRehearseException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	private final @Nullable String revision;

	private CannotRehearseException(String message, DatabaseAddress database, @Nullable String revision,
			@Nullable Throwable cause) {
		super(message, cause);
		this.database = database;
		this.revision = revision;
	}

	static CannotRehearseException ofUncommittedValue(RunnableRevision revision, DryRunRevision addedBy,
			DatabaseAddress database, List<String> heads, ServerError error, Throwable cause) {
		return new CannotRehearseException("""
				Revision %1$s (%2$s) cannot be rehearsed together with %3$s: it uses an enum value that %3$s adds, \
				and a run commits in between.
				PostgreSQL: %4$s
				Everything was rolled back; the database is still %5$s. The revisions before %1$s were rehearsed \
				without a failure.
				Run those, then rehearse the rest: aludel upgrade %3$s""".formatted(revision.id(), revision.className(),
				addedBy.id(), error.text(), Wording.position(heads)), database, revision.id(), cause);
	}

	static CannotRehearseException ofTransactionLock(DatabaseAddress database) {
		return new CannotRehearseException("""
				The dry run needs a session of database %s for itself, and with %s=transaction there may be none.
				Nothing was run.
				Set %s to a URL of the server itself, and %s to session for the dry run.""".formatted(database,
				database.property("lock.mode"), database.property("url"), database.property("lock.mode")), database,
				null, null);
	}

	static CannotRehearseException ofOwnValue(RunnableRevision revision, DatabaseAddress database, List<String> heads,
			ServerError error, Throwable cause) {
		return new CannotRehearseException("""
				Revision %1$s (%2$s) cannot be rehearsed: it uses an enum value that it adds itself, and a run commits \
				in between.
				PostgreSQL: %3$s
				Everything was rolled back; the database is still %4$s. What comes before that statement was rehearsed \
				without a failure.
				Run it, or move the use into a revision of its own and rehearse them one after the other.""".formatted(
				revision.id(), revision.className(), error.text(), Wording.position(heads)), database, revision.id(),
				cause);
	}

	static CannotRehearseException ofLockedSequence(DatabaseAddress database, Throwable cause) {
		return new CannotRehearseException("""
				The dry run cannot see where the sequences of database %1$s stand: another session holds a lock on one.
				Nothing was run. A run itself does not look at them.
				Let that session end, or raise %2$s, and start the dry run again.""".formatted(database, database.property("timeouts.data.lock")),
				database, null, cause);
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return the id of the revision that could not be rehearsed, or {@code null} when
	 * none was begun}
	 */
	public @Nullable String revision() {
		return this.revision;
	}

}
