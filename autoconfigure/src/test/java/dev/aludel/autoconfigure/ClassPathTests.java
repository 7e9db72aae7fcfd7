package dev.aludel.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Applications that lack what the others have, or everything but the starter.
 */
@PostgresTest
class ClassPathTests {

	private static final List<String> BEYOND_THE_STARTER = List.of("actuator", "hibernate", "jackson", "jpa",
			"persistence", "jooq", "testcontainers", "tomcat", "web", "data-", "boot-test", "micrometer-core", "health",
			"r2dbc", "reactor", "flyway", "liquibase", "h2-", "quartz", "context-support", "core-test", "batch",
			"session");

	@Test
	void migratesWithNothingButTheStarter(TestDatabase database) throws Exception {
		startsWithout(database, "jakarta.persistence.EntityManagerFactory", BEYOND_THE_STARTER);
	}

	@Test
	void worksWithoutActuatorOnTheClassPath(TestDatabase database) throws Exception {
		startsWithout(database, "org.springframework.boot.actuate.endpoint.annotation.Endpoint",
				List.of("actuator", "health", "boot-micrometer", "micrometer-core"));
	}

	@Test
	void worksWithoutJpaOnTheClassPath(TestDatabase database) throws Exception {
		startsWithout(database, "jakarta.persistence.EntityManagerFactory",
				List.of("hibernate", "jpa", "persistence", "spring-orm", "data-jdbc"));
	}

	@Test
	void worksWithoutTestcontainersOnTheClassPath(TestDatabase database) throws Exception {
		startsWithout(database, "org.testcontainers.containers.Container", List.of("testcontainers", "docker"));
	}

	@Test
	void worksWithoutQuartzOnTheClassPath(TestDatabase database) throws Exception {
		startsWithout(database, "org.quartz.Scheduler", List.of("quartz"));
	}

	// Boot's own module for Quartz would have them wait, and JPA has everything wait.
	@Test
	void schedulersOfOnesOwnWaitForTheMigrations(TestDatabase database) throws Exception {
		startsWithout(database, "org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration",
				List.of("boot-quartz", "hibernate", "jpa", "persistence", "spring-orm", "data-jdbc"),
				SchedulingApplication.class);
	}

	private static void startsWithout(TestDatabase database, String missing, List<String> files) throws Exception {
		startsWithout(database, missing, files, Application.class);
	}

	private static void startsWithout(TestDatabase database, String missing, List<String> files, Class<?> type)
			throws Exception {
		try (URLClassLoader classLoader = classLoaderWithout(files)) {
			assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> classLoader.loadClass(missing));
			Class<?> application = classLoader.loadClass(type.getName());
			assertThat(application).isNotSameAs(type);
			classLoader.loadClass(Application.class.getName())
				.getMethod("run", Class.class, String.class, String.class)
				.invoke(null, application, database.url(), database.user());
		}
		assertThat(database.query("select title from tasks")).containsExactly("water the plants");
	}

	private static URLClassLoader classLoaderWithout(List<String> files) throws IOException {
		String classPath = Objects.requireNonNullElse(System.getProperty("surefire.test.class.path"),
				System.getProperty("java.class.path"));
		URL[] urls = Arrays.stream(classPath.split(File.pathSeparator))
			.map(File::new)
			.filter((file) -> file.isDirectory() || files.stream().noneMatch((part) -> file.getName().contains(part)))
			.map(ClassPathTests::url)
			.toArray(URL[]::new);
		return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
	}

	private static URL url(File file) {
		try {
			return file.toURI().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	/**
	 * The application, started in a class loader of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class Application {

		/**
		 * Starts an application and stops it.
		 * @param application its class
		 * @param url the URL of its database
		 * @param user the role
		 */
		public static void run(Class<?> application, String url, String user) {
			ClassLoader before = Thread.currentThread().getContextClassLoader();
			Thread.currentThread().setContextClassLoader(Application.class.getClassLoader());
			try {
				new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
					.run("--spring.datasource.url=" + url, "--spring.datasource.username=" + user,
							"--aludel.packages=dev.aludel.autoconfigure.migrations.tasks")
					.close();
			}
			finally {
				Thread.currentThread().setContextClassLoader(before);
			}
		}

	}

	/**
	 * One that reads a migrated table while it sets its scheduler up.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class SchedulingApplication {

		@Bean
		SchedulerFactoryBean scheduler(DataSource dataSource) {
			SchedulerFactoryBean scheduler = new SchedulerFactoryBean();
			scheduler.setAutoStartup(false);
			scheduler.setSchedulerContextAsMap(Map.of("task",
					JdbcClient.create(dataSource).sql("select title from tasks").query(String.class).single()));
			return scheduler;
		}

	}

}
