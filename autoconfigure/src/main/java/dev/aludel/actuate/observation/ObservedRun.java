package dev.aludel.actuate.observation;

import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.RunReport;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/** The observation of a run, and of the revision that it is at. */
final class ObservedRun {

	private static final RunObservationConvention RUN = new DefaultRunObservationConvention();

	private static final RevisionObservationConvention REVISION = new DefaultRevisionObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable RevisionObservationConvention revisionConvention;

	private final RunObservationContext context;

	private final Opened run;

	private @Nullable RevisionObservationContext revisionContext;

	private @Nullable Opened revision;

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
		this.revisionContext = next;
		this.revision = Opened.of(AludelObservationDocumentation.REVISION.start(this.revisionConvention, REVISION,
				() -> next, this.registry));
	}

	void endRevision(CompletedRevision completed) {
		if (this.revisionContext != null) {
			this.revisionContext.setCompleted(completed);
		}
		closeRevision(null);
	}

	void failRevision(Throwable failure) {
		if (this.revisionContext != null) {
			this.revisionContext.setFailure(failure);
		}
		closeRevision(failure);
	}

	private void closeRevision(@Nullable Throwable failure) {
		if (this.revision != null) {
			this.revision.close(failure);
		}
		this.revision = null;
		this.revisionContext = null;
	}

	void end(RunReport report) {
		this.context.setReport(report);
		this.run.close(null);
	}

	void fail(Throwable failure) {
		// A listener may have ended the run in the midst of a revision.
		failRevision(failure);
		this.context.setFailure(failure);
		this.run.close(failure);
	}

	/** An observation within whose scope everything happens that comes next. */
	private record Opened(Observation observation, Observation.Scope scope) {

		static Opened of(Observation observation) {
			return new Opened(observation, observation.openScope());
		}

		void close(@Nullable Throwable failure) {
			this.scope.close();
			if (failure != null) {
				this.observation.error(new ObservedFailureException(failure));
			}
			this.observation.stop();
		}

	}

}
