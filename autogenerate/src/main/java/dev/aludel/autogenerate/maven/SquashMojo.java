package dev.aludel.autogenerate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Writes the revision that stands for a range of others. Needs no database.
 */
@Mojo(name = "squash", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class SquashMojo extends NewRevisionMojo {

	/**
	 * The lowest and the highest revision, both included: {@code lowest:highest}.
	 */
	@Parameter(property = "range")
	private @Nullable String range;

	@Override
	CommandArguments arguments() {
		return withPlace(CommandArguments.of("squash").value(this.range));
	}

}
