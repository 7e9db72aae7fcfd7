package dev.aludel;

/**
 * One step of a database from a revision to the next, and back. A migration is a public
 * class with a public constructor without arguments, carries {@link Revision} and is
 * named {@code R<id>_<Message>}. It imports nothing of the application: it must still run
 * when the entities have changed.
 */
public interface Migration {

	/**
	 * Takes the database from the revisions this one revises to this one.
	 * @param op what can be done; every call acts at once, in the transaction of this
	 * revision
	 */
	void upgrade(Operations op);

	/**
	 * Takes the database back. A migration without a way back says so with
	 * {@link Operations#irreversible(String)}.
	 * @param op what can be done; every call acts at once, in the transaction of this
	 * revision
	 */
	void downgrade(Operations op);

}
