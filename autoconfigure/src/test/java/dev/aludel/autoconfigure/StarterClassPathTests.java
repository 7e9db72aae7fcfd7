package dev.aludel.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application that has the starter and nothing else: no actuator, no JPA, no Jackson.
 */
@PostgresTest
class StarterClassPathTests {

	private static final List<String> BEYOND_THE_STARTER = List.of("actuator", "hibernate", "jackson", "jpa",
			"persistence", "jooq", "testcontainers", "tomcat", "web", "data-", "boot-test", "micrometer-core",
			"health", "r2dbc", "reactor");

	@Test
	void migratesWithNothingButTheStarter(TestDatabase database) throws Exception {
		try (URLClassLoader classLoader = starterClassLoader()) {
			assertThatExceptionOfType(ClassNotFoundException.class)
				.isThrownBy(() -> classLoader.loadClass("jakarta.persistence.EntityManagerFactory"));
			Class<?> application = classLoader.loadClass(Application.class.getName());
			assertThat(application).isNotSameAs(Application.class);
			application.getMethod("run", String.class, String.class).invoke(null, database.url(), database.user());
		}
		assertThat(database.query("select title from tasks")).containsExactly("water the plants");
	}

	private static URLClassLoader starterClassLoader() throws IOException {
		String classPath = Objects.requireNonNullElse(System.getProperty("surefire.test.class.path"),
				System.getProperty("java.class.path"));
		URL[] urls = Arrays.stream(classPath.split(File.pathSeparator))
			.map(File::new)
			.filter((file) -> file.isDirectory()
					|| BEYOND_THE_STARTER.stream().noneMatch((part) -> file.getName().contains(part)))
			.map(StarterClassPathTests::url)
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
		 * Starts the application and stops it.
		 * @param url the URL of its database
		 * @param user the role
		 */
		public static void run(String url, String user) {
			ClassLoader before = Thread.currentThread().getContextClassLoader();
			Thread.currentThread().setContextClassLoader(Application.class.getClassLoader());
			try {
				new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
					.run("--spring.datasource.url=" + url, "--spring.datasource.username=" + user,
							"--aludel.packages=dev.aludel.autoconfigure.migrations.tasks")
					.close();
			}
			finally {
				Thread.currentThread().setContextClassLoader(before);
			}
		}

	}

}
