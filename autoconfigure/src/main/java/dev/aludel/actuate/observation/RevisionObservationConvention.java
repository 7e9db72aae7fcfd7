package dev.aludel.actuate.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * {@link ObservationConvention} for a revision. A bean of this type replaces the names and key
 * values that are used otherwise.
 */
public interface RevisionObservationConvention extends ObservationConvention<RevisionObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof RevisionObservationContext;
	}

}
