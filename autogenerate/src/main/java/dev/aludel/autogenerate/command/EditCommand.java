package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.launch.ShellWords;
import dev.aludel.command.CommandResult;
import dev.aludel.command.ExitStatus;
import dev.aludel.command.JsonObject;
import dev.aludel.command.ReportingCommand;
import dev.aludel.command.TextOutput;
import dev.aludel.revision.RevisionNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the source of a revision in the editor of the developer. */
@Command(name = "edit", sortOptions = false,
		description = "Opens the source of a revision in your editor. Needs a database only for current.",
		footer = { "", "Example: EDITOR=vim aludel edit head" })
final class EditCommand extends ReportingCommand {

	@Parameters(paramLabel = "REVISION", description = "The revision: an id, its beginning, head, current …")
	private String revision = "";

	@Option(names = "--editor", paramLabel = "COMMAND", defaultValue = "${env:VISUAL:-${env:EDITOR:-}}",
			description = "The editor, with its options (default: $VISUAL, then $EDITOR).")
	private @Nullable String editor;

	@Mixin
	private final SourceOptions sources = new SourceOptions();

	@Mixin
	private final ApplicationOptions application = new ApplicationOptions();

	@Override
	protected CommandResult run() {
		List<Path> files = files();
		if (this.editor == null || this.editor.isBlank()) {
			return new NoEditor(shown(files));
		}
		List<String> command = new ArrayList<>(ShellWords.of(this.editor));
		files.forEach((file) -> command.add(file.toString()));
		return new Edited(shown(files), this.editor, edit(command));
	}

	private List<Path> files() {
		try (Revisions known = Revisions.open(this.application, database())) {
			List<RevisionNode> found = known.find(this.revision);
			if (found.isEmpty()) {
				throw DeskException.usage(this.revision + " stands for no revision, so there is no file to open.\n"
						+ "Nothing was opened. Name a revision, such as head.");
			}
			found.forEach(this::requireSource);
			return found.stream().map(this.sources::fileOf).toList();
		}
	}

	private void requireSource(RevisionNode found) {
		Path file = this.sources.fileOf(found);
		if (!Files.exists(file)) {
			throw new DeskException("""
					The source of revision %s (%s) is not at %s.
					Nothing was opened. Name the folder of the sources with --source-directory.""".formatted(found.id(),
					found.origin(), this.sources.shown(file)));
		}
	}

	private List<String> shown(List<Path> files) {
		return files.stream().map((file) -> this.sources.shown(file).toString()).toList();
	}

	private int edit(List<String> command) {
		try {
			return new ProcessBuilder(command).inheritIO().start().waitFor();
		}
		catch (IOException ex) {
			throw new DeskException("The editor did not start: " + ex.getMessage()
					+ "\nNothing was opened. Correct $VISUAL or $EDITOR, or name another --editor.", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DeskException("Interrupted while the editor was open.\nNo file was changed by this command.", ex);
		}
	}

	private record NoEditor(List<String> files) implements CommandResult {

		@Override
		public void writeText(TextOutput out) {
			this.files.forEach(out::line);
			out.line("No editor was opened: neither $VISUAL nor $EDITOR is set. Set one, such as: export EDITOR=vim");
		}

		@Override
		public void writeJson(JsonObject json) {
			json.put("opened", false).put("files", this.files);
		}

		@Override
		public int exitStatus() {
			return ExitStatus.FAILED;
		}

	}

	private record Edited(List<String> files, String editor, int editorStatus) implements CommandResult {

		@Override
		public void writeText(TextOutput out) {
			if (this.editorStatus != 0) {
				out.line("The editor (" + this.editor + ") ended with status " + this.editorStatus + ".");
			}
		}

		@Override
		public void writeJson(JsonObject json) {
			json.put("opened", true).put("files", this.files).put("editorStatus", this.editorStatus);
		}

		@Override
		public int exitStatus() {
			return (this.editorStatus == 0) ? ExitStatus.DONE : ExitStatus.FAILED;
		}

	}

}
