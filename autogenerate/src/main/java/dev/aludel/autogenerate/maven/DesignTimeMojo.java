package dev.aludel.autogenerate.maven;

import java.util.List;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.project.ProjectDependenciesResolver;

/** A command that belongs to the desk and reads the application. */
abstract class DesignTimeMojo extends CommandMojo {

	// As in the goals above it: Maven 3.8 injects nothing else.
	@Component
	@SuppressWarnings({ "NullAway.Init", "deprecation" })
	private ProjectDependenciesResolver dependencies;

	@Override
	void requireOnClassPath() throws MojoExecutionException {
		super.requireOnClassPath();
		require("org.hibernate.orm", "hibernate-core", "Add org.springframework.boot:spring-boot-starter-data-jpa.");
	}

	/** What brings a server to replay migrations on. */
	final List<String> scratchLibraries() throws MojoExecutionException {
		return new ScratchLibraries(this.dependencies, project(), session()).files();
	}

	final CommandArguments withSources(CommandArguments arguments) {
		return arguments.option("--source-directory", project().getBuild().getSourceDirectory())
			.option("--relative-to", launchDirectory());
	}

}
