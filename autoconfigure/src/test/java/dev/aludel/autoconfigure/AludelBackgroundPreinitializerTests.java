package dev.aludel.autoconfigure;

import java.io.File;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is loaded while Spring Boot is busy with something else.
 */
class AludelBackgroundPreinitializerTests {

	@Test
	void isOneOfThoseThatSpringBootRuns() {
		assertThat(SpringFactoriesLoader.loadFactories(BackgroundPreinitializer.class, getClass().getClassLoader()))
			.hasAtLeastOneElementOfType(AludelBackgroundPreinitializer.class);
	}

	@Test
	void loadsWhatAStartTakesAndNoMore() throws Exception {
		try (OwnClassLoader loader = OwnClassLoader.ofClassPath()) {
			Class<?> type = loader.loadClass(AludelBackgroundPreinitializer.class.getName());
			Class<?> job = loader.loadClass(BackgroundPreinitializer.class.getName());
			Constructor<?> constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);
			Object preinitializer = constructor.newInstance();
			// Spring Boot makes it on the thread that starts the application.
			assertThat(loader.hasLoaded("dev.aludel.autoconfigure.AludelProperties")).isFalse();
			job.getMethod("preinitialize").invoke(preinitializer);
			assertThat(loader.hasLoaded("dev.aludel.migrate.MigrationRun")).isTrue();
			assertThat(loader.hasLoaded("dev.aludel.migrate.RecordedRevisions")).isTrue();
			assertThat(loader.hasLoaded("dev.aludel.autoconfigure.AludelProperties")).isTrue();
			// What only a run with something to do takes can wait until there is one.
			assertThat(loader.hasLoaded("dev.aludel.migrate.PlanExecution")).isFalse();
		}
	}

	/**
	 * Loads everything itself that is on the class path, and so knows what it has loaded.
	 */
	private static final class OwnClassLoader extends URLClassLoader {

		private OwnClassLoader(URL[] urls) {
			super(urls, ClassLoader.getPlatformClassLoader());
		}

		static OwnClassLoader ofClassPath() {
			String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
			return new OwnClassLoader(
					Arrays.stream(classPath.split(File.pathSeparator)).map(OwnClassLoader::url).toArray(URL[]::new));
		}

		private static URL url(String path) {
			try {
				return Path.of(path).toUri().toURL();
			}
			catch (MalformedURLException ex) {
				throw new IllegalArgumentException(path, ex);
			}
		}

		boolean hasLoaded(String name) {
			return findLoadedClass(name) != null;
		}

	}

}
