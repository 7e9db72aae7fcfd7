package dev.aludel.autogenerate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Draws the revisions of the application, the latest first.
 */
@Mojo(name = "history", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class HistoryMojo extends CommandMojo {

	/**
	 * The part to show, both ends included: {@code from:to}; everything by default.
	 */
	@Parameter(property = "range")
	private @Nullable String range;

	/**
	 * Whether to leave the database alone.
	 */
	@Parameter(property = "offline", defaultValue = "false")
	private boolean offline;

	@Override
	CommandArguments arguments() {
		return CommandArguments.of("history").value(this.range).flag("--offline", this.offline);
	}

}
