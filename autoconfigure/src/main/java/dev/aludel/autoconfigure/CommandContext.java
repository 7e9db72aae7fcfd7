package dev.aludel.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.Scope;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.weaving.LoadTimeWeaverAware;
import org.springframework.core.ResolvableType;

/**
 * Leaves in a context only what somebody asks for: what insists on being created is lazy
 * too, and nobody hears that the context has started. The desk reads revisions like this.
 */
public final class CommandContext implements BeanFactoryPostProcessor {

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		QuietContext.replace(beanFactory, AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME,
				new NobodyListens());
		for (String name : beanFactory.getBeanDefinitionNames()) {
			beanFactory.getBeanDefinition(name).setLazyInit(true);
		}
		keepEntityManagerFactoriesLazy(beanFactory);
	}

	// Whatever wants the load-time weaver is created early, lazy or not, if it is a
	// singleton.
	private static void keepEntityManagerFactoriesLazy(ConfigurableListableBeanFactory beanFactory) {
		beanFactory.registerScope(OnDemand.NAME, new OnDemand());
		for (String name : beanFactory.getBeanNamesForType(LoadTimeWeaverAware.class, false, false)) {
			beanFactory.getBeanDefinition(BeanFactoryUtils.transformedBeanName(name)).setScope(OnDemand.NAME);
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

	/**
	 * As a singleton, without being one. The process ends before it would be destroyed.
	 */
	private static final class OnDemand implements Scope {

		static final String NAME = "aludelOnDemand";

		private final Map<String, Object> beans = new HashMap<>();

		@Override
		public Object get(String name, ObjectFactory<?> objectFactory) {
			Object bean = this.beans.get(name);
			if (bean == null) {
				bean = objectFactory.getObject();
				this.beans.put(name, bean);
			}
			return bean;
		}

		@Override
		public @Nullable Object remove(String name) {
			return this.beans.remove(name);
		}

		@Override
		public void registerDestructionCallback(String name, Runnable callback) {
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
