package dev.aludel.autogenerate.command;

import java.util.List;

import dev.aludel.autogenerate.launch.DesignTimeApplication;
import dev.aludel.autogenerate.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;

/**
 * The started application, over its own databases or over empty ones in which its
 * revisions are replayed.
 */
final class DeskApplication implements AutoCloseable {

	private final DesignTimeApplication application;

	private final @Nullable ScratchServer scratch;

	private DeskApplication(DesignTimeApplication application, @Nullable ScratchServer scratch) {
		this.application = application;
		this.scratch = scratch;
	}

	static DeskApplication open(ApplicationOptions options, AgainstOptions against) {
		if (!against.migrations()) {
			return new DeskApplication(options.start(), null);
		}
		ScratchServer scratch = against.server();
		try {
			return new DeskApplication(options.start(scratch), scratch);
		}
		catch (RuntimeException | Error ex) {
			scratch.close();
			throw ex;
		}
	}

	/** The names of the databases; empty when there is one that needs no name. */
	List<String> databases() {
		return this.application.databases();
	}

	/**
	 * Takes one of the databases.
	 * @param name its name, or {@code null} for the only one
	 * @return the desk, its revisions replayed where the database is not its own
	 */
	Desk desk(@Nullable String name) {
		Revisions revisions = Revisions.of(this.application, name);
		if (this.scratch != null) {
			new Replay(revisions, this.scratch).run();
		}
		return new Desk(this.application.model(name), revisions, this.scratch);
	}

	@Override
	public void close() {
		try {
			this.application.close();
		}
		finally {
			if (this.scratch != null) {
				this.scratch.close();
			}
		}
	}

}
