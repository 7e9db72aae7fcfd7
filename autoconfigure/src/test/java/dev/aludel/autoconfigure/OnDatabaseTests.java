package dev.aludel.autoconfigure;

import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.aludel.migrate.Aludel;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which beans make Aludel migrate. No database answers, and none is asked.
 */
class OnDatabaseTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AludelAutoConfiguration.class))
		.withPropertyValues("aludel.on-startup=none", "aludel.packages=dev.aludel.autoconfigure.migrations.tasks");

	@Test
	void nothingIsMigratedWithoutADataSource() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Aludel.class));
	}

	@Test
	void aDataSourceIsEnough() {
		with((definition) -> {
		}).run((context) -> assertThat(context).hasSingleBean(Aludel.class));
	}

	@Test
	void aDataSourceThatNobodyIsToGetIsNone() {
		with((definition) -> definition.setAutowireCandidate(false))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Aludel.class));
	}

	@Test
	void aDataSourceThatIsOnlyGivenToWhoNamesItIsNone() {
		with((definition) -> ((AbstractBeanDefinition) definition).setDefaultCandidate(false))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Aludel.class));
	}

	@Test
	void unlessItIsNamedForTheMigrations() {
		this.runner.withUserConfiguration(Qualified.class)
			.run((context) -> assertThat(context).hasSingleBean(Aludel.class));
	}

	@Test
	void aDataSourceOfTheParentIsOneToo() {
		new ApplicationContextRunner().withBean(DataSource.class, PGSimpleDataSource::new)
			.run((parent) -> this.runner.withParent(parent)
				.run((context) -> assertThat(context).hasSingleBean(Aludel.class)));
	}

	private ApplicationContextRunner with(Consumer<BeanDefinition> change) {
		return this.runner.withInitializer((context) -> ((GenericApplicationContext) context).registerBean("dataSource",
				DataSource.class, PGSimpleDataSource::new, change::accept));
	}

	@Configuration(proxyBeanMethods = false)
	static class Qualified {

		@Bean(defaultCandidate = false)
		@AludelDataSource
		DataSource dataSource() {
			return new PGSimpleDataSource();
		}

	}

}
