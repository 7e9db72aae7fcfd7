package dev.aludel.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.aludel.migrate.ValidationReport.CheckedRevision;
import dev.aludel.migrate.ValidationReport.CheckedRevision.Outcome;
import dev.aludel.migrate.ValidationReport.Finding;
import dev.aludel.migrate.ValidationReport.Finding.Kind;
import dev.aludel.revision.RevisionException;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.SeveralHeadsException;
import org.jspecify.annotations.Nullable;

/** Looks at everything that can be wrong and lists all of it, instead of the first. */
final class Validation {

	private final MigrationSource source;

	private final List<Finding> findings = new ArrayList<>();

	private final List<CheckedRevision> checksums = new ArrayList<>();

	Validation(MigrationSource source) {
		this.source = source;
	}

	/** Looks at the classes and how they follow each other only. */
	ValidationReport offline() {
		return report(null, load());
	}

	/**
	 * Looks at the database as well.
	 * @param states reads where it stands
	 */
	ValidationReport online(StateReader states) {
		Optional<LoadedMigrations> migrations = load();
		RevisionGraph graph = migrations.map(LoadedMigrations::graph).orElseGet(() -> RevisionGraph.of(List.of()));
		DatabaseState state = states.state(graph);
		// Without a graph every revision would be unknown.
		migrations.ifPresent((loaded) -> check(loaded, state));
		state.unfinished().forEach((unfinished) -> unfinished(unfinished, state.database()));
		return report(state.database(), migrations);
	}

	private ValidationReport report(@Nullable DatabaseAddress database, Optional<LoadedMigrations> migrations) {
		List<String> heads = migrations.map((loaded) -> loaded.graph().heads()).orElse(List.of());
		return new ValidationReport(database, this.source.migrations().size(), heads, this.findings, this.checksums);
	}

	private Optional<LoadedMigrations> load() {
		List<MigrationClass> classes = this.source.migrations();
		MigrationLoader loader = new MigrationLoader(this.source);
		boolean usable = true;
		for (MigrationClass migration : classes) {
			usable &= isSound(Kind.UNUSABLE_CLASS, migration.name(), () -> loader.check(migration));
		}
		if (!usable) {
			return Optional.empty();
		}
		List<LoadedMigrations> loaded = new ArrayList<>();
		isSound(Kind.UNSOUND_GRAPH, null, () -> loaded.add(loader.load(classes)));
		loaded.forEach((migrations) -> {
			checkHeads(migrations.graph());
			migrations.graph().nodes().forEach((revision) -> checkCompleted(revision, migrations));
		});
		return loaded.stream().findFirst();
	}

	private boolean isSound(Kind kind, @Nullable String className, Runnable check) {
		try {
			check.run();
			return true;
		}
		catch (MigrationClassException | RevisionException ex) {
			this.findings.add(new Finding(kind, null, className, message(ex)));
			return false;
		}
	}

	// Nothing is ever run here, so it need not be said.
	private static String message(RuntimeException ex) {
		return String.valueOf(ex.getMessage()).replace("\nNothing was run.", "").replace("\nNothing was run. ", "\n");
	}

	private void checkHeads(RevisionGraph graph) {
		try {
			graph.upgrade("head", Set.of());
		}
		catch (SeveralHeadsException ex) {
			this.findings.add(new Finding(Kind.SEVERAL_HEADS, null, null, message(ex)));
		}
	}

	private void checkCompleted(RevisionNode revision, LoadedMigrations migrations) {
		if (Recording.of(migrations.runnable(revision, Direction.UPGRADE)) instanceof Recording.Incomplete incomplete) {
			this.findings.add(new Finding(Kind.INCOMPLETE_REVISION, revision.id(), revision.origin(),
					IncompleteRevisionException.what(revision.id(), revision.origin(), incomplete.task()) + "\n"
							+ IncompleteRevisionException.advice(revision.origin())));
		}
	}

	private void check(LoadedMigrations migrations, DatabaseState state) {
		for (AppliedRevision applied : state.applied()) {
			Optional<RevisionNode> known = migrations.graph().find(applied.id());
			known.ifPresent((revision) -> check(applied, revision, migrations, state.database()));
			if (state.unknown().contains(applied.id())) {
				unknown(applied, state.database());
			}
		}
	}

	private void check(AppliedRevision applied, RevisionNode node, LoadedMigrations migrations,
			DatabaseAddress database) {
		if (applied.checksum() == null) {
			this.checksums
				.add(new CheckedRevision(applied.id(), Outcome.NOT_CHECKED, "was recorded without being run"));
			return;
		}
		Recording recording = Recording.of(migrations.runnable(node, Direction.UPGRADE));
		if (recording instanceof Recording.Complete complete) {
			boolean unchanged = complete.checksum().equals(applied.checksum());
			this.checksums
				.add(new CheckedRevision(applied.id(), unchanged ? Outcome.UNCHANGED : Outcome.CHANGED, null));
			if (!unchanged) {
				changed(applied, node, database);
			}
		}
		else {
			this.checksums.add(new CheckedRevision(applied.id(), Outcome.CANNOT_BE_CHECKED, reason(recording)));
		}
	}

	private static String reason(Recording recording) {
		if (recording instanceof Recording.Incomplete) {
			return "is incomplete";
		}
		if (recording instanceof Recording.Failed failed) {
			return "fails when it is recorded: " + failed.failure();
		}
		return Recording.READS_THE_DATABASE;
	}

	private void changed(AppliedRevision applied, RevisionNode node, DatabaseAddress database) {
		this.findings.add(new Finding(Kind.CHANGED_CHECKSUM, node.id(), node.origin(), """
				Revision %s (%s) would run other statements than those it ran when it was applied.
				Restore it as it was and put the change into a new revision, or accept it: %s""".formatted(applied.id(),
				node.origin(), database.command("repair"))));
	}

	private void unknown(AppliedRevision applied, DatabaseAddress database) {
		this.findings.add(new Finding(Kind.UNKNOWN_REVISION, applied.id(), null,
				"""
						Revision %s is applied and unknown to this application.
						Deploy the application that has it, or forget it when it is gone for good: %s""".formatted(
						applied.id() + (applied.message().isEmpty() ? "" : " (" + applied.message() + ")"),
						database.command("repair --forget " + applied.id()))));
	}

	private void unfinished(UnfinishedRevision unfinished, DatabaseAddress database) {
		boolean upgrade = unfinished.direction() == Direction.UPGRADE;
		this.findings.add(new Finding(Kind.UNFINISHED_REVISION, unfinished.id(), null,
				"""
						%s of revision %s was begun and not finished; %s done.
						Finish it: %s""".formatted(upgrade ? "The upgrade" : "The downgrade", unfinished.id(),
						Wording.count(unfinished.completedStatements(), "statement is", "statements are"),
						upgrade ? database.command("upgrade " + unfinished.id()) : "run the same downgrade again")));
	}

}
