package dev.aludel.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files of the jar by which Spring finds what is in it.
 */
class JarFilesTests {

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.boot.autoconfigure.AutoConfiguration",
			"org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureDataSourceInitialization" })
	void importsFilesNameExistingClasses(String file) {
		assertThat(lines("META-INF/spring/" + file + ".imports")).isNotEmpty()
			.doesNotHaveDuplicates()
			.allSatisfy((name) -> assertThat(type(name)).hasAnnotation(AutoConfiguration.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "META-INF/spring.factories", "META-INF/spring/aot.factories" })
	void factoriesFileNamesExistingClasses(String file) {
		assertThat(lines(file).stream().filter((line) -> line.contains("=")))
			.as("a second line would replace the first")
			.doesNotHaveDuplicates();
		Properties factories = new Properties();
		try (InputStream content = open(file)) {
			factories.load(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		assertThat(factories).isNotEmpty();
		factories.forEach((contract, names) -> assertThat(Arrays.stream(names.toString().split(",")).map(String::strip))
			.isNotEmpty()
			.doesNotHaveDuplicates()
			.allSatisfy((name) -> assertThat(type(contract.toString())).isAssignableFrom(type(name))));
	}

	@Test
	void everyAutoConfigurationIsNamed() {
		assertThat(lines("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports")).contains(
				AludelAutoConfiguration.class.getName(), AludelDisabledAutoConfiguration.class.getName(),
				AludelEndpointAutoConfiguration.class.getName());
	}

	private static Class<?> type(String name) {
		return ClassUtils.resolveClassName(name, JarFilesTests.class.getClassLoader());
	}

	private static List<String> lines(String file) {
		try (InputStream content = open(file)) {
			return Stream.of(new String(content.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
				.map(String::strip)
				.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Ours, not that of another jar with a file of the same name. */
	private static InputStream open(String file) throws IOException {
		String classes = AludelAutoConfiguration.class.getProtectionDomain().getCodeSource().getLocation().toString();
		return URI.create(classes + file).toURL().openStream();
	}

}
