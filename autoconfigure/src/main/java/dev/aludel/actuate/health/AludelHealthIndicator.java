package dev.aludel.actuate.health;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelException;
import dev.aludel.migrate.AppliedRevision;
import dev.aludel.migrate.DatabaseOverview;
import dev.aludel.migrate.DatabaseState;
import dev.aludel.migrate.LockHolder;
import dev.aludel.migrate.PendingRevision;
import dev.aludel.migrate.UnfinishedRevision;
import dev.aludel.revision.RevisionException;
import dev.aludel.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} that tells whether a database has what the application needs.
 * One that is ahead has; so has one that another instance migrates, as long as nothing of
 * this application's own is missing.
 */
public final class AludelHealthIndicator extends AbstractHealthIndicator {

	private static final Set<String> EVERYTHING = Set.of("head", "heads");

	private final Aludel engine;

	private final String target;

	// To find and load them at every check would cost more than to ask the database.
	private volatile @Nullable RevisionGraph graph;

	/**
	 * Creates an indicator.
	 * @param engine the engine of the database
	 * @param target the identifier of the revision that the application needs
	 */
	public AludelHealthIndicator(Aludel engine, String target) {
		this.engine = Objects.requireNonNull(engine, "'engine' must not be null");
		this.target = Objects.requireNonNull(target, "'target' must not be null");
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		try {
			RevisionGraph revisions = revisions();
			describe(builder, this.engine.overview(revisions, 0), revisions);
		}
		catch (AludelException | RevisionException ex) {
			// Without the exception: a stack trace at every check would tell no more.
			builder.down().withDetail("error", String.valueOf(ex.getMessage()).lines().findFirst().orElse(""));
		}
	}

	private RevisionGraph revisions() {
		RevisionGraph revisions = this.graph;
		if (revisions == null) {
			revisions = this.engine.graph();
			this.graph = revisions;
		}
		return revisions;
	}

	private void describe(Health.Builder builder, DatabaseOverview overview, RevisionGraph revisions) {
		DatabaseState state = overview.state();
		List<String> missing = missing(state, revisions);
		setStatus(builder, !missing.isEmpty(), isHalfDone(state), overview.isRunning());
		builder.withDetail("database", state.database().toString())
			.withDetail("current", state.heads())
			.withDetail("heads", state.expectedHeads());
		addUnlessEmpty(builder, "pending", missing);
		addUnlessEmpty(builder, "unknown", state.unknown());
		addUnlessEmpty(builder, "unfinished", state.unfinished().stream().map(UnfinishedRevision::id).toList());
		LockHolder holder = overview.lockHolder();
		if (holder != null) {
			builder.withDetail("running", "pid " + holder.pid());
		}
	}

	private static void setStatus(Health.Builder builder, boolean behind, boolean halfDone, boolean running) {
		if (halfDone && !running) {
			builder.down();
		}
		else if (behind || halfDone) {
			builder.outOfService();
		}
		else {
			builder.up();
		}
	}

	/** What the database lacks of what the application was told to bring it to. */
	private List<String> missing(DatabaseState state, RevisionGraph revisions) {
		List<String> pending = state.pending().stream().map(PendingRevision::id).toList();
		if (pending.isEmpty() || EVERYTHING.contains(this.target)) {
			return pending;
		}
		Set<String> applied = state.applied().stream().map(AppliedRevision::id).collect(Collectors.toSet());
		Set<String> needed = revisions.upgrade(this.target, applied)
			.steps()
			.stream()
			.map((step) -> step.revision().id())
			.collect(Collectors.toSet());
		return pending.stream().filter(needed::contains).toList();
	}

	/** A half done revision of another application is not this one's trouble. */
	private static boolean isHalfDone(DatabaseState state) {
		Set<String> own = state.pending().stream().map(PendingRevision::id).collect(Collectors.toSet());
		state.applied()
			.stream()
			.map(AppliedRevision::id)
			.filter((id) -> !state.unknown().contains(id))
			.forEach(own::add);
		return state.unfinished().stream().map(UnfinishedRevision::id).anyMatch(own::contains);
	}

	private static void addUnlessEmpty(Health.Builder builder, String name, List<String> ids) {
		if (!ids.isEmpty()) {
			builder.withDetail(name, ids);
		}
	}

}
