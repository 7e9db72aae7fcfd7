package dev.aludel.actuate.observation;

import dev.aludel.actuate.observation.AludelObservationDocumentation.Names;
import dev.aludel.migrate.CompletedRevision;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * The {@link RevisionObservationConvention} that is used unless there is another.
 */
public class DefaultRevisionObservationConvention implements RevisionObservationConvention {

	@Override
	public String getName() {
		return "aludel.revision";
	}

	@Override
	public String getContextualName(RevisionObservationContext context) {
		return "aludel revision";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(RevisionObservationContext context) {
		Throwable failure = context.getFailure();
		return KeyValues.of(Names.DATABASE.withValue(context.getDatabase()),
				Names.DIRECTION.withValue(Directions.text(context.getDirection())),
				Names.OUTCOME.withValue(((failure != null) ? Outcome.of(failure) : Outcome.SUCCESS).text()),
				Names.EXCEPTION
					.withValue((failure != null) ? failure.getClass().getSimpleName() : KeyValue.NONE_VALUE));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(RevisionObservationContext context) {
		KeyValues known = KeyValues.of(Names.REVISION.withValue(context.getRevision().id()),
				Names.MESSAGE.withValue(context.getRevision().message()));
		CompletedRevision completed = context.getCompleted();
		return (completed != null) ? known.and(Names.STATEMENTS.withValue(String.valueOf(completed.statements())))
				: known;
	}

}
