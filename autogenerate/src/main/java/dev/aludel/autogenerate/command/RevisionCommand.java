package dev.aludel.autogenerate.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
import dev.aludel.command.CommandResult;
import dev.aludel.command.ReportingCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Writes a revision: the draft of what makes the database what the entities ask for, or
 * an empty one.
 */
@Command(name = "revision", sortOptions = false,
		description = "Compares the entities with the live database and drafts a migration, proven forward and back; "
				+ "or writes an empty one.",
		footer = { "", "Example: aludel revision -m \"add priority to tasks\"",
				"Example: aludel revision --empty -m \"fill in priorities\" --head 20250115143022" })
final class RevisionCommand extends ReportingCommand {

	@Option(names = { "-m", "--message" }, required = true, paramLabel = "TEXT",
			description = "What the revision does, in a few words: \"add priority to tasks\"")
	private String message = "";

	@ArgGroup
	private @Nullable Kind kind;

	@Option(names = "--head", split = ",", paramLabel = "REVISION",
			description = "The revision to continue, several for a merge, base for a new line (default: the only "
					+ "head); may be repeated.")
	private List<String> heads = new ArrayList<>();

	@Option(names = "--splice", description = "Continue a revision that others continue already: a second branch.")
	private boolean splice;

	@Mixin
	private final PlaceOptions place = new PlaceOptions();

	@Option(names = "--rename", split = ",", paramLabel = "NAME:NEW",
			description = "A column or table that was renamed, not dropped and added: tasks.title:headline")
	private List<String> renames = new ArrayList<>();

	@Mixin
	private final ApplicationOptions options = new ApplicationOptions();

	@Override
	protected CommandResult run() {
		Renames renamed = new RenameOptions(this.renames).parse();
		return (this.kind == null || this.kind.autogenerates()) ? draft(renamed) : writeEmpty();
	}

	private CommandResult writeEmpty() {
		if (!this.renames.isEmpty()) {
			throw DeskException
				.usage("An empty revision renames nothing.\nNo file was written. Leave out --rename, " + "or --empty.");
		}
		try (Revisions revisions = Revisions.open(this.options, database())) {
			DraftRevision revision = place(revisions);
			JavaSource source = new DraftWriter().write(Draft.of(revision, List.of(), List.of()));
			return new RevisionResult.Empty(revision, source.qualifiedName(), save(source));
		}
	}

	private CommandResult draft(Renames renamed) {
		try (Desk desk = Desk.open(this.options, database())) {
			DraftRevision revision = place(desk.revisions());
			desk.requireEveryRevision();
			EntityComparison.Result result = desk.compare(renamed);
			ComparisonText text = new ComparisonText(desk, result);
			if (result.comparison().isEmpty()) {
				return new RevisionResult.NothingToDo(text);
			}
			Draft draft = new DraftAssembly(desk, result).draft(revision);
			DraftWriter writer = new DraftWriter();
			ProofReport proof = prove(desk, result, writer.write(draft));
			JavaSource source = writer.write(draft.remarks(remarks(draft.remarks(), proof)));
			return new RevisionResult.Drafted(text, proof, revision, source.qualifiedName(), save(source));
		}
	}

	private DraftRevision place(Revisions revisions) {
		return this.place.place(revisions, new Parents(revisions).of(this.heads, this.splice), this.message);
	}

	private Path save(JavaSource source) {
		SourceOptions sources = this.place.sources();
		return sources.shown(sources.save(source));
	}

	private static ProofReport prove(Desk desk, EntityComparison.Result result, JavaSource source) {
		EntityComparison comparison = desk.comparison();
		DraftProof proof = new DraftProof(desk.revisions().aludel().dataSource(),
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

	/** Where what the revision does comes from. */
	private static final class Kind {

		@Option(names = "--autogenerate",
				description = "Draft what the entities ask for and the database lacks; needs the database. The default.")
		private boolean autogenerate;

		@Option(names = "--empty",
				description = "Leave upgrade and downgrade empty, for you to write; needs no database.")
		private boolean empty;

		boolean autogenerates() {
			return this.autogenerate || !this.empty;
		}

	}

}
