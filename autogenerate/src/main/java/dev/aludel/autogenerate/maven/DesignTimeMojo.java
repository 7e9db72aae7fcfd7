package dev.aludel.autogenerate.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Runs a design-time command in a JVM of its own, on the application's run-time class
 * path.
 */
abstract class DesignTimeMojo extends AbstractMojo {

	private static final String COMMAND = "dev.aludel.autogenerate.command.DeskCommand";

	private static final int WRONG_USAGE = 2;

	/** What our jar needs beside what the application already has. */
	private static final Set<String> OURS = Set.of("dev.aludel:aludel-autogenerate", "info.picocli:picocli");

	/**
	 * The project of the application.
	 */
	@Parameter(defaultValue = "${project}", readonly = true, required = true)
	@SuppressWarnings("NullAway.Init")
	private MavenProject project;

	/**
	 * The artifacts of this plugin.
	 */
	@Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
	@SuppressWarnings("NullAway.Init")
	private List<Artifact> pluginArtifacts;

	/**
	 * The class that starts the application. Without it, the only class with
	 * {@code @SpringBootApplication} is taken.
	 */
	@Parameter(property = "mainClass")
	private @Nullable String mainClass;

	/**
	 * Arguments for the application, as on its command line:
	 * {@code --spring.profiles.active=dev}.
	 */
	@Parameter(property = "arguments")
	private @Nullable String arguments;

	/**
	 * Arguments for the JVM that reads the application.
	 */
	@Parameter(property = "jvmArguments")
	private @Nullable String jvmArguments;

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
		if (this.skip || "pom".equals(this.project.getPackaging())) {
			getLog().info("Skipped: " + this.project.getArtifactId() + " is no application.");
			return;
		}
		int exit = run(javaCommand());
		if (exit == WRONG_USAGE) {
			throw new MojoExecutionException("The goal cannot run like this; the reason stands above.");
		}
		if (exit != 0) {
			throw new MojoFailureException(failure());
		}
	}

	/** The command and its options. */
	abstract List<String> command();

	/** What Maven says last when the command has said why it failed. */
	abstract String failure();

	final MavenProject project() {
		return this.project;
	}

	private List<String> javaCommand() throws MojoExecutionException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("@" + argumentFile());
		command.addAll(words(this.jvmArguments));
		command.add(COMMAND);
		command.addAll(command());
		command.addAll(List.of("--classes", this.project.getBuild().getOutputDirectory()));
		if (this.mainClass != null) {
			command.addAll(List.of("--main-class", this.mainClass));
		}
		if (this.stacktrace) {
			command.add("--stacktrace");
		}
		words(this.arguments).forEach((argument) -> command.addAll(List.of("--argument", argument)));
		return command;
	}

	/** The class path in a file, because a command line has its limits. */
	private Path argumentFile() throws MojoExecutionException {
		try {
			Path file = Path.of(this.project.getBuild().getDirectory(), "aludel", "java.args");
			Files.createDirectories(file.getParent());
			String classPath = String.join(File.pathSeparator, classPath()).replace("\\", "\\\\").replace("\"", "\\\"");
			// Devtools decides before the environment exists, so only a system property
			// stops it.
			return Files.writeString(file, """
					-XX:TieredStopAtLevel=1
					-Dspring.devtools.restart.enabled=false
					-cp "%s"
					""".formatted(classPath), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new MojoExecutionException("The arguments for the JVM could not be written: " + ex.getMessage(), ex);
		}
	}

	private Set<String> classPath() throws MojoExecutionException {
		try {
			Set<String> classPath = new LinkedHashSet<>(this.project.getRuntimeClasspathElements());
			this.pluginArtifacts.stream()
				.filter((artifact) -> OURS.contains(artifact.getGroupId() + ":" + artifact.getArtifactId()))
				.map((artifact) -> artifact.getFile().toString())
				.forEach(classPath::add);
			return classPath;
		}
		catch (DependencyResolutionRequiredException ex) {
			throw new MojoExecutionException("The class path of the application is not resolved.", ex);
		}
	}

	private int run(List<String> command) throws MojoExecutionException {
		try {
			return new ProcessBuilder(command).directory(this.project.getBasedir()).inheritIO().start().waitFor();
		}
		catch (IOException ex) {
			throw new MojoExecutionException("The JVM did not start: " + ex.getMessage(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MojoExecutionException("Interrupted; nothing was written.", ex);
		}
	}

	private static List<String> words(@Nullable String text) {
		return (text == null || text.isBlank()) ? List.of() : List.of(text.strip().split("\\s+"));
	}

}
