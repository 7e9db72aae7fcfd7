package dev.aludel.autogenerate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Fails when revisions and database do not fit together.
 */
@Mojo(name = "validate", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class ValidateMojo extends CommandMojo {

	/**
	 * Whether to leave the database alone.
	 */
	@Parameter(property = "offline", defaultValue = "false")
	private boolean offline;

	@Override
	CommandArguments arguments() {
		return CommandArguments.of("validate").flag("--offline", this.offline);
	}

}
