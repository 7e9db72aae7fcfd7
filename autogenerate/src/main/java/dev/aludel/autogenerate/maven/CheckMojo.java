package dev.aludel.autogenerate.maven;

import java.util.List;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Fails when the entities and the live database, or the migrations, differ, and lists the
 * differences.
 */
@Mojo(name = "check", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class CheckMojo extends DesignTimeMojo {

	/**
	 * What to compare with: {@code live}, the database of the application, or
	 * {@code migrations}, replayed from the first in an empty database.
	 */
	@Parameter(property = "against")
	private @Nullable String against;

	/**
	 * The server to replay migrations on, in a database that is created for it and
	 * dropped again; by default {@code ALUDEL_SCRATCH_URL} in the environment, else the
	 * embedded server or Testcontainers, whichever is among the dependencies, test scope
	 * included. A password goes into {@code ALUDEL_SCRATCH_PASSWORD}.
	 */
	@Parameter(property = "scratchUrl")
	private @Nullable String scratchUrl;

	/**
	 * A role that may create databases there; {@code ALUDEL_SCRATCH_USER} in the
	 * environment by default.
	 */
	@Parameter(property = "scratchUser")
	private @Nullable String scratchUser;

	@Override
	CommandArguments arguments() {
		return CommandArguments.of("check")
			.option("--against", this.against)
			.option("--scratch-url", this.scratchUrl)
			.option("--scratch-user", this.scratchUser);
	}

	@Override
	List<String> furtherLibraries() throws MojoExecutionException {
		return ("migrations".equalsIgnoreCase(this.against) && this.scratchUrl == null) ? scratchLibraries()
				: List.of();
	}

	@Override
	String failure() {
		return "The check failed; the reason stands above.";
	}

}
