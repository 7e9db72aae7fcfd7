package dev.aludel.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when there is something to migrate: a data source, other ways to a database, or
 * properties that name one. One condition and not five nested ones, which would take
 * every start several milliseconds.
 */
final class OnDatabase extends SpringBootCondition implements ConfigurationCondition {

	private static final List<Class<?>> BEANS = List.of(DataSource.class, JdbcConnectionDetails.class,
			AludelConnectionDetails.class);

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Database");
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		for (Class<?> type : BEANS) {
			if (beanFactory != null && hasBean(beanFactory, type)) {
				return ConditionOutcome.match(message.foundExactly("a bean of type " + type.getSimpleName()));
			}
		}
		if (context.getEnvironment().containsProperty("aludel.url")) {
			return ConditionOutcome.match(message.foundExactly("aludel.url"));
		}
		if (NamedDatabases.areIn(context.getEnvironment())) {
			return ConditionOutcome.match(message.foundExactly(NamedDatabases.PROPERTY));
		}
		return ConditionOutcome.noMatch(message.because("there is no DataSource, and no property names a database"));
	}

	private static boolean hasBean(ConfigurableListableBeanFactory beanFactory, Class<?> type) {
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, type, true, false)) {
			if (isCandidate(beanFactory, name)) {
				return true;
			}
		}
		return false;
	}

	// As ConditionalOnBean has it, but for what is qualified for the migrations.
	private static boolean isCandidate(ConfigurableListableBeanFactory beanFactory, String name) {
		if (!beanFactory.containsBeanDefinition(name)) {
			return true;
		}
		BeanDefinition definition = beanFactory.getBeanDefinition(name);
		boolean byDefault = !(definition instanceof AbstractBeanDefinition bean) || bean.isDefaultCandidate()
				|| beanFactory.findAnnotationOnBean(name, AludelDataSource.class, false) != null;
		return definition.isAutowireCandidate() && byDefault;
	}

}
