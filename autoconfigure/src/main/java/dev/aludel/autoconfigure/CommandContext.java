package dev.aludel.autoconfigure;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * Leaves in a context only what somebody asks for: what insists on being created is lazy
 * too, and nobody hears that the context has started.
 */
final class CommandContext implements BeanFactoryPostProcessor {

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		QuietContext.replace(beanFactory, AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME,
				new NobodyListens());
		for (String name : beanFactory.getBeanDefinitionNames()) {
			beanFactory.getBeanDefinition(name).setLazyInit(true);
		}
	}

	/** Takes the runners from a context that is not the one to run the command. */
	static void removeRunners(ConfigurableListableBeanFactory beanFactory) {
		for (Class<?> type : List.of(ApplicationRunner.class, CommandLineRunner.class)) {
			for (String name : beanFactory.getBeanNamesForType(type, true, false)) {
				QuietContext.remove(beanFactory, name);
			}
		}
	}

	private static final class NobodyListens implements ApplicationEventMulticaster {

		@Override
		public void addApplicationListener(ApplicationListener<?> listener) {
		}

		@Override
		public void addApplicationListenerBean(String listenerBeanName) {
		}

		@Override
		public void removeApplicationListener(ApplicationListener<?> listener) {
		}

		@Override
		public void removeApplicationListenerBean(String listenerBeanName) {
		}

		@Override
		public void removeApplicationListeners(Predicate<ApplicationListener<?>> predicate) {
		}

		@Override
		public void removeApplicationListenerBeans(Predicate<String> predicate) {
		}

		@Override
		public void removeAllListeners() {
		}

		@Override
		public void multicastEvent(ApplicationEvent event) {
		}

		@Override
		public void multicastEvent(ApplicationEvent event, @Nullable ResolvableType eventType) {
		}

	}

}
