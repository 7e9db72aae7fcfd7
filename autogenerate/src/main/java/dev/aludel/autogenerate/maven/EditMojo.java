package dev.aludel.autogenerate.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Opens the source of a revision in the editor that {@code VISUAL} or {@code EDITOR}
 * names.
 */
@Mojo(name = "edit", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class EditMojo extends DesignTimeMojo {

	/**
	 * The revision; {@code head} by default.
	 */
	@Parameter(property = "revision")
	private @Nullable String revision;

	/**
	 * The editor, with its options.
	 */
	@Parameter(property = "editor")
	private @Nullable String editor;

	@Override
	CommandArguments arguments() {
		return withSources(CommandArguments.of("edit").value((this.revision != null) ? this.revision : "head"))
			.option("--editor", this.editor);
	}

}
