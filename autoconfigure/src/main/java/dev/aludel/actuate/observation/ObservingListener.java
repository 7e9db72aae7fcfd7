package dev.aludel.actuate.observation;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.aludel.actuate.observation.AludelObservationDocumentation.Events;
import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.Direction;
import dev.aludel.migrate.HistoryAction;
import dev.aludel.migrate.LockWait;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.RevisionFailedException;
import dev.aludel.migrate.RevisionRetry;
import dev.aludel.migrate.RunReport;
import dev.aludel.revision.RevisionNode;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/** Observes the runs of one engine. */
final class ObservingListener implements MigrationListener {

	private final String database;

	private final Supplier<ObservationRegistry> registry;

	private final Supplier<@Nullable RunObservationConvention> runConvention;

	private final Supplier<@Nullable RevisionObservationConvention> revisionConvention;

	// A run tells everything on its own thread; there may be several runs.
	private final Map<Thread, ObservedRun> runs = new ConcurrentHashMap<>();

	ObservingListener(String database, Supplier<ObservationRegistry> registry,
			Supplier<@Nullable RunObservationConvention> runConvention,
			Supplier<@Nullable RevisionObservationConvention> revisionConvention) {
		this.database = database;
		this.registry = registry;
		this.runConvention = runConvention;
		this.revisionConvention = revisionConvention;
	}

	@Override
	public void runStarted(HistoryAction action) {
		ObservationRegistry observations = this.registry.get();
		if (!observations.isNoop()) {
			RunObservationContext context = new RunObservationContext(this.database, action);
			this.runs.put(Thread.currentThread(),
					ObservedRun.start(observations, context, this.runConvention.get(), this.revisionConvention.get()));
		}
	}

	@Override
	public void beforeLockWait(LockWait wait) {
		onRun((run) -> run.event(Events.LOCK_WAIT));
	}

	@Override
	public void afterLockWait(LockWait wait, Duration waited, boolean obtained) {
		if (obtained) {
			onRun((run) -> run.event(Events.LOCK_OBTAINED));
		}
	}

	@Override
	public void beforeRevision(RevisionNode revision, Direction direction) {
		onRun((run) -> run.startRevision(new RevisionObservationContext(this.database, revision, direction)));
	}

	@Override
	public void beforeRetry(RevisionRetry retry) {
		onRun((run) -> run.revisionEvent(retry.revision(), Events.RETRY));
	}

	@Override
	public void afterRevision(CompletedRevision revision) {
		onRun((run) -> run.endRevision(revision));
	}

	@Override
	public void revisionFailed(RevisionFailedException failure) {
		onRun((run) -> run.failRevisions(failure));
	}

	@Override
	public void runFinished(RunReport report) {
		ObservedRun run = this.runs.remove(Thread.currentThread());
		if (run != null) {
			run.end(report);
		}
	}

	@Override
	public void runFailed(Throwable failure) {
		ObservedRun run = this.runs.remove(Thread.currentThread());
		if (run != null) {
			run.fail(failure);
		}
	}

	private void onRun(Consumer<ObservedRun> action) {
		ObservedRun run = this.runs.get(Thread.currentThread());
		if (run != null) {
			action.accept(run);
		}
	}

}
