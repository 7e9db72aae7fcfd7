package dev.aludel.autogenerate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Lists the revisions that no other continues.
 */
@Mojo(name = "heads", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class HeadsMojo extends CommandMojo {

	/**
	 * Whether to leave out what another line depends on.
	 */
	@Parameter(property = "resolveDependencies", defaultValue = "false")
	private boolean resolveDependencies;

	@Override
	CommandArguments arguments() {
		return CommandArguments.of("heads").flag("--resolve-dependencies", this.resolveDependencies);
	}

}
