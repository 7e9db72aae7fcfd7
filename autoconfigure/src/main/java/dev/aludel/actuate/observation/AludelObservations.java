package dev.aludel.actuate.observation;

import java.util.function.Supplier;

import dev.aludel.migrate.MigrationListener;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes the runs of engines and their revisions while they happen.
 */
public final class AludelObservations implements EngineObserver {

	private final Supplier<ObservationRegistry> registry;

	private final Supplier<@Nullable RunObservationConvention> runConvention;

	private final Supplier<@Nullable RevisionObservationConvention> revisionConvention;

	/**
	 * Creates observations.
	 * @param registry is asked for the registry at the beginning of each run
	 * @param runConvention is asked for what shall replace the names and key values of a
	 * run; {@code null} for nothing
	 * @param revisionConvention is asked for what shall replace those of a revision;
	 * {@code null} for nothing
	 */
	public AludelObservations(Supplier<ObservationRegistry> registry,
			Supplier<@Nullable RunObservationConvention> runConvention,
			Supplier<@Nullable RevisionObservationConvention> revisionConvention) {
		this.registry = registry;
		this.runConvention = runConvention;
		this.revisionConvention = revisionConvention;
	}

	@Override
	public MigrationListener observe(String database) {
		return new ObservingListener(database, this.registry, this.runConvention, this.revisionConvention);
	}

}
