package dev.aludel.autoconfigure;

import java.util.Set;

import org.quartz.Scheduler;

import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDependsOnDatabaseInitializationDetector;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.util.ClassUtils;

/**
 * Has schedulers wait for the migrations that an application sets up itself. Those of
 * Boot's starter for Quartz wait anyway.
 */
final class QuartzDependsOnMigrationsDetector extends AbstractBeansOfTypeDependsOnDatabaseInitializationDetector {

	private static final String SCHEDULER = "org.quartz.Scheduler";

	// Comes with a library that many have without Quartz.
	private static final String FACTORY = "org.springframework.scheduling.quartz.SchedulerFactoryBean";

	@Override
	protected Set<Class<?>> getDependsOnDatabaseInitializationBeanTypes() {
		ClassLoader classLoader = getClass().getClassLoader();
		boolean present = ClassUtils.isPresent(SCHEDULER, classLoader) && ClassUtils.isPresent(FACTORY, classLoader);
		return present ? Set.of(Scheduler.class, SchedulerFactoryBean.class) : Set.of();
	}

}
