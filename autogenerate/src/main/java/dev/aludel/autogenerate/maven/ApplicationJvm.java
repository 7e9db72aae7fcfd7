package dev.aludel.autogenerate.maven;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.aludel.command.Terminal;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.jspecify.annotations.Nullable;

/** A JVM with the application and the commands of the desk. */
final class ApplicationJvm {

	private static final String COMMAND = "dev.aludel.autogenerate.command.DeskCommand";

	/** What our jar needs beside what the application already has. */
	private static final Set<String> OURS = Set.of("dev.aludel:aludel-autogenerate", "info.picocli:picocli");

	private final MavenProject project;

	private final List<Artifact> pluginArtifacts;

	private final List<String> furtherLibraries;

	private final @Nullable Toolchain toolchain;

	ApplicationJvm(MavenProject project, List<Artifact> pluginArtifacts, List<String> furtherLibraries,
			@Nullable Toolchain toolchain) {
		this.project = project;
		this.pluginArtifacts = pluginArtifacts;
		this.furtherLibraries = furtherLibraries;
		this.toolchain = toolchain;
	}

	/** Runs a command and returns its exit status. */
	int run(List<String> jvmArguments, List<String> command) throws MojoExecutionException {
		List<String> words = new ArrayList<>(List.of(java(), "@" + argumentFile()));
		words.addAll(jvmArguments);
		words.add(COMMAND);
		words.addAll(command);
		boolean attached = isAttachedToTerminal();
		Process process = start(words, attached ? Redirect.INHERIT : Redirect.PIPE);
		try {
			return attached ? process.waitFor() : copyToTheEnd(process);
		}
		catch (InterruptedException ex) {
			process.destroy();
			Thread.currentThread().interrupt();
			throw new MojoExecutionException("Interrupted; aludel:current tells where the database stands.", ex);
		}
	}

	private String java() {
		String chosen = (this.toolchain != null) ? this.toolchain.findTool("java") : null;
		return (chosen != null) ? chosen : Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	/** The class path in a file, because a command line has its limits. */
	private Path argumentFile() throws MojoExecutionException {
		try {
			Path file = Path.of(this.project.getBuild().getDirectory(), "aludel", "java.args");
			Files.createDirectories(file.getParent());
			String classPath = String.join(File.pathSeparator, classPath()).replace("\\", "\\\\").replace("\"", "\\\"");
			// The launcher reads the file in the encoding of the platform.
			Charset encoding = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
			return Files.write(file, List.of("-XX:TieredStopAtLevel=1", "-cp " + '"' + classPath + '"'), encoding);
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
		classPath.addAll(this.furtherLibraries);
		return classPath;
	}

	private Process start(List<String> words, Redirect output) throws MojoExecutionException {
		try {
			return new ProcessBuilder(words).directory(this.project.getBasedir())
				.redirectInput(Redirect.INHERIT)
				.redirectOutput(output)
				.redirectError(output)
				.start();
		}
		catch (IOException ex) {
			throw new MojoExecutionException("The JVM did not start: " + ex.getMessage(), ex);
		}
	}

	private static int copyToTheEnd(Process process) throws InterruptedException {
		Thread results = copy(process.getInputStream(), System.out);
		Thread failures = copy(process.getErrorStream(), System.err);
		results.join();
		failures.join();
		return process.waitFor();
	}

	/**
	 * Whether a person watches, so that the command can ask and colour. With
	 * {@code mvn -l file} Maven has put one stream in place of both of its own, and only
	 * what goes through that stream reaches the file.
	 */
	private static boolean isAttachedToTerminal() {
		return System.out != System.err
				&& Terminal.of(System.in, System.out, System.err, System.getenv()).interactive();
	}

	private static Thread copy(InputStream from, PrintStream to) {
		Thread thread = new Thread(() -> {
			try {
				from.transferTo(to);
				to.flush();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}, "aludel-output");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

}
