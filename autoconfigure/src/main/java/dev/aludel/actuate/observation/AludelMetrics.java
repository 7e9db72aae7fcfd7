package dev.aludel.actuate.observation;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.migrate.MigrationListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@link MeterBinder} of what engines do. The first run is over before there is a
 * registry, for registries may need what waits for the database; so everything is counted
 * here, and registries read it whenever they come.
 */
public final class AludelMetrics implements MeterBinder, EngineObserver {

	private final List<EngineTallies> engines = new ArrayList<>();

	private final List<MeterRegistry> registries = new ArrayList<>();

	@Override
	public synchronized MigrationListener observe(String database) {
		EngineTallies tallies = new EngineTallies(database);
		this.engines.add(tallies);
		this.registries.forEach(tallies::bindTo);
		return tallies;
	}

	@Override
	public synchronized void bindTo(MeterRegistry registry) {
		this.registries.add(registry);
		this.engines.forEach((engine) -> engine.bindTo(registry));
	}

}
