package dev.aludel.autogenerate.command;

import java.util.Locale;

import dev.aludel.autogenerate.scratch.ScratchServer;
import dev.aludel.autogenerate.scratch.ScratchServers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the entities are compared with, and where migrations are replayed for that. */
final class AgainstOptions {

	@Option(names = "--against", paramLabel = "live|migrations", defaultValue = "live",
			description = "What to compare with: the live database, or the migrations, replayed from the first in an "
					+ "empty database, so that no other is needed (default: ${DEFAULT-VALUE}).")
	private Against against = Against.LIVE;

	@Option(names = "--scratch-url", paramLabel = "URL", defaultValue = "${env:ALUDEL_SCRATCH_URL}",
			description = "The server to replay migrations on, in a database that is created for it and dropped again "
					+ "(default: ALUDEL_SCRATCH_URL in the environment, else the embedded server or Testcontainers, "
					+ "whichever is on the class path).")
	private @Nullable String url;

	@Option(names = "--scratch-user", paramLabel = "ROLE", defaultValue = "${env:ALUDEL_SCRATCH_USER}",
			description = "A role that may create databases there (default: ALUDEL_SCRATCH_USER in the environment).")
	private @Nullable String user;

	@Option(names = "--scratch-password", paramLabel = "PASSWORD", defaultValue = "${env:ALUDEL_SCRATCH_PASSWORD}",
			description = "Its password (default: ALUDEL_SCRATCH_PASSWORD in the environment).")
	private @Nullable String password;

	boolean migrations() {
		return this.against == Against.MIGRATIONS;
	}

	/** Starts or finds the server. */
	ScratchServer server() {
		ScratchServers servers = new ScratchServers(AgainstOptions.class.getClassLoader());
		return (this.url != null) ? servers.at(this.url, this.user, this.password) : servers.start();
	}

	/** What the entities are compared with. */
	enum Against {

		/** The database of the application. */
		LIVE,

		/** What its migrations make of an empty one. */
		MIGRATIONS;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
