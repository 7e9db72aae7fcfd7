package dev.aludel.autogenerate.scratch;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The server of {@code org.testcontainers:testcontainers-postgresql}. Loaded only where
 * that library is on the class path.
 */
final class ContainerServer implements Server {

	private static final String IMAGE = "postgres:18-alpine";

	private final PostgreSQLContainer container;

	private ContainerServer(PostgreSQLContainer container) {
		this.container = container;
	}

	/** Whether Docker answers. */
	static boolean isPossible() {
		return DockerClientFactory.instance().isDockerAvailable();
	}

	// Stopped by close(); Testcontainers stops it when the JVM ends before that.
	@SuppressWarnings("resource")
	static ContainerServer start() {
		PostgreSQLContainer container = new PostgreSQLContainer(IMAGE).withUsername("postgres")
			.withDatabaseName("postgres");
		try {
			container.start();
			return new ContainerServer(container);
		}
		catch (RuntimeException ex) {
			container.stop();
			throw new ScratchServerException(
					"The container " + IMAGE + " (Testcontainers) did not start:\n  " + ex.getMessage(),
					"See that Docker can pull and run it, or name a server: "
							+ "--scratch-url jdbc:postgresql://localhost:5432/postgres",
					ex);
		}
	}

	@Override
	public String kind() {
		return "container " + IMAGE;
	}

	@Override
	public ServerAddress address() {
		return new ServerAddress(this.container.getJdbcUrl().replaceFirst("\\?.*", ""), this.container.getUsername(),
				this.container.getPassword());
	}

	@Override
	public boolean takesDatabasesAlong() {
		return true;
	}

	@Override
	public void close() {
		this.container.stop();
	}

}
