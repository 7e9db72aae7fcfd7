package dev.aludel.autogenerate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Records the database as being at revisions, without running them.
 */
@Mojo(name = "stamp", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class StampMojo extends CommandMojo {

	/**
	 * Comma-separated list of the revisions.
	 */
	@Parameter(property = "to")
	private @Nullable List<String> to;

	/**
	 * Whether to forget applied revisions that the application does not know.
	 */
	@Parameter(property = "purge", defaultValue = "false")
	private boolean purge;

	/**
	 * Whether to write the SQL instead of running it.
	 */
	@Parameter(property = "sql", defaultValue = "false")
	private boolean sql;

	@Override
	CommandArguments arguments() {
		return CommandArguments.of("stamp").values(this.to).flag("--purge", this.purge).flag("--sql", this.sql);
	}

}
