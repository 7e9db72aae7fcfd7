package dev.aludel.autogenerate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Shows where the database stands.
 */
@Mojo(name = "current", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class CurrentMojo extends CommandMojo {

	/**
	 * Whether to fail when the database lacks a revision.
	 */
	@Parameter(property = "checkHeads", defaultValue = "false")
	private boolean checkHeads;

	@Override
	CommandArguments arguments() {
		return CommandArguments.of("current").flag("--check-heads", this.checkHeads);
	}

}
