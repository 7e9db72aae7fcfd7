package dev.aludel.autoconfigure.launched;

import java.util.concurrent.CountDownLatch;

import javax.sql.DataSource;

import dev.aludel.autoconfigure.AludelSettingsCustomizer;
import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.MigrationListener;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A service with a bit of everything, which stops once all of it has been told.
 */
@SpringBootApplication
@EnableScheduling
public class TellingApplication {

	/**
	 * Starts the service.
	 * @param arguments the arguments
	 */
	public static void main(String[] arguments) {
		ConfigurableApplicationContext context = SpringApplication.run(TellingApplication.class, arguments);
		tell("rest of main");
		context.close();
	}

	private static void tell(String what) {
		System.out.println("told: " + what);
	}

	@Bean
	DataSource dataSource(Environment environment) {
		tell("data source for " + environment.getProperty("aludel.command", "the service") + " in profile "
				+ String.join(",", environment.getActiveProfiles()));
		return DataSourceBuilder.create()
			.url(environment.getRequiredProperty("telling.url"))
			.username("postgres")
			.build();
	}

	@Bean
	AludelSettingsCustomizer settings() {
		return (settings) -> settings.withApplication("telling");
	}

	/** Uses a bean that waits for the upgrade at start, which a command does without. */
	@Bean
	MigrationListener listener(@Lazy JdbcTemplate jdbcTemplate, Environment environment) {
		return new MigrationListener() {

			@Override
			public void afterRevision(CompletedRevision revision) {
				tell("revision " + revision.id());
				if (environment.containsProperty("aludel.command")) {
					tell(jdbcTemplate.queryForObject("select count(*) from aludel_revision", Integer.class)
							+ " applied");
				}
			}

		};
	}

	@Bean
	HibernatePropertiesCustomizer jpa() {
		return (properties) -> tell("jpa");
	}

	@Bean
	ApplicationRunner runner() {
		return (arguments) -> tell("runner");
	}

	@Bean
	SmartInitializingSingleton singletons() {
		return () -> tell("singletons");
	}

	@Bean
	@Lazy(false)
	InitializingBean eager() {
		return () -> tell("eager");
	}

	@Component
	static class Schedule {

		private final CountDownLatch ticked = new CountDownLatch(1);

		@Scheduled(fixedRate = 1)
		void tick() {
			if (this.ticked.getCount() > 0) {
				tell("schedule");
				this.ticked.countDown();
			}
		}

		@Bean
		ApplicationRunner afterTheFirstTick() {
			return (arguments) -> this.ticked.await();
		}

	}

	@Component
	static class Lifecycle implements SmartLifecycle {

		private boolean running;

		@Override
		public void start() {
			this.running = true;
			tell("lifecycle");
		}

		@Override
		public void stop() {
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	@Component
	static class Events {

		@EventListener
		void refreshed(ContextRefreshedEvent event) {
			tell("refreshed");
		}

		@EventListener
		void listening(WebServerInitializedEvent event) {
			tell("web server");
		}

	}

}
