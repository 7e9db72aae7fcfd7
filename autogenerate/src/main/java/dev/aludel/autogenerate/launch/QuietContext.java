package dev.aludel.autogenerate.launch;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/**
 * Takes from a context what would start something: lifecycle beans and scheduled tasks
 * are created and started in spite of lazy initialization.
 */
final class QuietContext implements BeanFactoryPostProcessor {

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		remove(beanFactory, TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME);
		remove(beanFactory, AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME);
		beanFactory.registerSingleton(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new NothingStarts());
	}

	private static void remove(ConfigurableListableBeanFactory beanFactory, String name) {
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

}
