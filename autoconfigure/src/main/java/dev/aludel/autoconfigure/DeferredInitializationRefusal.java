package dev.aludel.autoconfigure;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Stops the start before any bean could use a database that is not migrated yet. */
final class DeferredInitializationRefusal implements BeanFactoryPostProcessor {

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		throw new DeferredInitializationException();
	}

}
