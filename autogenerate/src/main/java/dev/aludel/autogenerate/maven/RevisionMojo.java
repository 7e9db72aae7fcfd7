package dev.aludel.autogenerate.maven;

import java.util.ArrayList;
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
 * forward and back.
 */
@Mojo(name = "revision", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RevisionMojo extends DesignTimeMojo {

	private static final String EXAMPLE = "\"add priority to tasks\"";

	/**
	 * What the revision does, in a few words; it also names the class.
	 */
	@Parameter(property = "message")
	private @Nullable String message;

	/**
	 * The id of the revision; the current time in UTC by default.
	 */
	@Parameter(property = "id")
	private @Nullable String id;

	/**
	 * The package for the migration; that of the newest migration by default.
	 */
	@Parameter(property = "package")
	private @Nullable String packageName;

	/**
	 * Comma-separated list of columns that were renamed, not dropped and added:
	 * {@code tasks.title:headline}.
	 */
	@Parameter(property = "rename")
	private @Nullable List<String> renames;

	/**
	 * The folder that Maven was called in.
	 */
	@Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true)
	private @Nullable String launchDirectory;

	@Override
	public void execute() throws MojoExecutionException, MojoFailureException {
		if (this.message == null || this.message.isBlank()) {
			throw new MojoExecutionException(
					"Say what the revision does, such as: mvn aludel:revision -Dmessage=" + EXAMPLE);
		}
		super.execute();
	}

	@Override
	List<String> command() {
		List<String> command = new ArrayList<>(
				List.of("revision", "--source-directory", project().getBuild().getSourceDirectory()));
		add(command, "--relative-to", this.launchDirectory);
		add(command, "--message", this.message);
		add(command, "--id", this.id);
		add(command, "--package", this.packageName);
		if (this.renames != null) {
			this.renames.forEach((rename) -> add(command, "--rename", rename));
		}
		return command;
	}

	@Override
	String failure() {
		return "No migration was drafted; the reason stands above.";
	}

	private static void add(List<String> command, String option, @Nullable String value) {
		if (value != null) {
			command.add(option);
			command.add(value);
		}
	}

}
