package dev.aludel.autogenerate.maven;

import org.apache.maven.plugin.MojoExecutionException;

/** A command that belongs to the desk and reads the application. */
abstract class DesignTimeMojo extends CommandMojo {

	@Override
	void requireOnClassPath() throws MojoExecutionException {
		super.requireOnClassPath();
		require("org.hibernate.orm", "hibernate-core", "Add org.springframework.boot:spring-boot-starter-data-jpa.");
	}

	final CommandArguments withSources(CommandArguments arguments) {
		return arguments.option("--source-directory", project().getBuild().getSourceDirectory())
			.option("--relative-to", launchDirectory());
	}

}
