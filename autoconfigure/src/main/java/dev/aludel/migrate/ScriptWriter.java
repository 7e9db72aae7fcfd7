package dev.aludel.migrate;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.aludel.migrate.PsqlStatement.UnscriptableStatementException;
import dev.aludel.migrate.Recording.Recorded;
import dev.aludel.operation.CreateSchema;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.OperationKind;
import dev.aludel.postgresql.SqlStatement;
import dev.aludel.revision.OfflineRange;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.RevisionPlan;
import dev.aludel.revision.RevisionStep;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the engine would run as a script for psql, without a database.
 */
final class ScriptWriter {

	private final LoadedMigrations migrations;

	private final AludelSettings settings;

	private final ScriptBookkeeping bookkeeping;

	private final ScriptGuard guard;

	private final Script script = new Script();

	private boolean mayHaveMoved;

	/** Whether a transaction goes on. */
	private boolean begun;

	/** The limits that were set last, or {@code null} when the author has set others. */
	private @Nullable StatementLimits limits;

	ScriptWriter(LoadedMigrations migrations, AludelSettings settings) {
		this.migrations = migrations;
		this.settings = settings;
		this.bookkeeping = new ScriptBookkeeping(settings.tables(), settings.application());
		this.guard = new ScriptGuard(settings.tables());
	}

	String upgrade(OfflineRange range) {
		return run("Upgrade", range, range.upgrade(this.migrations.graph()), Direction.UPGRADE);
	}

	String downgrade(OfflineRange range) {
		return run("Downgrade", range, range.downgrade(this.migrations.graph()), Direction.DOWNGRADE);
	}

	private String run(String name, OfflineRange range, RevisionPlan plan, Direction direction) {
		// All of them first: either the whole way can be scripted or nothing is.
		Map<RevisionStep, ScriptedRevision> revisions = new LinkedHashMap<>();
		plan.steps()
			.stream()
			.filter(RevisionStep::isRun)
			.forEach((step) -> revisions.put(step, ScriptedRevision
				.of(this.migrations.runnable(step.revision(), direction), Placeholders.of(this.settings))));
		begin(name, range, plan);
		if (!plan.isEmpty()) {
			if (revisions.values().stream().anyMatch(ScriptedRevision::mayChangeSettings)) {
				this.script.comment("What a revision sets for the session is put back behind it.")
					.block(this.guard.rememberSettings());
			}
			List<ScriptedRevision> scripted = List.copyOf(revisions.values());
			List<RevisionStep> recorded = new ArrayList<>();
			for (RevisionStep step : plan.steps()) {
				ScriptedRevision revision = revisions.get(step);
				if (revision == null) {
					recorded.add(step);
					continue;
				}
				stamp(recorded);
				recorded.clear();
				run(revision, scripted.subList(scripted.indexOf(revision) + 1, scripted.size()));
			}
			stamp(recorded);
			if (this.begun) {
				commit();
			}
			end();
		}
		return this.script.toString();
	}

	String stamp(OfflineRange range, List<String> furtherTargets) {
		List<String> targets = new ArrayList<>(List.of(range.to()));
		targets.addAll(furtherTargets);
		RevisionPlan plan = this.migrations.graph().stamp(targets, range.applied(this.migrations.graph()), false);
		begin("Stamp", range, plan);
		if (!plan.isEmpty()) {
			stamp(plan.steps());
			if (this.begun) {
				commit();
			}
			end();
		}
		return this.script.toString();
	}

	/** Records several steps in one transaction, as a run does. */
	private void stamp(List<RevisionStep> steps) {
		if (!steps.isEmpty()) {
			this.script.gap();
			begin(OperationKind.DATA);
			findTables(this::isShared);
			steps.forEach(this::stamp);
			endOfStep(false);
		}
	}

	private boolean isShared() {
		return this.settings.run().transaction() == TransactionScope.RUN;
	}

	/** Ends the transaction, unless the next step shares it. */
	private void endOfStep(boolean commit) {
		if (commit || !isShared()) {
			commit();
			return;
		}
		this.script.block(this.guard.checkConstraints());
		if (movable()) {
			this.script.block(this.guard.restoreSearchPath());
		}
	}

	private void commit() {
		this.script.statement("commit");
		this.begun = false;
	}

	private void stamp(RevisionStep step) {
		RevisionNode revision = step.revision();
		if (step.kind() == RevisionStep.Kind.UNMARK) {
			this.script.statement(this.bookkeeping.remove(revision.id()))
				.statement(this.bookkeeping.recorded(revision.id(), HistoryAction.UNSTAMP));
		}
		else {
			this.script.statement(this.bookkeeping.add(this.migrations.row(revision), revision.message(), null))
				.statement(this.bookkeeping.recorded(revision.id(), HistoryAction.STAMP));
		}
	}

	private void begin(String name, OfflineRange range, RevisionPlan plan) {
		Set<String> applied = range.applied(this.migrations.graph());
		List<String> heads = heads(applied);
		String from = heads.isEmpty() ? "base" : String.join(", ", heads);
		this.script.comment("%s from %s: %s".formatted(name, from, ids(plan)))
			.comment("Written by Aludel for psql -v ON_ERROR_STOP=1 -f; it stops unless the database is at its start.")
			.gap()
			.command("\\set ON_ERROR_STOP on")
			.command("\\set AUTOCOMMIT on")
			.command("\\encoding UTF8");
		if (plan.isEmpty()) {
			return;
		}
		this.script.comment("The time zone and the style of dates that the sessions of the engine have.")
			.statement("set time zone " + ScriptBookkeeping.literal(timeZone()))
			.block(this.guard.dateStyle());
		this.settings.run().schemas().forEach((schema) -> this.script.block(ScriptGuard.createSchema(schema)));
		this.script.block(this.guard.lock());
		if (applied.isEmpty()) {
			this.script.block(this.guard.createTables(this.bookkeeping.definitions()));
		}
		this.script
			.block(this.guard.start(applied, heads, applied.isEmpty() ? null : this.guard.refuseMissingTables(heads)));
	}

	private static String ids(RevisionPlan plan) {
		List<String> ids = plan.steps().stream().map((step) -> step.revision().id()).toList();
		return ids.isEmpty() ? "nothing to do" : String.join(", ", ids);
	}

	private List<String> heads(Collection<String> applied) {
		AppliedRevisions revisions = new AppliedRevisions();
		new TreeSet<>(applied)
			.forEach((id) -> revisions.add(id, this.migrations.row(this.migrations.graph().get(id)).requirements()));
		return revisions.heads();
	}

	// As the driver does: the server reads the sign of GMT+2 the other way round.
	private static String timeZone() {
		String zone = ZoneId.systemDefault().getId();
		if (zone.startsWith("GMT+")) {
			return zone.replace('+', '-');
		}
		return zone.startsWith("GMT-") ? zone.replace('-', '+') : zone;
	}

	private void end() {
		this.script.gap().block(this.guard.unlock());
	}

	private void begin(OperationKind kind) {
		if (!this.begun) {
			this.script.statement("begin transaction isolation level read committed");
			this.begun = true;
		}
		this.limits = StatementLimits.NONE;
		limit(kind);
	}

	/** What a run has in its last attempt, for a script has one. */
	private void limit(OperationKind kind) {
		StatementLimits wanted = this.settings.timeouts().of(kind);
		StatementLimits before = this.limits;
		if (before == null) {
			return;
		}
		if (before.lockMillis() != wanted.lockMillis()) {
			this.script.statement("set local lock_timeout = " + wanted.lockMillis());
		}
		if (before.statementMillis() != wanted.statementMillis() || before.equals(StatementLimits.NONE)) {
			this.script.statement("set local statement_timeout = " + wanted.statementMillis());
		}
		this.limits = wanted;
	}

	private void run(ScriptedRevision scripted, List<ScriptedRevision> later) {
		RunnableRevision revision = scripted.revision();
		boolean several = scripted.isSplit();
		boolean marked = several || isShared();
		this.script.gap()
			.comment(
					"%s %s: %s (%s)".formatted((revision.direction() == Direction.UPGRADE) ? "Upgrade" : "Downgrade of",
							revision.id(), revision.node().message(), revision.className()));
		if (marked) {
			this.script.block("""
					begin
						perform set_config('aludel.started_at', clock_timestamp()::text, false);
					end""");
		}
		begin(scripted.kind(0));
		this.mayHaveMoved = this.mayHaveMoved || scripted.mayMoveTables();
		StatementChecksum checksum = new StatementChecksum();
		for (int index = 0; index < scripted.statements().size(); index++) {
			Recorded recorded = scripted.statements().get(index);
			String before = checksum.value();
			checksum.add(recorded.statement());
			if (!recorded.statement().transactional()) {
				runAlone(scripted, index, before, checksum.value());
				continue;
			}
			limit(recorded.operation().kind());
			this.script.terminated(scripted.sql().get(index));
			if (scripted.setsLimits(index)) {
				this.limits = null;
			}
			if (scripted.usesValueOf(index)) {
				commitBehindValue(scripted, index, checksum.value());
			}
		}
		if (scripted.mayChangeSettings()) {
			this.script.block(this.guard.refuseReset(revision.id())).block(this.guard.restoreSettings());
		}
		boolean commit = several || later.stream().anyMatch(scripted::addsValueFor);
		findTables(() -> isShared() && !commit);
		record(revision, scripted.statements().size(), checksum.value(),
				marked ? ScriptBookkeeping.SINCE_MARK : ScriptBookkeeping.SINCE_BEGIN);
		if (several) {
			this.script.statement(this.bookkeeping.forgetProgress(revision.id()));
		}
		endOfStep(commit);
	}

	private void commitBehindValue(ScriptedRevision scripted, int index, String checksum) {
		this.script.comment("The next statements use the value, which takes a commit.");
		if (scripted.mayChangeSettings()) {
			this.script.block(this.guard.refuseReset(scripted.revision().id()));
		}
		findTables();
		this.script.statement(this.bookkeeping.progress(scripted.revision(), index + 1, checksum, "false"));
		commit();
		begin(scripted.kind(index + 1));
	}

	private void runAlone(ScriptedRevision scripted, int index, String checksumBefore, String checksum) {
		// A backfill is one statement here, as long as the table is large.
		OperationKind kind = scripted.kind(index);
		StatementLimits limits = this.settings.timeouts().of((kind == OperationKind.DATA) ? OperationKind.SCAN : kind);
		ConcurrentIndex concurrent = ConcurrentIndex.of(scripted.statements().get(index).operation());
		if (concurrent != null && concurrent.wanted()) {
			this.script.block(this.guard.refuseInvalid(concurrent));
		}
		if (scripted.mayChangeSettings()) {
			this.script.block(this.guard.refuseReset(scripted.revision().id()));
		}
		String begun = (concurrent != null) ? begun(concurrent) : "false";
		findTables();
		this.script.statement(this.bookkeeping.progress(scripted.revision(), index, checksumBefore, begun))
			.statement("commit")
			.comment(switch (kind) {
				case DATA -> "Outside of the transaction, in one statement; the engine itself goes batch by batch.";
				case CONCURRENT ->
					"Outside of a transaction, and without timeouts: a build that is cut short leaves a broken index.";
				default -> "Outside of the transaction, so that others can go on.";
			})
			.block("""
					begin
						perform set_config('aludel.lock_timeout', current_setting('lock_timeout'), false),
							set_config('aludel.statement_timeout', current_setting('statement_timeout'), false);
						perform set_config('lock_timeout', '%s', false), set_config('statement_timeout', '%s', false);
					end""".formatted(limits.lockMillis(), limits.statementMillis()))
			.terminated(scripted.sql().get(index))
			.block("""
					begin
						perform set_config('lock_timeout', current_setting('aludel.lock_timeout'), false),
							set_config('statement_timeout', current_setting('aludel.statement_timeout'), false);
					end""");
		if (movable()) {
			this.script.statement("begin");
			findTables();
		}
		this.script.statement(this.bookkeeping.progress(scripted.revision(), index + 1, checksum, "false"));
		if (movable()) {
			this.script.statement("commit");
		}
		this.begun = false;
		begin(scripted.kind(index + 1));
	}

	// What the index is looked for with is the search path of the revision.
	private String begun(ConcurrentIndex index) {
		String begun = "not (" + index.doneCondition() + ")";
		if (!movable()) {
			return begun;
		}
		this.script.block(this.guard.rememberBegun(begun));
		return ScriptBookkeeping.NEXT_BEGUN_MARK;
	}

	private void findTables() {
		findTables(() -> false);
	}

	private void findTables(BooleanSupplier shared) {
		if (movable()) {
			if (shared.getAsBoolean()) {
				this.script.block(this.guard.rememberSearchPath());
			}
			this.script.block(this.guard.findTables());
		}
	}

	private boolean movable() {
		return this.mayHaveMoved && this.settings.tables().needCurrentSchema();
	}

	private void record(RunnableRevision revision, int statements, String checksum, String since) {
		this.script
			.statement((revision.direction() == Direction.UPGRADE)
					? this.bookkeeping.add(revision.row(), revision.node().message(), checksum)
					: this.bookkeeping.remove(revision.id()))
			.statement(this.bookkeeping.ran(revision.id(), revision.direction().action(), statements, checksum, since));
	}

	/**
	 * A revision whose statements are known.
	 *
	 * @param revision the revision
	 * @param statements its statements
	 * @param sql each of them as psql reads it
	 */
	private record ScriptedRevision(RunnableRevision revision, List<Recorded> statements, List<String> sql) {

		private static final Pattern LIMIT = Pattern.compile("\\b(lock|statement)_timeout\\b",
				Pattern.CASE_INSENSITIVE);

		static ScriptedRevision of(RunnableRevision revision, Placeholders placeholders) {
			Recording recording = Recording.of(revision);
			RefusalCheck.check(revision, recording, placeholders);
			if (recording instanceof Recording.Complete complete) {
				return new ScriptedRevision(revision, complete.statements(),
						sql(revision, complete.statements(), placeholders));
			}
			if (recording instanceof Recording.Irreversible irreversible) {
				throw new IrreversibleRevisionException(revision.id(), revision.className(), irreversible.reason());
			}
			throw new UnscriptableRevisionException(revision, (recording instanceof Recording.Failed failed)
					? "fails: " + failed.failure() : Recording.READS_THE_DATABASE);
		}

		private static List<String> sql(RunnableRevision revision, List<Recorded> statements,
				Placeholders placeholders) {
			List<String> sql = new ArrayList<>();
			for (Recorded recorded : statements) {
				try {
					sql.add(PsqlStatement.of(placeholders.fill(recorded.operation(), recorded.statement())));
				}
				catch (UnscriptableStatementException ex) {
					throw new UnscriptableRevisionException(revision,
							"has a statement (number %s) that %s".formatted(sql.size() + 1, ex.getMessage()));
				}
			}
			return sql;
		}

		/** Of the statement, or of the record behind the last one. */
		OperationKind kind(int index) {
			return (index < this.statements.size()) ? this.statements.get(index).operation().kind()
					: OperationKind.DATA;
		}

		boolean isSplit() {
			return IntStream.range(0, this.statements.size())
				.anyMatch((index) -> !this.statements.get(index).statement().transactional() || usesValueOf(index));
		}

		/** Whether a later statement uses an enum value that this one adds. */
		boolean usesValueOf(int index) {
			Recorded adding = this.statements.get(index);
			return EnumValues.isAddedBy(adding.operation())
					&& uses(adding.statement(), this.statements.subList(index + 1, this.statements.size()));
		}

		/** Whether another revision uses an enum value that this one adds. */
		boolean addsValueFor(ScriptedRevision other) {
			return this.statements.stream()
				.anyMatch((adding) -> EnumValues.isAddedBy(adding.operation())
						&& uses(adding.statement(), other.statements()));
		}

		private static boolean uses(SqlStatement adding, List<Recorded> later) {
			return later.stream().anyMatch((recorded) -> EnumValues.mayBeUsed(adding, recorded.statement()));
		}

		/** Whether the author has limits of his own from here on. */
		boolean setsLimits(int index) {
			return this.statements.get(index).operation() instanceof ExecuteSql execute
					&& LIMIT.matcher(execute.sql()).find();
		}

		/** No verb sets anything; what SQL does nobody knows. */
		boolean mayChangeSettings() {
			return this.statements.stream().anyMatch((recorded) -> recorded.operation() instanceof ExecuteSql);
		}

		/** A new schema may be the first of the search path. */
		boolean mayMoveTables() {
			return mayChangeSettings()
					|| this.statements.stream().anyMatch((recorded) -> recorded.operation() instanceof CreateSchema);
		}

	}

}
