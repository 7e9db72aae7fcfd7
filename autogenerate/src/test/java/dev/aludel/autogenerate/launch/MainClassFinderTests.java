package dev.aludel.autogenerate.launch;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.aludel.autogenerate.launch.shop.ShopApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MainClassFinderTests {

	private final MainClassFinder finder = new MainClassFinder();

	@Test
	void findsTheApplication() throws Exception {
		assertThat(this.finder.find(compiled(ShopApplication.class).resolveSibling("")))
			.isEqualTo(ShopApplication.class.getName());
	}

	@Test
	void saysWhenThereIsNone(@TempDir Path directory) {
		assertThatExceptionOfType(MainClassNotFoundException.class).isThrownBy(() -> this.finder.find(directory))
			.withMessage("""
					No class in %s is annotated with @SpringBootApplication.
					Nothing was compared or written.
					Compile the application first, or name the class whose main method starts it: -DmainClass=…"""
				.formatted(directory));
	}

	@Test
	void saysWhenNothingWasCompiled(@TempDir Path directory) {
		assertThatExceptionOfType(MainClassNotFoundException.class)
			.isThrownBy(() -> this.finder.find(directory.resolve("target/classes")));
	}

	@Test
	void listsTheCandidatesWhenThereAreSeveral(@TempDir Path directory) throws Exception {
		copy(compiled(ShopApplication.class), directory.resolve("one"));
		copy(compiled(ShopApplication.class), directory.resolve("two"));
		String name = ShopApplication.class.getName();
		assertThatExceptionOfType(SeveralMainClassesException.class).isThrownBy(() -> this.finder.find(directory))
			.withMessage("""
					Several classes are annotated with @SpringBootApplication: %s, %s.
					Nothing was compared or written.
					Name the one whose main method starts the application: -DmainClass=%s""".formatted(name, name,
					name))
			.satisfies((ex) -> assertThat(ex.candidates()).containsExactly(name, name));
	}

	private static void copy(Path file, Path directory) throws IOException {
		Files.createDirectories(directory);
		Files.copy(file, directory.resolve(file.getFileName()));
	}

	private static Path compiled(Class<?> type) throws URISyntaxException {
		return Path.of(type.getResource(type.getSimpleName() + ".class").toURI());
	}

}
