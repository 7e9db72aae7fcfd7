package dev.aludel.autogenerate.scratch;

/** A server that gives room for databases, for as long as it is not closed. */
interface Server extends AutoCloseable {

	/** What it is, in the words of a reader: {@code embedded}. */
	String kind();

	/** A database to create others from. */
	ServerAddress address();

	/** Whether the databases go with the server, or have to be dropped one by one. */
	boolean takesDatabasesAlong();

	@Override
	void close();

}
