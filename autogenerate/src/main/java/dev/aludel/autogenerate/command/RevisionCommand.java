package dev.aludel.autogenerate.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.compare.Answers;
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

	@Mixin
	private final AnswerOptions answers = new AnswerOptions();

	@Option(names = "--no-input", description = "Ask nothing, even on a terminal: what is not answered stays as it is.")
	private boolean noInput;

	@Mixin
	private final ApplicationOptions options = new ApplicationOptions();

	@Override
	protected CommandResult run() {
		Answers given = this.answers.parse();
		return (this.kind == null || this.kind.autogenerates()) ? draft(given) : writeEmpty(given);
	}

	private CommandResult writeEmpty(Answers given) {
		if (!given.all().isEmpty()) {
			throw DeskException.usage("An empty revision asks nothing.\nNo file was written. Leave out %s, or --empty."
				.formatted(given.all().get(0).option()));
		}
		try (Revisions revisions = Revisions.open(this.options)) {
			DraftRevision revision = place(revisions);
			return new RevisionResult.Empty(save(List.of(Draft.of(revision, List.of(), List.of()))).get(0));
		}
	}

	private CommandResult draft(Answers given) {
		try (Desk desk = Desk.open(this.options)) {
			DraftRevision revision = place(desk.revisions());
			desk.requireEveryRevision();
			EntityComparison.Result result = isAttended()
					? new AnswerDialogue(terminal(), dialogue(), desk::compare).settle(given) : desk.compare(given);
			ComparisonText text = new ComparisonText(desk, result);
			if (result.comparison().isEmpty()) {
				return new RevisionResult.NothingToDo(text, result.comparison().agrees());
			}
			List<Draft> drafts = new DraftAssembly(desk.model(), result).drafts(revision,
					(id) -> desk.revisions().graph().find(id).isPresent());
			ProofReport proof = prove(desk, result, sources(drafts));
			return new RevisionResult.Drafted(text, proof,
					save(drafts.stream().map((draft) -> draft.remarks(remarks(draft.remarks(), proof))).toList()));
		}
	}

	private boolean isAttended() {
		return !this.noInput && attended();
	}

	private DraftRevision place(Revisions revisions) {
		return this.place.place(revisions, new Parents(revisions).of(this.heads, this.splice), this.message);
	}

	private static List<JavaSource> sources(List<Draft> drafts) {
		return drafts.stream().map(new DraftWriter()::write).toList();
	}

	/** Writes the files of all drafts, or none. */
	private List<WrittenRevision> save(List<Draft> drafts) {
		List<JavaSource> sources = sources(drafts);
		List<Path> files = this.place.sources().save(sources);
		List<WrittenRevision> written = new ArrayList<>();
		for (int index = 0; index < drafts.size(); index++) {
			written.add(new WrittenRevision(drafts.get(index).revision(), sources.get(index).qualifiedName(),
					this.place.sources().shown(files.get(index))));
		}
		return written;
	}

	private static ProofReport prove(Desk desk, EntityComparison.Result result, List<JavaSource> sources) {
		EntityComparison comparison = desk.comparison();
		DraftProof proof = new DraftProof(desk.revisions().aludel().dataSource(),
				Thread.currentThread().getContextClassLoader(), System.getProperty("java.class.path"),
				ProofSettings.DEFAULTS);
		return proof.prove(sources, comparison.nothingLeft(result), comparison.asBefore(result));
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
