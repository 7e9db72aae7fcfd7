package dev.aludel.autoconfigure;

import dev.aludel.actuate.observation.EngineObserver;
import dev.aludel.migrate.Aludel;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has every engine watched, those of the application's own making included, before
 * anybody can run one.
 */
final class EngineObserverPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<EngineObserver> observers;

	EngineObserverPostProcessor(ObjectProvider<EngineObserver> observers) {
		this.observers = observers;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof Aludel engine)) {
			return bean;
		}
		Aludel observed = engine;
		for (EngineObserver observer : this.observers.orderedStream().toList()) {
			observed = observed.withListener(observer.observe(DatabaseBeans.databaseOf(beanName)));
		}
		return observed;
	}

}
