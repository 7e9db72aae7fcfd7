package dev.aludel.autogenerate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Runs the revisions that the database lacks, up to a target.
 */
@Mojo(name = "upgrade", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class UpgradeMojo extends CommandMojo {

	/**
	 * The revision to go to: an id, its beginning, {@code head}, {@code heads},
	 * {@code +1}, a branch label; that of {@code aludel.target} by default.
	 */
	@Parameter(property = "to")
	private @Nullable String to;

	/**
	 * Whether to write the SQL instead of running it.
	 */
	@Parameter(property = "sql", defaultValue = "false")
	private boolean sql;

	/**
	 * Whether to run everything and roll it back.
	 */
	@Parameter(property = "dryRun", defaultValue = "false")
	private boolean dryRun;

	@Override
	CommandArguments arguments() {
		return CommandArguments.of("upgrade").value(this.to).flag("--sql", this.sql).flag("--dry-run", this.dryRun);
	}

}
