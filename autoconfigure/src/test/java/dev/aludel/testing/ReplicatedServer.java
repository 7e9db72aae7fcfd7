package dev.aludel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A server with a standby that follows it, by streaming replication.
 */
public final class ReplicatedServer implements AutoCloseable {

	private final TestServer primary;

	private final TestServer standby;

	private final TestDatabase database;

	private ReplicatedServer(TestServer primary, TestServer standby, TestDatabase database) {
		this.primary = primary;
		this.standby = standby;
		this.database = database;
	}

	/**
	 * Starts both.
	 * @param directory an empty directory for what they store
	 * @return the servers, with one empty database
	 */
	public static ReplicatedServer start(Path directory) {
		try {
			Path data = directory.resolve("primary");
			// There is no pg_basebackup among the binaries, so it is copied while it
			// rests.
			postgres(data).close();
			Path copy = copy(data, directory.resolve("standby"));
			EmbeddedPostgres primary = postgres(data);
			Files.writeString(copy.resolve("postgresql.auto.conf"),
					"primary_conninfo = 'host=localhost port=%d user=postgres'%n".formatted(primary.getPort()),
					StandardOpenOption.CREATE, StandardOpenOption.APPEND);
			Files.createFile(copy.resolve("standby.signal"));
			EmbeddedPostgres standby = postgres(copy);
			TestServer server = new TestServer(primary);
			return new ReplicatedServer(server, new TestServer(standby), server.createDatabase());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static EmbeddedPostgres postgres(Path data) throws IOException {
		return EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setServerConfig("fsync", "off")
			.setServerConfig("timezone", "UTC")
			.start();
	}

	private static Path copy(Path from, Path to) throws IOException {
		try (Stream<Path> paths = Files.walk(from)) {
			List<Path> inOrder = paths.sorted().toList();
			for (Path path : inOrder) {
				Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
			}
			return to;
		}
	}

	/**
	 * The database on the server that can be written.
	 * @return the database
	 */
	public TestDatabase primary() {
		return this.database;
	}

	/**
	 * The same database on the server that follows.
	 * @return the database
	 */
	public TestDatabase standby() {
		return this.standby.database(this.database.name());
	}

	@Override
	public void close() {
		this.standby.close();
		this.primary.close();
	}

}
