package dev.aludel.autogenerate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Creates the tables that Aludel keeps its books in, unless they are there.
 */
@Mojo(name = "ensure-tables", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class EnsureTablesMojo extends CommandMojo {

	@Override
	CommandArguments arguments() {
		return CommandArguments.of("ensure-tables");
	}

}
