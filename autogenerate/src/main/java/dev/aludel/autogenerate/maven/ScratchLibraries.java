package dev.aludel.autogenerate.maven;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;

/**
 * The libraries among the dependencies of an application that bring a server of their
 * own, and what they need. Applications have them for their tests, so that they are not
 * on the class path of a command.
 */
final class ScratchLibraries {

	private static final List<String> SERVERS = List.of("io.zonky.test", "io.zonky.test.postgres",
			"org.testcontainers");

	/** What they need may come to the application by another way first. */
	private static final Set<String> NEEDED = Set.of("commons-codec", "commons-io", "org.apache.commons", "org.tukaani",
			"org.slf4j", "com.github.docker-java", "com.fasterxml.jackson.core", "net.java.dev.jna",
			"org.rnorth.duct-tape");

	private final ProjectDependenciesResolver resolver;

	private final MavenProject project;

	private final MavenSession session;

	ScratchLibraries(ProjectDependenciesResolver resolver, MavenProject project, MavenSession session) {
		this.resolver = resolver;
		this.project = project;
		this.session = session;
	}

	/** Their files; none when the application has no such dependency. */
	List<String> files() throws MojoExecutionException {
		DependencyResolutionRequest request = new DefaultDependencyResolutionRequest(this.project,
				this.session.getRepositorySession());
		request.setResolutionFilter((node, parents) -> isServer(node)
				|| parents.stream().anyMatch((parent) -> isServer(parent)) || isNeeded(node));
		try {
			return this.resolver.resolve(request)
				.getResolvedDependencies()
				.stream()
				.map(Dependency::getArtifact)
				.map(Artifact::getFile)
				.filter(Objects::nonNull)
				.map(Object::toString)
				.toList();
		}
		catch (DependencyResolutionException ex) {
			throw new MojoExecutionException(
					"The libraries that bring a server to replay the migrations on could not be resolved: "
							+ ex.getMessage()
							+ "\nNothing was run. Name a server instead: -DscratchUrl=jdbc:postgresql://…",
					ex);
		}
	}

	private static boolean isServer(DependencyNode node) {
		return node.getArtifact() != null && SERVERS.contains(node.getArtifact().getGroupId());
	}

	private static boolean isNeeded(DependencyNode node) {
		return node.getArtifact() != null && NEEDED.contains(node.getArtifact().getGroupId());
	}

}
