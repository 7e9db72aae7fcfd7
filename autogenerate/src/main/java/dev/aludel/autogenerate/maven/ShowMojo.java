package dev.aludel.autogenerate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Shows everything about revisions.
 */
@Mojo(name = "show", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class ShowMojo extends CommandMojo {

	/**
	 * Comma-separated list of the revisions; {@code head} by default.
	 */
	@Parameter(property = "revision")
	private @Nullable List<String> revision;

	/**
	 * Whether to leave the database alone.
	 */
	@Parameter(property = "offline", defaultValue = "false")
	private boolean offline;

	@Override
	CommandArguments arguments() {
		return CommandArguments.of("show")
			.values((this.revision != null && !this.revision.isEmpty()) ? this.revision : List.of("head"))
			.flag("--offline", this.offline);
	}

}
