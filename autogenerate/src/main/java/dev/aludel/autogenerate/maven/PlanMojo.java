package dev.aludel.autogenerate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Shows what an upgrade or a downgrade would run, without running it.
 */
@Mojo(name = "plan", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class PlanMojo extends CommandMojo {

	/**
	 * The revision to go to; that of {@code aludel.target} by default.
	 */
	@Parameter(property = "to")
	private @Nullable String to;

	/**
	 * Whether the target is one to go back to.
	 */
	@Parameter(property = "downgrade", defaultValue = "false")
	private boolean downgrade;

	@Override
	CommandArguments arguments() {
		return CommandArguments.of("plan").value(this.to).flag("--downgrade", this.downgrade);
	}

}
