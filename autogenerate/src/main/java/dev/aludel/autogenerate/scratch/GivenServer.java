package dev.aludel.autogenerate.scratch;

/**
 * A server that runs anyway.
 *
 * @param address a database to create others from; nothing else is done to it
 */
record GivenServer(ServerAddress address) implements Server {

	@Override
	public String kind() {
		return "at " + this.address.shown();
	}

	@Override
	public boolean takesDatabasesAlong() {
		return false;
	}

	@Override
	public void close() {
		// Not ours to stop.
	}

}
