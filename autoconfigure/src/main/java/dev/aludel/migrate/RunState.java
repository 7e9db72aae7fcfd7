package dev.aludel.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.migrate.ProgressStore.Progress;

/** What the attempts of one run share, and what they know of each other. */
final class RunState {

	private final Situation situation;

	private final RevisionTransaction transaction;

	private final Map<String, Progress> unfinished = new LinkedHashMap<>();

	private final SessionSettings sessionSettings;

	private final AludelSettings settings;

	private final List<OtherHistory> otherHistories;

	private final List<MigrationListener> listeners;

	private final CancellableRun run;

	private final Map<String, Integer> attempts = new LinkedHashMap<>();

	/** Those that are done in the transaction that goes on. */
	private final List<String> together = new ArrayList<>();

	/** Those of them that add values to enum types. */
	private final Set<String> addingValues = new LinkedHashSet<>();

	private final Set<String> committedBehindValues = new LinkedHashSet<>();

	private final Set<String> committedBehind = new LinkedHashSet<>();

	private final CompletionLog log;

	private final StatementChecksum checksum = new StatementChecksum();

	private final ParameterValues parameterValues;

	private int completed;

	RunState(Situation situation, RevisionTransaction transaction, SessionSettings sessionSettings,
			AludelSettings settings, List<OtherHistory> otherHistories, List<MigrationListener> listeners,
			CancellableRun run, ParameterValues parameterValues, CompletionLog log, int completed) {
		this.situation = situation;
		this.transaction = transaction;
		this.sessionSettings = sessionSettings;
		this.settings = settings;
		this.otherHistories = otherHistories;
		this.listeners = listeners;
		this.run = run;
		this.parameterValues = parameterValues;
		this.log = log;
		this.completed = completed;
		situation.unfinished().forEach(this::keep);
	}

	Situation situation() {
		return this.situation;
	}

	RevisionTransaction transaction() {
		return this.transaction;
	}

	/** What the session had set before the first revision. */
	SessionSettings sessionSettings() {
		return this.sessionSettings;
	}

	AludelSettings settings() {
		return this.settings;
	}

	TimeoutSettings timeouts() {
		return this.settings.timeouts();
	}

	/** What other tools record of a database that had no revisions. */
	List<OtherHistory> otherHistories() {
		return this.otherHistories;
	}

	List<MigrationListener> listeners() {
		return this.listeners;
	}

	CancellableRun run() {
		return this.run;
	}

	CompletionLog log() {
		return this.log;
	}

	/** The checksum of no statement, for a revision to begin with. */
	StatementChecksum checksum() {
		return this.checksum.copy();
	}

	/** Keeps them out of what is told. */
	ParameterValues parameterValues() {
		return this.parameterValues;
	}

	/** How far the revisions are that were begun and not finished. */
	Map<String, Progress> unfinished() {
		return this.unfinished;
	}

	void keep(Progress progress) {
		this.unfinished.put(progress.unfinished().id(), progress);
	}

	/** The number of the next attempt at a revision, counting from 1. */
	int nextAttempt(String revision) {
		return this.attempts.merge(revision, 1, Integer::sum);
	}

	/** How many revisions are done and committed. */
	int completed() {
		return this.completed;
	}

	/** Keeps in mind that a revision is done in the transaction that goes on. */
	void add(RunnableRevision revision, boolean addsValues) {
		revision.recordIn(this.situation.applied());
		this.together.add(revision.id());
		if (addsValues) {
			this.addingValues.add(revision.id());
		}
	}

	/** Keeps in mind that it is committed. */
	void complete(RunnableRevision revision) {
		this.completed++;
		leave(revision);
	}

	/** Keeps in mind that it was rolled back. */
	void takeBack(RunnableRevision revision) {
		revision.takeBackFrom(this.situation.applied());
		leave(revision);
	}

	private void leave(RunnableRevision revision) {
		this.together.remove(revision.id());
		this.addingValues.remove(revision.id());
	}

	/** The ids of the others that share the transaction of a revision. */
	List<String> othersThan(RunnableRevision revision) {
		return this.together.stream().filter((id) -> !id.equals(revision.id())).toList();
	}

	/** The ids of those of them that add values to enum types. */
	Set<String> othersAddingValues(RunnableRevision revision) {
		Set<String> others = new LinkedHashSet<>(this.addingValues);
		others.remove(revision.id());
		return others;
	}

	/**
	 * Has the transaction end behind revisions that add values.
	 * @return whether it did not so far
	 */
	boolean commitBehind(Set<String> revisions) {
		return this.committedBehind.addAll(revisions);
	}

	boolean isCommittedBehind(String revision) {
		return this.committedBehind.contains(revision);
	}

	/**
	 * Has the transaction end behind each value that a revision adds.
	 * @return whether it did not so far
	 */
	boolean commitBehindValuesOf(String revision) {
		return this.committedBehindValues.add(revision);
	}

	boolean isCommittedBehindValues(String revision) {
		return this.committedBehindValues.contains(revision);
	}

}
