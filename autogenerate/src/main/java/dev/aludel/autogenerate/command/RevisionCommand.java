package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.aludel.autogenerate.compare.Renames;
import dev.aludel.autogenerate.draft.Draft;
import dev.aludel.autogenerate.draft.DraftRemarks;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.autogenerate.draft.DraftWriter;
import dev.aludel.autogenerate.draft.JavaSource;
import dev.aludel.autogenerate.prove.DraftProof;
import dev.aludel.autogenerate.prove.ProofOutcome;
import dev.aludel.autogenerate.prove.ProofReport;
import dev.aludel.autogenerate.prove.ProofSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drafts the migration that makes the database what the entities ask for. */
@Command(name = "revision", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Compares the entities with the live database and drafts a migration, proven forward and back.")
final class RevisionCommand implements Callable<Integer> {

	@Option(names = { "-m", "--message" }, required = true, paramLabel = "TEXT",
			description = "What the revision does, in a few words: \"add priority to tasks\"")
	private String message = "";

	@Option(names = "--source-directory", paramLabel = "DIRECTORY", defaultValue = "src/main/java",
			description = "Where the source of the application lives (default: ${DEFAULT-VALUE}).")
	private Path sourceDirectory = Path.of("src", "main", "java");

	@Option(names = "--relative-to", paramLabel = "DIRECTORY", hidden = true,
			description = "The folder that the path of the file is shown from.")
	private @Nullable Path base;

	@Option(names = "--id", paramLabel = "ID",
			description = "The id of the revision (default: the current time in UTC).")
	private @Nullable String id;

	@Option(names = "--package", paramLabel = "PACKAGE",
			description = "The package of the migration (default: that of the newest one).")
	private @Nullable String packageName;

	@Option(names = "--rename", paramLabel = "NAME:NEW",
			description = "A column or table that was renamed, not dropped and added: tasks.title:headline")
	private List<String> renames = new ArrayList<>();

	@Mixin
	private final ApplicationOptions options = new ApplicationOptions();

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Override
	public Integer call() {
		PrintWriter out = this.spec.commandLine().getOut();
		Renames renamed = new RenameOptions(this.renames).parse();
		try (Desk desk = Desk.open(this.options)) {
			requireUsable(desk);
			EntityComparison.Result result = desk.compare(renamed);
			ComparisonText text = new ComparisonText(desk, result);
			out.println(text.differences());
			text.warnings().forEach(out::println);
			if (result.comparison().isEmpty()) {
				out.println("Nothing to do; no file was written.");
				return 0;
			}
			Draft draft = new DraftAssembly(desk, result).draft(this.id, this.packageName, this.message);
			return write(desk, result, draft);
		}
	}

	/**
	 * A draft that the engine would not find, or not accept, is refused before anything
	 * is done.
	 */
	private void requireUsable(Desk desk) {
		if (this.id != null && desk.graph().find(this.id).isPresent()) {
			throw DeskException.usage("There is a revision " + this.id + " already: "
					+ desk.graph().get(this.id).origin() + "\nNothing was compared. Name another --id, or none.");
		}
		String name = this.packageName;
		boolean found = name == null
				|| desk.packages().stream().anyMatch((root) -> name.equals(root) || name.startsWith(root + "."));
		if (!found) {
			throw DeskException.usage("The application does not look for migrations in package " + name
					+ ", only in and below " + String.join(", ", desk.packages())
					+ ".\nNothing was compared. Name one of these, or add it to aludel.packages.");
		}
		try {
			DraftRevision.of((this.id != null) ? this.id : "1", List.of(), this.message,
					(name != null) ? name : "db.migration");
		}
		catch (IllegalArgumentException ex) {
			throw DeskException.usage(ex.getMessage() + "\nNothing was compared.");
		}
	}

	private int write(Desk desk, EntityComparison.Result result, Draft draft) {
		PrintWriter out = this.spec.commandLine().getOut();
		DraftWriter writer = new DraftWriter();
		ProofReport proof = prove(desk, result, writer.write(draft));
		out.println(proof.describe());
		JavaSource source = writer.write(draft.remarks(remarks(draft.remarks(), proof)));
		Path file = save(source);
		if (proof.proven()) {
			out.println("Wrote " + shown(file));
			out.println("Review it; the next start of the application applies it.");
		}
		else {
			out.println("Wrote, unproven: " + shown(file));
			out.println(
					"Correct it, or remove the file and draft again; the next start of the application applies it.");
		}
		return proof.proven() ? 0 : 1;
	}

	private static ProofReport prove(Desk desk, EntityComparison.Result result, JavaSource source) {
		EntityComparison comparison = desk.comparison();
		DraftProof proof = new DraftProof(desk.application().aludel().dataSource(),
				Thread.currentThread().getContextClassLoader(), System.getProperty("java.class.path"),
				ProofSettings.DEFAULTS);
		return proof.prove(List.of(source), comparison.nothingLeft(result), comparison.asBefore(result));
	}

	private static DraftRemarks remarks(DraftRemarks remarks, ProofReport proof) {
		List<String> notProven = new ArrayList<>(proof.remarks());
		if (proof.outcome() instanceof ProofOutcome.Disproven disproven) {
			notProven.add(disproven.reason());
			notProven.addAll(disproven.remaining());
		}
		else if (proof.outcome() instanceof ProofOutcome.Unproven unproven) {
			notProven.add(unproven.reason());
		}
		return remarks.notProven(notProven);
	}

	private Path save(JavaSource source) {
		Path file = source.in(this.sourceDirectory);
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

	private Path shown(Path file) {
		Path absolute = file.toAbsolutePath().normalize();
		Path from = ((this.base != null) ? this.base : Path.of("")).toAbsolutePath().normalize();
		return absolute.startsWith(from) ? from.relativize(absolute) : absolute;
	}

}
