package dev.aludel.autogenerate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the database has every revision.
 */
@Mojo(name = "wait", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class WaitMojo extends CommandMojo {

	/**
	 * How long to wait: {@code 2m}, {@code 30s}.
	 */
	@Parameter(property = "timeout")
	private @Nullable String timeout;

	@Override
	CommandArguments arguments() {
		return CommandArguments.of("wait").option("--timeout", this.timeout);
	}

}
