package dev.aludel.actuate.observation;

import java.util.Locale;

import dev.aludel.actuate.observation.AludelObservationDocumentation.Names;
import dev.aludel.migrate.RunReport;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * The {@link RunObservationConvention} that is used unless there is another.
 */
public class DefaultRunObservationConvention implements RunObservationConvention {

	@Override
	public String getName() {
		return "aludel.run";
	}

	@Override
	public String getContextualName(RunObservationContext context) {
		return "aludel " + action(context);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(RunObservationContext context) {
		Throwable failure = context.getFailure();
		return KeyValues.of(Names.DATABASE.withValue(context.getDatabase()), Names.ACTION.withValue(action(context)),
				Names.OUTCOME.withValue(((failure != null) ? Outcome.of(failure) : Outcome.SUCCESS).text()),
				Names.EXCEPTION
					.withValue((failure != null) ? failure.getClass().getSimpleName() : KeyValue.NONE_VALUE));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(RunObservationContext context) {
		RunReport report = context.getReport();
		if (report == null) {
			return KeyValues.empty();
		}
		return KeyValues.of(Names.REVISIONS.withValue(String.valueOf(report.revisions().size())),
				Names.CURRENT.withValue(String.join(",", report.heads())));
	}

	private static String action(RunObservationContext context) {
		return context.getAction().name().toLowerCase(Locale.ROOT);
	}

}
