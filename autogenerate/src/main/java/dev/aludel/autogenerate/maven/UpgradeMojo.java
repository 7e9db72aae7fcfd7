package dev.aludel.autogenerate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Runs the revisions that the database lacks, up to a target.
 */
@Mojo(name = "upgrade", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class UpgradeMojo extends RehearsableMojo {

	/**
	 * The revision to go to: an id, its beginning, {@code head}, {@code heads},
	 * {@code +1}, a branch label; that of {@code aludel.target} by default.
	 */
	@Parameter(property = "to")
	private @Nullable String to;

	@Override
	CommandArguments command() {
		return CommandArguments.of("upgrade").value(this.to);
	}

}
