package dev.aludel.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/**
 * Takes from a context what would start something in spite of lazy initialization:
 * lifecycle beans, scheduled tasks, and the upgrade at start. The engines are there,
 * configured as the application has them, and have run nothing.
 */
public final class QuietContext implements BeanFactoryPostProcessor {

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		remove(beanFactory, TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME);
		replace(beanFactory, AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new NothingStarts());
		beanFactory.addBeanPostProcessor(new NothingIsUpgraded());
	}

	static void replace(ConfigurableListableBeanFactory beanFactory, String name, Object singleton) {
		remove(beanFactory, name);
		beanFactory.registerSingleton(name, singleton);
	}

	static void remove(ConfigurableListableBeanFactory beanFactory, String name) {
		if (beanFactory instanceof BeanDefinitionRegistry registry && registry.containsBeanDefinition(name)) {
			registry.removeBeanDefinition(name);
		}
	}

	/** Looks for no lifecycle beans, so that none is created. */
	private static final class NothingStarts implements LifecycleProcessor {

		@Override
		public void onRefresh() {
		}

		@Override
		public void onClose() {
		}

		@Override
		public void start() {
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return false;
		}

	}

	/**
	 * Puts an initializer without engines in the place of that of the application, which
	 * whatever needs a database depends on.
	 */
	private static final class NothingIsUpgraded implements InstantiationAwareBeanPostProcessor {

		@Override
		public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
			return AludelInitializer.class.isAssignableFrom(beanClass) ? new AludelInitializer(List.of(), (aludel) -> {
			}) : null;
		}

	}

}
