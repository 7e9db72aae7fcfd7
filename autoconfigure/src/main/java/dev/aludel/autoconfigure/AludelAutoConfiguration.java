package dev.aludel.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.migrate.MigrationListener;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that runs the pending revisions of
 * an application before anything else uses its database.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass(JdbcOperations.class)
@Conditional(OnDatabase.class)
@ConditionalOnBooleanProperty(name = "aludel.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AludelProperties.class)
@Import({ DatabaseInitializationDependencyConfigurer.class, DatabaseRegistrar.class })
public final class AludelAutoConfiguration {

	// A lazy initializer that nobody asks for would never run.
	@Bean
	@Lazy
	static LazyInitializationExcludeFilter aludelLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(AludelInitializer.class);
	}

	@Bean
	@Lazy
	AludelSchemaManagementProvider aludelSchemaManagementProvider(ObjectProvider<Aludel> engines) {
		return new AludelSchemaManagementProvider(engines);
	}

	@Bean
	@ConditionalOnMissingBean
	AludelInitializer aludelInitializer(AludelProperties properties, ObjectProvider<Aludel> engines,
			ObjectProvider<AludelStrategy> strategy, ListableBeanFactory beanFactory, ResourceLoader resourceLoader) {
		List<String> packages = properties.allPackages();
		ClassLoader classLoader = resourceLoader.getClassLoader();
		new MigrationBeans(beanFactory, packages, classLoader).warn();
		// An application that was processed ahead of time had its conditions evaluated
		// then.
		if (!properties.isEnabled()) {
			new DisabledNotice(new ClasspathMigrationSource(packages, classLoader), packages).afterPropertiesSet();
			return new AludelInitializer(List.of(), Aludel::upgrade);
		}
		AludelStrategy own = strategy.getIfAvailable();
		StartupActions actions = new StartupActions(properties, (own != null) ? new ReportingStrategy(own) : null);
		return new AludelInitializer(actions.concerned(engines.orderedStream().toList()), actions);
	}

	@Bean
	RunEvents aludelRunEvents(ApplicationEventPublisher publisher) {
		return new RunEvents(publisher);
	}

	@Bean
	@ConditionalOnMissingBean(AludelConnectionDetails.class)
	PropertiesAludelConnectionDetails aludelConnectionDetails(AludelProperties properties) {
		return new PropertiesAludelConnectionDetails(properties);
	}

	@Bean(EngineFactory.BEAN_NAME)
	EngineFactory aludelEngineFactory(AludelProperties properties, Environment environment,
			ResourceLoader resourceLoader, ListableBeanFactory beanFactory, ObjectProvider<DataSource> dataSources,
			@AludelDataSource ObjectProvider<DataSource> aludelDataSources,
			ObjectProvider<AludelConnectionDetails> connectionDetails,
			ObjectProvider<JdbcConnectionDetails> jdbcConnectionDetails,
			ObjectProvider<AludelSettingsCustomizer> customizers, ObjectProvider<MigrationListener> listeners) {
		return new EngineFactory(properties, environment, resourceLoader,
				new DataSources(beanFactory, aludelDataSources, dataSources, connectionDetails, jdbcConnectionDetails),
				customizers, listeners);
	}

	@Bean
	@Conditional(OnOneDatabase.class)
	@ConditionalOnMissingBean
	Aludel aludel(EngineFactory factory) {
		return factory.engine();
	}

}
