package dev.aludel.autogenerate.maven;

import java.util.List;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Compares the entities with the live database, or with the migrations, and drafts a
 * migration for review, proven forward and back; or writes an empty one.
 */
@Mojo(name = "revision", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RevisionMojo extends NewRevisionMojo {

	private static final String EXAMPLE = "\"add priority to tasks\"";

	/**
	 * Whether to leave upgrade and downgrade empty, for you to write; needs no database.
	 */
	@Parameter(property = "empty", defaultValue = "false")
	private boolean empty;

	/**
	 * Comma-separated list of the revisions to continue, {@code base} for a new line; the
	 * only head by default.
	 */
	@Parameter(property = "head")
	private @Nullable List<String> heads;

	/**
	 * Whether to continue a revision that others continue already.
	 */
	@Parameter(property = "splice", defaultValue = "false")
	private boolean splice;

	/**
	 * Comma-separated list of columns that were renamed, not dropped and added:
	 * {@code tasks.title:headline}.
	 */
	@Parameter(property = "rename")
	private @Nullable List<String> renames;

	/**
	 * Comma-separated list of tables, columns, sequences and checks that may go, with all
	 * that they hold: {@code tasks.title}.
	 */
	@Parameter(property = "allowDrop")
	private @Nullable List<String> allowDrops;

	/**
	 * Comma-separated list of tables and columns that were not renamed and stay although
	 * no entity asks for them.
	 */
	@Parameter(property = "keep")
	private @Nullable List<String> keeps;

	/**
	 * Comma-separated list of columns whose types may become ones that hold less:
	 * {@code tasks.title}.
	 */
	@Parameter(property = "allowNarrow")
	private @Nullable List<String> allowNarrows;

	/**
	 * Comma-separated list of enum types whose values may get another order:
	 * {@code mood}.
	 */
	@Parameter(property = "allowReorder")
	private @Nullable List<String> allowReorders;

	/**
	 * How the stored values of a column become its new type, as SQL:
	 * {@code tasks.number=number::integer}. Further ones are separated by two semicolons.
	 */
	@Parameter(property = "using")
	private @Nullable String using;

	/**
	 * What the rows that are there get in a column that accepts no {@code NULL}, as SQL:
	 * {@code tasks.code='none'}. Further ones are separated by two semicolons.
	 */
	@Parameter(property = "value")
	private @Nullable String value;

	/**
	 * Comma-separated list of what rows get that hold a value which goes away:
	 * {@code mood.SAD:OK}.
	 */
	@Parameter(property = "replace")
	private @Nullable List<String> replacements;

	/**
	 * What to compare with: {@code live}, the database of the application, or
	 * {@code migrations}, replayed from the first in an empty database.
	 */
	@Parameter(property = "against")
	private @Nullable String against;

	/**
	 * The server to replay migrations on, in a database that is created for it and
	 * dropped again; by default {@code ALUDEL_SCRATCH_URL} in the environment, else the
	 * embedded server or Testcontainers, whichever is among the dependencies, test scope
	 * included. A password goes into {@code ALUDEL_SCRATCH_PASSWORD}.
	 */
	@Parameter(property = "scratchUrl")
	private @Nullable String scratchUrl;

	/**
	 * A role that may create databases there; {@code ALUDEL_SCRATCH_USER} in the
	 * environment by default.
	 */
	@Parameter(property = "scratchUser")
	private @Nullable String scratchUser;

	/**
	 * From how many rows on, by the server's estimate, a table is changed so that others
	 * go on using it.
	 */
	@Parameter(property = "largeTableRows")
	private @Nullable String largeTableRows;

	/**
	 * Whether to ask nothing, even on a terminal; {@code mvn -B} asks nothing either.
	 */
	@Parameter(property = "noInput", defaultValue = "false")
	private boolean noInput;

	@Override
	public void execute() throws MojoExecutionException, MojoFailureException {
		String message = message();
		if (message == null || message.isBlank()) {
			throw new MojoExecutionException(
					"Say what the revision does, such as: mvn aludel:revision -Dmessage=" + EXAMPLE);
		}
		super.execute();
	}

	@Override
	CommandArguments arguments() {
		return withPlace(CommandArguments.of("revision")).flag("--empty", this.empty)
			.options("--head", this.heads)
			.flag("--splice", this.splice)
			.options("--rename", this.renames)
			.options("--allow-drop", this.allowDrops)
			.options("--keep", this.keeps)
			.options("--allow-narrow", this.allowNarrows)
			.options("--allow-reorder", this.allowReorders)
			.options("--using", expressions(this.using))
			.options("--value", expressions(this.value))
			.options("--replace", this.replacements)
			.option("--against", this.against)
			.option("--scratch-url", this.scratchUrl)
			.option("--scratch-user", this.scratchUser)
			.option("--large-table-rows", this.largeTableRows)
			.flag("--no-input", this.noInput || !isInteractive());
	}

	/** A comma may be part of an expression; two semicolons never are outside of one. */
	private static List<String> expressions(@Nullable String text) {
		return (text != null) ? List.of(text.split(";;")) : List.of();
	}

	@Override
	List<String> furtherLibraries() throws MojoExecutionException {
		return ("migrations".equalsIgnoreCase(this.against) && this.scratchUrl == null) ? scratchLibraries()
				: List.of();
	}

}
