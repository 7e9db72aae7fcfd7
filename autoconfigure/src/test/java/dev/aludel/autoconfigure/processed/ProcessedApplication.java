package dev.aludel.autoconfigure.processed;

import dev.aludel.autoconfigure.AludelAutoConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads its only task while its context starts, and ends.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
		JdbcClientAutoConfiguration.class, AludelAutoConfiguration.class })
public class ProcessedApplication {

	/**
	 * Starts the application and stops it.
	 * @param arguments the arguments
	 */
	public static void main(String[] arguments) {
		SpringApplication application = new SpringApplication(ProcessedApplication.class);
		try (ConfigurableApplicationContext context = application.run(arguments)) {
			System.out.println("told: " + context.getBean("task"));
		}
	}

	@Bean
	String task(JdbcClient jdbcClient) {
		return jdbcClient.sql("select title from tasks").query(String.class).single();
	}

}
