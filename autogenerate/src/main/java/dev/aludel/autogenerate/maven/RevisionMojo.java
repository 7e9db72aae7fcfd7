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
 * Compares the entities with the live database and drafts a migration for review, proven
 * forward and back; or writes an empty one.
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
			.options("--rename", this.renames);
	}

}
