package dev.aludel.autoconfigure;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.GroupMatcher;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.boot.session.autoconfigure.SessionAutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Libraries with tables of their own find them where a revision has made them. The beans
 * here ask the libraries while they are created, and are defined before everything else.
 */
@PostgresTest
class LibraryTablesTests {

	private static final AutoConfigurations JDBC = AutoConfigurations.of(DataSourceAutoConfiguration.class,
			DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
			AludelAutoConfiguration.class);

	@Test
	void jobRepositoryWaitsForTheMigrations(TestDatabase database) {
		new ApplicationContextRunner().withConfiguration(JDBC)
			.withConfiguration(AutoConfigurations.of(BatchJdbcAutoConfiguration.class))
			.withUserConfiguration(ReaderOfJobs.class)
			.withPropertyValues(properties(database))
			.withPropertyValues("spring.batch.jdbc.initialize-schema=never", "spring.batch.job.enabled=false")
			.run((context) -> assertThat(context).getBean("reader").isEqualTo("0 jobs"));
	}

	@Test
	void schedulerWaitsForTheMigrations(TestDatabase database) {
		new ApplicationContextRunner().withConfiguration(JDBC)
			.withConfiguration(AutoConfigurations.of(QuartzAutoConfiguration.class))
			.withUserConfiguration(ReaderOfTriggers.class)
			.withPropertyValues(properties(database))
			.withPropertyValues("spring.quartz.jdbc.initialize-schema=never", "spring.quartz.job-store-type=jdbc",
					"spring.quartz.properties.org.quartz.jobStore.driverDelegateClass="
							+ "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate")
			.run((context) -> assertThat(context).getBean("reader").isEqualTo("0 triggers"));
	}

	@Test
	void sessionRepositoryWaitsForTheMigrations(TestDatabase database) {
		new WebApplicationContextRunner().withConfiguration(JDBC)
			.withConfiguration(
					AutoConfigurations.of(JdbcSessionAutoConfiguration.class, SessionAutoConfiguration.class))
			.withUserConfiguration(ReaderOfSessions.class)
			.withPropertyValues(properties(database))
			.withPropertyValues("spring.session.jdbc.initialize-schema=never")
			.run((context) -> assertThat(context).getBean("reader").isEqualTo("no session"));
	}

	private static String[] properties(TestDatabase database) {
		return new String[] { "aludel.packages=dev.aludel.autoconfigure.migrations.libraries",
				"spring.datasource.url=" + database.url(), "spring.datasource.username=" + database.user() };
	}

	@Configuration(proxyBeanMethods = false)
	static class ReaderOfJobs {

		@Bean
		String reader(JobRepository repository) {
			return repository.getJobNames().size() + " jobs";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReaderOfTriggers {

		@Bean
		String reader(Scheduler scheduler) throws SchedulerException {
			return scheduler.getTriggerKeys(GroupMatcher.anyGroup()).size() + " triggers";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReaderOfSessions {

		@Bean
		String reader(JdbcIndexedSessionRepository repository) {
			return (repository.findById("unknown") != null) ? "a session" : "no session";
		}

	}

}
