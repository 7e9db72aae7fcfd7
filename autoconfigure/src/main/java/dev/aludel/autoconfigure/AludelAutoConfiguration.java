package dev.aludel.autoconfigure;

import java.util.Arrays;
import java.util.List;

import javax.sql.DataSource;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.migrate.MigrationListener;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that runs the pending revisions of
 * an application before anything else uses its database.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass(JdbcOperations.class)
@ConditionalOnBean(DataSource.class)
@ConditionalOnBooleanProperty(name = "aludel.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AludelProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class AludelAutoConfiguration {

	// A lazy initializer that nobody asks for would never run.
	@Bean
	static LazyInitializationExcludeFilter aludelLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(AludelInitializer.class);
	}

	@Bean
	AludelSchemaManagementProvider aludelSchemaManagementProvider(ObjectProvider<Aludel> engines) {
		return new AludelSchemaManagementProvider(engines);
	}

	@Bean
	@ConditionalOnMissingBean
	AludelInitializer aludelInitializer(AludelProperties properties, ObjectProvider<Aludel> engines,
			ObjectProvider<AludelStrategy> strategy) {
		return new AludelInitializer(engines.orderedStream().toList(),
				strategy.getIfAvailable(() -> (aludel) -> aludel.upgrade(properties.getTarget())));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(Aludel.class)
	static class EngineConfiguration {

		@Bean
		Aludel aludel(AludelProperties properties, Environment environment, ResourceLoader resourceLoader,
				ListableBeanFactory beanFactory, ObjectProvider<DataSource> dataSource,
				@AludelDataSource ObjectProvider<DataSource> aludelDataSource,
				ObjectProvider<AludelSettingsCustomizer> customizers, ObjectProvider<MigrationListener> listeners) {
			AludelSettings settings = properties.toSettings(environment.getProperty("spring.application.name"));
			for (AludelSettingsCustomizer customizer : customizers.orderedStream().toList()) {
				settings = customizer.customize(settings);
			}
			return new Aludel(choose(aludelDataSource, dataSource, beanFactory),
					new ClasspathMigrationSource(properties.getPackages(), resourceLoader.getClassLoader()), settings,
					listeners.orderedStream().toList());
		}

		private static DataSource choose(ObjectProvider<DataSource> qualified, ObjectProvider<DataSource> all,
				ListableBeanFactory beanFactory) {
			DataSource chosen = qualified.getIfAvailable(all::getIfUnique);
			if (chosen == null) {
				throw new SeveralDataSourcesException(namesOfDataSources(beanFactory));
			}
			return chosen;
		}

		private static List<String> namesOfDataSources(ListableBeanFactory beanFactory) {
			return Arrays.stream(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, DataSource.class))
				.sorted()
				.toList();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HibernatePropertiesCustomizer.class)
	static class HibernateConfiguration {

		@Bean
		DdlAutoWarning aludelDdlAutoWarning() {
			return new DdlAutoWarning();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "jakarta.persistence.EntityManagerFactory")
	@ConditionalOnBooleanProperty(DeferredInitializationException.PROPERTY)
	static class DeferredInitializationConfiguration {

		@Bean
		static DeferredInitializationRefusal aludelDeferredInitializationRefusal() {
			return new DeferredInitializationRefusal();
		}

	}

}
