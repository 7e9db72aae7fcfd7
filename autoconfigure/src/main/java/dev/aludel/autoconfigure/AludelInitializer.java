package dev.aludel.autoconfigure;

import java.util.List;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.ShutdownGuard;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.Ordered;

/**
 * Runs the {@link AludelStrategy} on every engine of the application while its context
 * starts. Whatever needs a database is created after it.
 */
public final class AludelInitializer implements InitializingBean, Ordered {

	private final List<Aludel> engines;

	private final AludelStrategy strategy;

	private int order;

	/**
	 * Creates an initializer.
	 * @param engines the engines, in the order in which they shall run
	 * @param strategy what to do with each
	 */
	public AludelInitializer(List<Aludel> engines, AludelStrategy strategy) {
		this.engines = List.copyOf(engines);
		this.strategy = strategy;
	}

	@Override
	public void afterPropertiesSet() {
		try (ShutdownGuard guard = new ShutdownGuard()) {
			this.engines.forEach((engine) -> this.strategy.migrate(guard.guard(engine)));
		}
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	/**
	 * Changes the place among ordered beans.
	 * @param order the order, 0 unless it is set
	 */
	public void setOrder(int order) {
		this.order = order;
	}

}
