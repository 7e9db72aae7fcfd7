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
import org.springframework.context.aot.AotApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NativeDetector;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads its only task while its context starts, and ends.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
		JdbcClientAutoConfiguration.class, AludelAutoConfiguration.class })
public class ProcessedApplication {

	private static final String SUFFIX = "__ApplicationContextInitializer";

	/**
	 * Starts the application and stops it.
	 * @param arguments the arguments
	 */
	public static void main(String[] arguments) {
		try (ConfigurableApplicationContext context = NativeDetector.inNativeImage() ? startImage(arguments)
				: SpringApplication.run(ProcessedApplication.class, arguments)) {
			System.out.println("told: " + context.getBean("task"));
		}
	}

	/** As {@link SpringApplication} does, which takes no JDK below 25 for an image. */
	private static ConfigurableApplicationContext startImage(String[] arguments) {
		GenericApplicationContext context = new GenericApplicationContext();
		context.getEnvironment().getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
		AotApplicationContextInitializer.forInitializerClasses(ProcessedApplication.class.getName() + SUFFIX)
			.initialize(context);
		context.refresh();
		return context;
	}

	@Bean
	String task(JdbcClient jdbcClient) {
		return jdbcClient.sql("select title from tasks").query(String.class).single();
	}

}
