package dev.aludel.autoconfigure;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Stays away from the {@link ObservationRegistry} until the application stands. Creating
 * it creates the handlers, the meter registries and what customizes them: whatever of
 * that needs the database waits for the run which would be observed.
 */
final class LateObservationRegistry implements SmartInitializingSingleton {

	private final boolean atStart;

	private final ObjectProvider<ObservationRegistry> registry;

	private volatile boolean started;

	LateObservationRegistry(boolean atStart, ObjectProvider<ObservationRegistry> registry) {
		this.atStart = atStart;
		this.registry = registry;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.started = true;
	}

	ObservationRegistry get() {
		return (this.atStart || this.started) ? this.registry.getIfUnique(() -> ObservationRegistry.NOOP)
				: ObservationRegistry.NOOP;
	}

}
