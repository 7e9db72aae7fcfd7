package dev.aludel.autogenerate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the revisions above a target.
 */
@Mojo(name = "downgrade", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class DowngradeMojo extends RehearsableMojo {

	/**
	 * The revision to go back to: an id, its beginning, {@code -1}, {@code base}, a
	 * branch label.
	 */
	@Parameter(property = "to")
	private @Nullable String to;

	@Override
	CommandArguments command() {
		return CommandArguments.of("downgrade").value(this.to);
	}

}
