package dev.aludel.autogenerate.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A command that writes a new revision. */
abstract class NewRevisionMojo extends DesignTimeMojo {

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
	 * The package for the migration; that of the revision it continues by default.
	 */
	@Parameter(property = "package")
	private @Nullable String packageName;

	/**
	 * Comma-separated list of names for the branch that begins here.
	 */
	@Parameter(property = "branchLabel")
	private @Nullable List<String> branchLabels;

	/**
	 * Comma-separated list of revisions of other lines that must be applied before.
	 */
	@Parameter(property = "dependsOn")
	private @Nullable List<String> dependsOn;

	final @Nullable String message() {
		return this.message;
	}

	final CommandArguments withPlace(CommandArguments arguments) {
		return withSources(arguments).option("--message", this.message)
			.option("--id", this.id)
			.option("--package", this.packageName)
			.options("--branch-label", this.branchLabels)
			.options("--depends-on", this.dependsOn);
	}

	@Override
	final String failure() {
		return "No migration was written, or not a proven one; the reason stands above.";
	}

}
