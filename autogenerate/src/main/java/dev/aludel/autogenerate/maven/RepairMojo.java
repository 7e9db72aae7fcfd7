package dev.aludel.autogenerate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Puts the bookkeeping of the database in order, after a look at what is wrong.
 */
@Mojo(name = "repair", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RepairMojo extends CommandMojo {

	/**
	 * Whether to go on without a question.
	 */
	@Parameter(property = "yes", defaultValue = "false")
	private boolean yes;

	@Override
	CommandArguments arguments() {
		return CommandArguments.of("repair").flag("--yes", this.yes);
	}

}
