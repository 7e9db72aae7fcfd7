package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.aludel.autogenerate.compare.Answers;
import dev.aludel.autogenerate.draft.Draft;
import dev.aludel.autogenerate.draft.DraftRemarks;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.autogenerate.draft.JavaSource;
import dev.aludel.autogenerate.prove.DraftProof;
import dev.aludel.autogenerate.prove.ProofOutcome;
import dev.aludel.autogenerate.prove.ProofRemark;
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
		description = "Compares the entities with the live database, or with the migrations, and drafts a migration, "
				+ "proven forward and back; or writes an empty one.",
		footer = { "", "Example: aludel revision -m \"add priority to tasks\"",
				"Example: aludel revision --empty -m \"fill in priorities\" --head 20250115143022" })
final class RevisionCommand extends ReportingCommand {

	private static final String LARGE_TABLE_ROWS = "--aludel.autogenerate.large-table-rows=";

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

	@Option(names = "--large-table-rows", paramLabel = "ROWS",
			description = "From how many rows on, by the server's estimate, a table is changed so that others go on using "
					+ "it (default: aludel.autogenerate.large-table-rows).")
	private @Nullable Long largeTableRows;

	@Option(names = "--no-input", description = "Ask nothing, even on a terminal: what is not answered stays as it is.")
	private boolean noInput;

	@Mixin
	private final ApplicationOptions options = new ApplicationOptions();

	@Mixin
	private final AgainstOptions against = new AgainstOptions();

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
		try (Revisions revisions = Revisions.open(this.options, database())) {
			DraftRevision revision = place(revisions);
			DraftFiles files = new DraftFiles(this.place.sources(), revisions.settings());
			return new RevisionResult.Empty(files.save(Draft.of(revision, List.of(), List.of())));
		}
	}

	private CommandResult draft(Answers given) {
		if (this.largeTableRows != null) {
			this.options.set(ApplicationOptions.ARGUMENT, LARGE_TABLE_ROWS + this.largeTableRows);
		}
		try (DeskApplication application = DeskApplication.open(this.options, this.against)) {
			Desk desk = application.desk(database());
			DraftRevision revision = place(desk.revisions());
			AutogenerateSettings settings = desk.revisions().settings();
			DraftFiles files = new DraftFiles(this.place.sources(), settings);
			desk.requireEveryRevision();
			boolean attended = !this.noInput && attended();
			EntityComparison.Result result = attended
					? new AnswerDialogue(terminal(), dialogue(), desk::compare).settle(given) : desk.compare(given);
			ComparisonText text = new ComparisonText(desk, result, attended);
			if (result.comparison().isEmpty()) {
				return new RevisionResult.NothingToDo(text, result.comparison().agrees());
			}
			Predicate<String> taken = (id) -> desk.revisions().graph().find(id).isPresent();
			List<Draft> drafts = new DraftCustomization(settings.customizers(), taken)
				.customize(new DraftAssembly(result).drafts(revision, taken));
			if (drafts.isEmpty()) {
				return new RevisionResult.NothingKept(text);
			}
			ProofReport proof = prove(desk, result, files.sources(drafts));
			return new RevisionResult.Drafted(text, proof,
					files.save(drafts.stream().map((draft) -> draft.remarks(remarks(draft, proof))).toList()));
		}
	}

	private DraftRevision place(Revisions revisions) {
		return this.place.place(revisions, new Parents(revisions).of(this.heads, this.splice), this.message);
	}

	private static ProofReport prove(Desk desk, EntityComparison.Result result, List<JavaSource> sources) {
		EntityComparison comparison = desk.comparison();
		DraftProof proof = new DraftProof(desk.revisions().aludel().dataSource(),
				Thread.currentThread().getContextClassLoader(), System.getProperty("java.class.path"),
				ProofSettings.DEFAULTS);
		return proof.prove(sources, comparison.nothingLeft(result), comparison.asBefore(result));
	}

	private static DraftRemarks remarks(Draft draft, ProofReport proof) {
		if (proof.shows(draft.revision().className())) {
			return draft.remarks().notProven(notProven(draft, proof));
		}
		List<String> unproven = new ArrayList<>();
		if (proof.outcome() instanceof ProofOutcome.Disproven disproven) {
			unproven.add(lasting(disproven.reason()));
			unproven.addAll(disproven.remaining());
		}
		else if (proof.outcome() instanceof ProofOutcome.Unproven reason) {
			unproven.add(lasting(reason.reason()));
		}
		return draft.remarks().unproven(unproven).notProven(notProven(draft, proof));
	}

	/** In what the proof of a draft differs from what will run one day. */
	private static List<String> notProven(Draft draft, ProofReport proof) {
		return proof.remarks()
			.stream()
			.filter((remark) -> remark.migration().equals(draft.revision().className()))
			.map(ProofRemark::text)
			.toList();
	}

	/** What is still worth knowing when the file is read. */
	private static String lasting(String reason) {
		return reason.lines().filter((line) -> !line.equals(ProofReport.ROLLED_BACK)).collect(Collectors.joining("\n"));
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
