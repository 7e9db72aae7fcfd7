package dev.aludel.actuate.observation;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.RunReport;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/** The observation of a run, and of the revisions that it is at. */
final class ObservedRun {

	private static final RunObservationConvention RUN = new DefaultRunObservationConvention();

	private static final RevisionObservationConvention REVISION = new DefaultRevisionObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable RevisionObservationConvention revisionConvention;

	private final RunObservationContext context;

	private final Opened run;

	// Several when they share a transaction: they are done when that is committed.
	private final Map<String, ObservedRevision> revisions = new LinkedHashMap<>();

	private ObservedRun(ObservationRegistry registry, RunObservationContext context, Opened run,
			@Nullable RevisionObservationConvention revisionConvention) {
		this.registry = registry;
		this.context = context;
		this.run = run;
		this.revisionConvention = revisionConvention;
	}

	static ObservedRun start(ObservationRegistry registry, RunObservationContext context,
			@Nullable RunObservationConvention convention,
			@Nullable RevisionObservationConvention revisionConvention) {
		Opened run = Opened.of(AludelObservationDocumentation.RUN.start(convention, RUN, () -> context, registry));
		return new ObservedRun(registry, context, run, revisionConvention);
	}

	void event(Observation.Event event) {
		this.run.observation().event(event);
	}

	void startRevision(RevisionObservationContext next) {
		this.revisions.values().forEach((revision) -> revision.opened().leave());
		this.revisions.put(next.getRevision().id(),
				new ObservedRevision(next, Opened.of(AludelObservationDocumentation.REVISION
					.start(this.revisionConvention, REVISION, () -> next, this.registry))));
	}

	void revisionEvent(String revision, Observation.Event event) {
		ObservedRevision observed = this.revisions.get(revision);
		if (observed != null) {
			observed.opened().observation().event(event);
		}
	}

	void endRevision(CompletedRevision completed) {
		ObservedRevision observed = this.revisions.remove(completed.id());
		if (observed != null) {
			observed.context().setCompleted(completed);
			observed.opened().close(null);
		}
	}

	/** None of those that are not done yet will be. */
	void failRevisions(Throwable failure) {
		this.revisions.values().forEach((observed) -> {
			observed.context().setFailure(failure);
			observed.opened().close(failure);
		});
		this.revisions.clear();
	}

	void end(RunReport report) {
		this.context.setReport(report);
		this.run.close(null);
	}

	void fail(Throwable failure) {
		// A listener may have ended the run in the midst of a revision.
		failRevisions(failure);
		this.context.setFailure(failure);
		this.run.close(failure);
	}

	/** The observation of a revision, and what is known about it. */
	private record ObservedRevision(RevisionObservationContext context, Opened opened) {

	}

	/** An observation within whose scope everything happens that comes next. */
	private static final class Opened {

		private final Observation observation;

		private Observation.@Nullable Scope scope;

		private Opened(Observation observation) {
			this.observation = observation;
			this.scope = observation.openScope();
		}

		static Opened of(Observation observation) {
			return new Opened(observation);
		}

		Observation observation() {
			return this.observation;
		}

		void leave() {
			if (this.scope != null) {
				this.scope.close();
				this.scope = null;
			}
		}

		void close(@Nullable Throwable failure) {
			leave();
			if (failure != null) {
				this.observation.error(new ObservedFailureException(failure));
			}
			this.observation.stop();
		}

	}

}
