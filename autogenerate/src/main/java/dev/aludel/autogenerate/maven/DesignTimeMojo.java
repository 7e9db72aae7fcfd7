package dev.aludel.autogenerate.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.aludel.autogenerate.launch.MainClassFinder;
import dev.aludel.autogenerate.launch.MainClassNotFoundException;
import dev.aludel.autogenerate.launch.SeveralMainClassesException;
import org.apache.maven.artifact.Artifact;
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
		if (this.skip || "pom".equals(this.project.getPackaging()) || isModuleWithoutApplication()) {
			getLog().info("Skipped: " + this.project.getArtifactId() + " is no application.");
			return;
		}
		require("dev.aludel", "aludel-spring-boot-autoconfigure", "Add dev.aludel:aludel-spring-boot-starter.");
		require("org.hibernate.orm", "hibernate-core", "Add org.springframework.boot:spring-boot-starter-data-jpa.");
		int exit = run(javaCommand());
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

	private void require(String group, String artifact, String advice) throws MojoExecutionException {
		boolean there = this.project.getArtifacts()
			.stream()
			.anyMatch((found) -> found.getGroupId().equals(group) && found.getArtifactId().equals(artifact));
		if (!there) {
			throw new MojoExecutionException("The application does not have " + group + ":" + artifact
					+ " on its class path. Nothing was compared. " + advice);
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
			// The launcher reads the file in the encoding of the platform.
			Charset encoding = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
			// A system property quiets the log before the application configures it; its
			// own
			// levels for single loggers stay.
			List<String> arguments = List.of("-XX:TieredStopAtLevel=1", "-Dlogging.level.root=warn",
					"-cp " + '"' + classPath + '"');
			return Files.write(file, arguments, encoding);
		}
		catch (IOException ex) {
			throw new MojoExecutionException("The arguments for the JVM could not be written: " + ex.getMessage(), ex);
		}
	}

	/**
	 * As spring-boot:run has it: what is provided elsewhere, such as a servlet container,
	 * included.
	 */
	private Set<String> classPath() {
		Set<String> classPath = new LinkedHashSet<>();
		classPath.add(this.project.getBuild().getOutputDirectory());
		this.project.getArtifacts()
			.stream()
			.filter((artifact) -> !Artifact.SCOPE_TEST.equals(artifact.getScope()))
			.filter((artifact) -> artifact.getArtifactHandler().isAddedToClasspath())
			.map((artifact) -> artifact.getFile().toString())
			.forEach(classPath::add);
		this.pluginArtifacts.stream()
			.filter((artifact) -> OURS.contains(artifact.getGroupId() + ":" + artifact.getArtifactId()))
			.map((artifact) -> artifact.getFile().toString())
			.forEach(classPath::add);
		return classPath;
	}

	private int run(List<String> command) throws MojoExecutionException {
		Process process = start(command);
		try {
			return process.waitFor();
		}
		catch (InterruptedException ex) {
			process.destroy();
			Thread.currentThread().interrupt();
			throw new MojoExecutionException("Interrupted; the database is unchanged.", ex);
		}
	}

	private Process start(List<String> command) throws MojoExecutionException {
		try {
			return new ProcessBuilder(command).directory(this.project.getBasedir()).inheritIO().start();
		}
		catch (IOException ex) {
			throw new MojoExecutionException("The JVM did not start: " + ex.getMessage(), ex);
		}
	}

	private static List<String> words(@Nullable String text) {
		return (text == null || text.isBlank()) ? List.of() : List.of(text.strip().split("\\s+"));
	}

}
