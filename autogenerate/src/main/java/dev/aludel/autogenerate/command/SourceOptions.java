package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.draft.JavaSource;
import dev.aludel.revision.RevisionNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the source of the application lives. */
final class SourceOptions {

	@Option(names = "--source-directory", paramLabel = "DIRECTORY", defaultValue = "src/main/java",
			description = "Where the source of the application lives (default: ${DEFAULT-VALUE}).")
	private Path directory = Path.of("src", "main", "java");

	@Option(names = "--relative-to", paramLabel = "DIRECTORY", hidden = true,
			description = "The folder that paths of files are shown from.")
	private @Nullable Path base;

	/** Writes a new file; one that is there stays. */
	Path save(JavaSource source) {
		return save(List.of(source)).get(0);
	}

	/** Writes new files, all of them or none. */
	List<Path> save(List<JavaSource> sources) {
		List<Path> written = new ArrayList<>();
		try {
			sources.forEach((source) -> written.add(write(source)));
			return written;
		}
		catch (RuntimeException ex) {
			written.forEach((file) -> remove(file, ex));
			throw ex;
		}
	}

	private void remove(Path file, RuntimeException reason) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			reason.addSuppressed(ex);
		}
	}

	private Path write(JavaSource source) {
		Path file = source.in(this.directory);
		try {
			Files.createDirectories(file.getParent());
			return Files.writeString(file, source.text(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
		}
		catch (FileAlreadyExistsException ex) {
			throw new DeskException(
					"The file " + shown(file) + " exists already.\nNothing was written. Name another --id.", ex);
		}
		catch (IOException ex) {
			throw new DeskException("The file " + shown(file) + " could not be written: " + ex
					+ "\nThe database is unchanged. Make the folder writable, and run this again.", ex);
		}
	}

	/** The file that a revision was compiled from. */
	Path fileOf(RevisionNode revision) {
		return this.directory.resolve(revision.origin().replace('.', '/') + ".java");
	}

	/** The path as a reader wants it: from where the command was called. */
	Path shown(Path file) {
		Path absolute = file.toAbsolutePath().normalize();
		Path from = ((this.base != null) ? this.base : Path.of("")).toAbsolutePath().normalize();
		return absolute.startsWith(from) ? from.relativize(absolute) : absolute;
	}

}
