package dev.aludel.autogenerate.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.launch.MainClassFinder;
import dev.aludel.autogenerate.launch.MainClassNotFoundException;
import dev.aludel.autogenerate.launch.SeveralMainClassesException;
import dev.aludel.autogenerate.launch.ShellWords;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command of Aludel in a JVM of its own, on the run-time class path of the
 * application.
 */
abstract class CommandMojo extends AbstractMojo {

	private static final int WRONG_USAGE = 2;

	/**
	 * The project of the application.
	 */
	@Parameter(defaultValue = "${project}", readonly = true, required = true)
	@SuppressWarnings("NullAway.Init")
	private MavenProject project;

	/**
	 * The build that runs.
	 */
	@Parameter(defaultValue = "${session}", readonly = true, required = true)
	@SuppressWarnings("NullAway.Init")
	private MavenSession session;

	/**
	 * The modules that are built together.
	 */
	@Parameter(defaultValue = "${reactorProjects}", readonly = true, required = true)
	@SuppressWarnings("NullAway.Init")
	private List<MavenProject> reactor;

	/**
	 * The artifacts of this plugin.
	 */
	@Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
	@SuppressWarnings("NullAway.Init")
	private List<Artifact> pluginArtifacts;

	// Maven 3.8 injects nothing else into a goal without an index of its classes.
	@Component
	@SuppressWarnings({ "NullAway.Init", "deprecation" })
	private ToolchainManager toolchains;

	/**
	 * The class that starts the application. Without it, the only class with
	 * {@code @SpringBootApplication} is taken.
	 */
	@Parameter(property = "mainClass")
	private @Nullable String mainClass;

	/**
	 * Arguments for the application, as on its command line:
	 * {@code --spring.profiles.active=dev}. Quotes keep blanks as they do in a shell.
	 */
	@Parameter(property = "arguments")
	private @Nullable String arguments;

	/**
	 * Arguments for the JVM that runs the command. Quotes keep blanks as they do in a
	 * shell.
	 */
	@Parameter(property = "jvmArguments")
	private @Nullable String jvmArguments;

	/**
	 * Further options of the command, as its help shows them. Quotes keep blanks as they
	 * do in a shell.
	 */
	@Parameter(property = "args")
	private @Nullable String args;

	/**
	 * The database that is meant, where the application has several.
	 */
	@Parameter(property = "database")
	private @Nullable String database;

	/**
	 * How to write the result: {@code text} or {@code json}.
	 */
	@Parameter(property = "format")
	private @Nullable String format;

	/**
	 * When to colour text: {@code auto}, {@code always} or {@code never}.
	 */
	@Parameter(property = "color")
	private @Nullable String color;

	/**
	 * Whether to tell more, the log of the application included.
	 */
	@Parameter(property = "verbose", defaultValue = "false")
	private boolean verbose;

	/**
	 * Whether to tell nothing but what was asked for, and failures.
	 */
	@Parameter(property = "quiet", defaultValue = "false")
	private boolean quiet;

	/**
	 * Whether to show where in the code a failure came from.
	 */
	@Parameter(property = "stacktrace", defaultValue = "false")
	private boolean stacktrace;

	/**
	 * Whether to do nothing.
	 */
	@Parameter(property = "aludel.skip", defaultValue = "false")
	private boolean skip;

	@Override
	public void execute() throws MojoExecutionException, MojoFailureException {
		if (this.skip) {
			getLog().info("Skipped, as asked for.");
			return;
		}
		if ("pom".equals(this.project.getPackaging()) || isModuleWithoutApplication()) {
			getLog().info("Skipped: " + this.project.getArtifactId() + " is no application.");
			return;
		}
		requireOnClassPath();
		ApplicationJvm jvm = new ApplicationJvm(this.project, this.pluginArtifacts, furtherLibraries(),
				this.toolchains.getToolchainFromBuildContext("jdk", this.session));
		int exit = jvm.run(words("jvmArguments", this.jvmArguments), command());
		if (exit == WRONG_USAGE) {
			throw new MojoExecutionException("The goal cannot run like this; the reason stands above.");
		}
		if (exit != 0) {
			throw new MojoFailureException(failure());
		}
	}

	/**
	 * In a build of several modules, those without an application have nothing to say.
	 */
	private boolean isModuleWithoutApplication() {
		if (this.mainClass != null || this.reactor.size() < 2) {
			return false;
		}
		try {
			new MainClassFinder().find(Path.of(this.project.getBuild().getOutputDirectory()));
			return false;
		}
		catch (MainClassNotFoundException ex) {
			return true;
		}
		catch (SeveralMainClassesException ex) {
			return false;
		}
	}

	/** Says what the application lacks for this command. */
	void requireOnClassPath() throws MojoExecutionException {
		require("dev.aludel", "aludel-spring-boot-autoconfigure", "Add dev.aludel:aludel-spring-boot-starter.");
	}

	final void require(String group, String artifact, String advice) throws MojoExecutionException {
		boolean there = this.project.getArtifacts()
			.stream()
			.anyMatch((found) -> found.getGroupId().equals(group) && found.getArtifactId().equals(artifact));
		if (!there) {
			throw new MojoExecutionException("The application does not have " + group + ":" + artifact
					+ " on its class path. Nothing was run. " + advice);
		}
	}

	/** Says which command with which options; the common ones are added. */
	abstract CommandArguments arguments();

	/** What the command needs on the class path beside the application. */
	List<String> furtherLibraries() throws MojoExecutionException {
		return List.of();
	}

	/** What Maven says last when the command has said why it failed. */
	String failure() {
		return "The command failed; the reason stands above.";
	}

	final MavenProject project() {
		return this.project;
	}

	final MavenSession session() {
		return this.session;
	}

	/** Whether Maven may ask: not with {@code -B}. */
	final boolean isInteractive() {
		return this.session.getRequest().isInteractiveMode();
	}

	final String launchDirectory() {
		return this.session.getExecutionRootDirectory();
	}

	private List<String> command() throws MojoExecutionException {
		List<String> words = new ArrayList<>(arguments().option("--database", this.database)
			.option("--format", this.format)
			.option("--color", this.color)
			.flag("--verbose", this.verbose)
			.flag("--quiet", this.quiet)
			.flag("--stacktrace", this.stacktrace)
			.option("--classes", this.project.getBuild().getOutputDirectory())
			.option("--main-class", this.mainClass)
			.words());
		words.addAll(words("args", this.args));
		words("arguments", this.arguments).forEach((argument) -> words.addAll(List.of("--argument", argument)));
		return words;
	}

	private static List<String> words(String name, @Nullable String line) throws MojoExecutionException {
		try {
			return ShellWords.of(line);
		}
		catch (IllegalArgumentException ex) {
			throw new MojoExecutionException("-D" + name + ": " + ex.getMessage() + ". Nothing was run.", ex);
		}
	}

}
