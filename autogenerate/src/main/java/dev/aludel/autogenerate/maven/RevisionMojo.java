package dev.aludel.autogenerate.maven;

import java.util.List;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Compares the entities with the live database, or with the migrations, and drafts a
 * migration for review, proven forward and back; or writes an empty one.
 */
@Mojo(name = "revision", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RevisionMojo extends NewRevisionMojo {

	private static final String EXAMPLE = "\"add priority to tasks\"";

	/**
	 * Whether to leave upgrade and downgrade empty, for you to write; needs no database.
	 */
	@Parameter(property = "empty", defaultValue = "false")
	private boolean empty;

	/**
	 * Comma-separated list of the revisions to continue, {@code base} for a new line; the
	 * only head by default.
	 */
	@Parameter(property = "head")
	private @Nullable List<String> heads;

	/**
	 * Whether to continue a revision that others continue already.
	 */
	@Parameter(property = "splice", defaultValue = "false")
	private boolean splice;

	/**
	 * Comma-separated list of columns that were renamed, not dropped and added:
	 * {@code tasks.title:headline}.
	 */
	@Parameter(property = "rename")
	private @Nullable List<String> renames;

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
	public void execute() throws MojoExecutionException, MojoFailureException {
		String message = message();
		if (message == null || message.isBlank()) {
			throw new MojoExecutionException(
					"Say what the revision does, such as: mvn aludel:revision -Dmessage=" + EXAMPLE);
		}
		super.execute();
	}

	@Override
	CommandArguments arguments() {
		return withPlace(CommandArguments.of("revision")).flag("--empty", this.empty)
			.options("--head", this.heads)
			.flag("--splice", this.splice)
			.options("--rename", this.renames)
			.option("--against", this.against)
			.option("--scratch-url", this.scratchUrl)
			.option("--scratch-user", this.scratchUser);
	}

	@Override
	List<String> furtherLibraries() throws MojoExecutionException {
		return ("migrations".equalsIgnoreCase(this.against) && this.scratchUrl == null) ? scratchLibraries()
				: List.of();
	}

}
