package dev.aludel.migrate;

/**
 * Thrown when a revision has a step that cannot run in a transaction, and the migration
 * lock is held by transactions only.
 */
public final class UnguardedStepException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	private final String revision;

	private final String className;

	private final String statement;

	UnguardedStepException(DatabaseAddress database, RunnableRevision revision, String statement) {
		super("""
				Revision %s (%s) has a step that leaves its transaction, and with %s=transaction nothing would keep \
				other instances from running it, too:
				  %s
				Nothing was run.
				%s""".formatted(revision.id(), revision.className(), database.property("lock.mode"), statement,
				advice(database)), null);
		this.database = database;
		this.revision = revision.id();
		this.className = revision.className();
		this.statement = statement;
	}

	static String advice(DatabaseAddress database) {
		return "Set %s to a URL of the server itself for the migrations and take %s out, or change the step so that it "
			.formatted(database.property("url"), database.property("lock.mode")) + "stays in the transaction.";
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return the id of the revision}
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * {@return the class of the revision}
	 */
	public String className() {
		return this.className;
	}

	/**
	 * {@return the statement that cannot run in a transaction}
	 */
	public String statement() {
		return this.statement;
	}

}
