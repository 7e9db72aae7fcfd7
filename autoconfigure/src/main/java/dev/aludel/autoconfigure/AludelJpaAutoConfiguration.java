package dev.aludel.autoconfigure;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that speaks up where JPA would get
 * in the way of the migrations.
 */
@AutoConfiguration(after = AludelAutoConfiguration.class)
@ConditionalOnClass(EntityManagerFactory.class)
@ConditionalOnBean(AludelInitializer.class)
public final class AludelJpaAutoConfiguration {

	@Bean
	@ConditionalOnBooleanProperty(DeferredInitializationException.PROPERTY)
	static DeferredInitializationRefusal aludelDeferredInitializationRefusal() {
		return new DeferredInitializationRefusal();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HibernatePropertiesCustomizer.class)
	static class HibernateConfiguration {

		@Bean
		DdlAutoWarning aludelDdlAutoWarning() {
			return new DdlAutoWarning();
		}

	}

}
