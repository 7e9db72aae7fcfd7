package dev.aludel.autogenerate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Writes the revision that joins several heads into one. Needs no database.
 */
@Mojo(name = "merge", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class MergeMojo extends NewRevisionMojo {

	/**
	 * Comma-separated list of the revisions to join; all heads by default.
	 */
	@Parameter(property = "revisions")
	private @Nullable List<String> revisions;

	@Override
	CommandArguments arguments() {
		return withPlace(CommandArguments.of("merge").values(this.revisions));
	}

}
